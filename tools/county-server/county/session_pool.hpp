// Connections that are opened when first needed and again after they broke.
#pragma once

#include <chrono>
#include <functional>

#include <soci/soci.h>

namespace liaison::county {

class SessionPool {
public:
    SessionPool(std::size_t count, std::chrono::milliseconds patience,
                std::function<void(soci::session&)> open);

    // One connection for one piece of work. Throws StoreTrouble: none became free in time, or none can be
    // opened.
    class Lease {
    public:
        explicit Lease(SessionPool& pool);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        soci::session& session() { return pool_.sessions_.at(place_); }
        void drop() { session().close(); } // the next one opens it again

    private:
        SessionPool& pool_;
        std::size_t place_ = 0;
    };

private:
    soci::connection_pool sessions_;
    std::chrono::milliseconds patience_;
    std::function<void(soci::session&)> open_;
};

} // namespace liaison::county
