// A thread that does one piece of work after the other, and something else in between every now and then.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

namespace liaison::app {

class WorkQueue {
public:
    using Work = std::function<void()>;

    ~WorkQueue() { stop(); }

    // `first` runs before all else; `regularly` then `every` so often, however much other work there is.
    void start(Work first, Work regularly, std::chrono::milliseconds every);

    // On the thread: another span, from the next time on.
    void repeat_every(std::chrono::milliseconds every) { every_ = every; }

    void post(Work work);

    // Runs `work` on the thread and waits for what it gives; nullopt once the queue is stopping.
    template <class Ask>
    auto ask(Ask work) -> std::optional<std::invoke_result_t<Ask>> {
        using Result = std::invoke_result_t<Ask>;
        auto promise = std::make_shared<std::promise<std::optional<Result>>>();
        auto answer = promise->get_future();
        const bool taken =
            try_post([promise, work = std::move(work)]() mutable { promise->set_value(work()); });
        return taken ? answer.get() : std::nullopt;
    }

    // Finishes what was posted, then ends the thread.
    void stop();

private:
    bool try_post(Work work);
    void run(const Work& first, const Work& regularly);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work> waiting_;
    bool stopping_ = false;
    std::chrono::milliseconds every_{0}; // the thread's alone
    std::thread thread_;
};

} // namespace liaison::app
