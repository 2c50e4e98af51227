#include "county/http/bell.hpp"

#include <algorithm>
#include <vector>

namespace liaison::county {

namespace {

// Outside the lock: whoever is woken may wait again at once.
template <class Waiters>
void wake(const Waiters& waiters) {
    for (const auto& waiter : waiters)
        if (const auto waits = waiter.lock()) waits->woken();
}

} // namespace

void Bell::ring(const std::string& topic) {
    std::vector<std::weak_ptr<Waiter>> woken;
    {
        const std::lock_guard lock(mutex_);
        last_[topic] = ++rings_;
        const auto [begin, end] = waiters_.equal_range(topic);
        for (auto waiter = begin; waiter != end; ++waiter)
            woken.push_back(waiter->second);
    }
    wake(woken);
}

void Bell::ring_all() {
    std::vector<std::weak_ptr<Waiter>> woken;
    {
        const std::lock_guard lock(mutex_);
        last_of_all_ = ++rings_;
        for (const auto& [topic, waiter] : waiters_)
            woken.push_back(waiter);
    }
    wake(woken);
}

std::uint64_t Bell::rings() const {
    const std::lock_guard lock(mutex_);
    return rings_;
}

Bell::Waiting Bell::wait(const std::string& topic, std::uint64_t since, std::function<void()> woken) {
    std::shared_ptr<Waiter> waiter(new Waiter{std::move(woken)}, [this, topic](Waiter* ended) {
        delete ended;
        forget_ended(topic);
    });
    bool has_rung = false;
    {
        const std::lock_guard lock(mutex_);
        const auto last = last_.find(topic);
        has_rung = last_of_all_ > since || (last != last_.end() && last->second > since);
        if (!has_rung) waiters_.emplace(topic, waiter);
    }
    if (has_rung) waiter->woken();
    return waiter;
}

void Bell::forget_ended(const std::string& topic) {
    const std::lock_guard lock(mutex_);
    const auto [begin, end] = waiters_.equal_range(topic);
    for (auto waiter = begin; waiter != end;)
        waiter = waiter->second.expired() ? waiters_.erase(waiter) : std::next(waiter);
}

std::size_t Bell::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiters_.size();
}

} // namespace liaison::county
