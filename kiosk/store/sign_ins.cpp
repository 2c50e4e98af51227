#include "store/sign_ins.hpp"

#include "store/database.hpp"
#include "store/rows.hpp"

namespace liaison::store {

Saved<bool> SignIns::begin_try(const std::string& who, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        auto tries = first_row(sqlite, sign_in_columns, sign_in_from, "WHERE who = ?", who)
                         .value_or(domain::SignInTries{.who = who});
        if (!tries.may_try(now.wall)) return false;
        tries.count(now.wall);
        run(sqlite,
            "INSERT INTO sign_in_tries (who, wrong, paused_until) VALUES (?, ?, ?) ON CONFLICT (who)"
            " DO UPDATE SET wrong = excluded.wrong, paused_until = excluded.paused_until",
            tries.who, tries.wrong, tries.paused_until);
        return true;
    });
}

Saved<void> SignIns::forget(const std::string& who) {
    return in_transaction(database_.connection(), [&] {
        run(database_.connection().sqlite, "DELETE FROM sign_in_tries WHERE who = ?", who);
    });
}

} // namespace liaison::store
