#include "store/keeper_calls.hpp"

#include "store/database.hpp"
#include "store/record_writer.hpp"

namespace liaison::store {

Saved<domain::KeeperCall> KeeperCalls::write(domain::KeeperCall call, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        if (call.id.empty()) call.id = domain::make_uuid(random_());
        RecordWriter(database_.connection().sqlite, random_, now).write(call);
        return call;
    });
}

} // namespace liaison::store
