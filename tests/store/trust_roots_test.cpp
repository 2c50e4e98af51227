// The county's roots on a disk that had no room for one of them.
#include <sqlite3.h>

#include "catch.hpp"
#include "fault_file_system.hpp"
#include "station.hpp"
#include "store/trust_roots.hpp"

using namespace liaison;
using namespace liaison::store::test;

TEST_CASE("a root that a full disk could not keep is kept before the next one, never left out between them") {
    const TemporaryFolder folder;
    FaultFileSystem disk;
    StoreAtWork store(folder.data(), 1, disk.name());
    store::TrustRoots roots(*store.database);
    const domain::SignedStatement second{"second", {}}, third{"third", {}};
    disk.start_counting();
    disk.fail_at(1, SQLITE_FULL, true);
    CHECK_FALSE(roots.add(2, second));
    CHECK_FALSE(roots.keep()); // so that nothing is stored which only it makes believable
    CHECK(roots.after(1).value().empty());
    disk.start_counting();
    CHECK(roots.add(3, third));
    CHECK(roots.after(1).value() == std::vector{second, third});
    CHECK(roots.keep());
}
