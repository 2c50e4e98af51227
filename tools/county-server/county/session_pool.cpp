#include "county/session_pool.hpp"

#include "county/store_trouble.hpp"

namespace liaison::county {

SessionPool::SessionPool(std::size_t count, std::chrono::milliseconds patience,
                         std::function<void(soci::session&)> open)
    : sessions_(count), patience_(patience), open_(std::move(open)) {}

SessionPool::Lease::Lease(SessionPool& pool) : pool_(pool) {
    if (!pool_.sessions_.try_lease(place_, static_cast<int>(pool_.patience_.count())))
        throw StoreTrouble("all connections to the database are busy");
    if (session().get_backend() != nullptr) return;
    try {
        pool_.open_(session());
    } catch (const soci::soci_error& error) {
        session().close();
        pool_.sessions_.give_back(place_);
        throw StoreTrouble(error.get_error_message());
    }
}

SessionPool::Lease::~Lease() {
    pool_.sessions_.give_back(place_);
}

} // namespace liaison::county
