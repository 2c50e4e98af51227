#include "app/work_queue.hpp"

namespace liaison::app {

void WorkQueue::start(Work first, Work regularly, std::chrono::milliseconds every) {
    every_ = every;
    thread_ = std::thread(
        [this, first = std::move(first), regularly = std::move(regularly)] { run(first, regularly); });
}

void WorkQueue::post(Work work) {
    try_post(std::move(work));
}

bool WorkQueue::try_post(Work work) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return false;
        waiting_.push_back(std::move(work));
    }
    changed_.notify_one();
    return true;
}

void WorkQueue::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void WorkQueue::run(const Work& first, const Work& regularly) {
    using Clock = std::chrono::steady_clock;
    first();
    auto due = Clock::now() + every_;
    std::unique_lock lock(mutex_);
    while (true) {
        const bool something =
            changed_.wait_until(lock, due, [this] { return stopping_ || !waiting_.empty(); });
        if (something && waiting_.empty()) return;
        const bool is_due = !something || Clock::now() >= due;
        Work work = regularly;
        if (!is_due) {
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        lock.unlock();
        work();
        lock.lock();
        if (is_due) due = Clock::now() + every_;
    }
}

} // namespace liaison::app
