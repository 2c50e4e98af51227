// Tells those who wait for a topic that something of it is new. Any thread may ring and wait.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace liaison::county {

class Bell {
public:
    void ring(const std::string& topic);
    void ring_all();             // every topic
    std::uint64_t rings() const; // so often it has rung

    // Ends the waiting when it goes. `woken` may be under way in another thread then.
    using Waiting = std::shared_ptr<void>;

    // Calls `woken` when the topic rings, from the thread that rings; at once where it has rung after the first
    // `since` rings.
    [[nodiscard]] Waiting wait(const std::string& topic, std::uint64_t since, std::function<void()> woken);

    std::size_t waiting() const; // how many

private:
    struct Waiter {
        std::function<void()> woken;
    };
    using Waiters = std::multimap<std::string, std::weak_ptr<Waiter>>;

    void forget_ended(const std::string& topic);

    mutable std::mutex mutex_;
    std::uint64_t rings_ = 0;
    std::uint64_t last_of_all_ = 0;
    std::map<std::string, std::uint64_t> last_; // topic -> the number of its last ring
    Waiters waiters_;
};

} // namespace liaison::county
