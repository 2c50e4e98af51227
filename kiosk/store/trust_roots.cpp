#include "store/trust_roots.hpp"

#include "store/database.hpp"
#include "store/rows.hpp"

namespace liaison::store {

Saved<void> TrustRoots::add(std::int64_t version, const domain::SignedStatement& root) {
    return in_transaction(database_.connection(), [&] {
        run(database_.connection().sqlite, "INSERT INTO trust_roots (version, envelope) VALUES (?, ?)", version,
            domain::to_json(root));
    });
}

Saved<std::vector<domain::SignedStatement>> TrustRoots::after(std::int64_t version) {
    return guarded(database_.connection(), [&] {
        return all_rows(database_.connection().sqlite, root_columns, root_from,
                        "WHERE version > ? ORDER BY version", version);
    });
}

} // namespace liaison::store
