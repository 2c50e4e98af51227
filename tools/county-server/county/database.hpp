// The county's database: one SQLite file, or a PostgreSQL database that several server processes share.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "county/engine.hpp"
#include "county/lock.hpp"
#include "county/session_pool.hpp"
#include "county/sql.hpp"
#include "county/store_trouble.hpp"

namespace liaison::county {

class Database {
public:
    // A file's path, or postgresql://user@host/database. Opens or creates the file, or connects, and brings the
    // schema up to date. All of this class throws StoreTrouble. `patience`: how long to wait for somebody
    // else's lock (a command beside the running server, another server) and for a free connection.
    // std::runtime_error: a newer program made the schema.
    Database(const std::string& place, std::chrono::milliseconds patience);

    // `work` takes soci::session& and only reads. It may run again where the connection was lost.
    template <class Work>
    auto use(Work work) {
        return result_of(work, [&](const Session& inner) { read(inner); });
    }

    // `work` happens as a whole or not at all, and is on disk when this returns. It may run again: after
    // another change came in between, and on a connection that is open again.
    template <class Work>
    auto change(const Lock& lock, Work work) {
        return result_of(work, [&](const Session& inner) { write(lock, inner); });
    }

private:
    using Session = std::function<void(soci::session&)>;

    template <class Work, class Run>
    static auto result_of(Work& work, Run run) {
        using Result = std::invoke_result_t<Work&, soci::session&>;
        if constexpr (std::is_void_v<Result>) {
            run(work);
        } else {
            std::optional<Result> result;
            run([&](soci::session& sql) { result.emplace(work(sql)); });
            return *std::move(result);
        }
    }
    void read(const Session& work);
    void write(const Lock& lock, const Session& work);
    template <class Work>
    void attempt(SessionPool& pool, Work work);

    std::unique_ptr<Engine> engine_;
    SessionPool changing_;
    std::optional<SessionPool> reading_;
};

} // namespace liaison::county
