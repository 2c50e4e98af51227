// What the connections of a listener share.
#pragma once

#include <atomic>
#include <set>

#include "county/http/listener.hpp"
#include "county/http/network.hpp"

namespace liaison::county {

// One connection, as the listener sees it that wants to stop. All in the thread of the network.
class Guest {
public:
    virtual ~Guest() = default;
    virtual void finish() = 0; // ends it where it waits for a request or a topic
    virtual void drop() = 0;   // at once
};

struct ListenerCore {
    ListenerCore(Bell& given_bell, Limits given_limits, Manners given_manners)
        : bell(given_bell), limits(given_limits), manners(std::move(given_manners)), handlers(limits.handlers),
          goodbye(io) {}

    Bell& bell;
    const Limits limits;
    const Manners manners;
    asio::io_context io{1};
    asio::thread_pool handlers;

    // Only in the thread of the network.
    struct Door {
        tcp::acceptor acceptor;
        std::unique_ptr<asio::ssl::context> tls; // null: plain
        const Router& router;
    };
    std::vector<std::unique_ptr<Door>> doors;
    std::vector<std::unique_ptr<asio::steady_timer>> pauses;
    std::set<Guest*> guests;
    asio::steady_timer goodbye;
    bool is_stopping = false;

    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> waiting{0};
    std::atomic<std::size_t> queued{0};

    // In a thread of the handlers; goes on in the caller's.
    template <class Work>
    asio::awaitable<void> run(Work work) {
        ++queued;
        co_await asio::co_spawn(
            asio::any_io_executor(handlers.get_executor()),
            [this, &work]() -> asio::awaitable<void> {
                --queued;
                work();
                co_return;
            },
            asio::use_awaitable);
    }

    asio::awaitable<void> welcome(Door& door);
    asio::awaitable<void> repeat(asio::steady_timer& timer, std::chrono::milliseconds pause,
                                 std::function<void()> work);
    void stop();
};

} // namespace liaison::county
