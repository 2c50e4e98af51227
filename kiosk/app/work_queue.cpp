#include "app/work_queue.hpp"

namespace liaison::app {

void WorkQueue::start(Work first, Work when_quiet, std::chrono::milliseconds quiet) {
    quiet_ = quiet;
    thread_ = std::thread(
        [this, first = std::move(first), when_quiet = std::move(when_quiet)] { run(first, when_quiet); });
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

void WorkQueue::run(const Work& first, const Work& when_quiet) {
    first();
    std::unique_lock lock(mutex_);
    while (true) {
        const bool something =
            changed_.wait_for(lock, quiet_, [this] { return stopping_ || !waiting_.empty(); });
        if (something && waiting_.empty()) return;
        Work work = when_quiet;
        if (something) {
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        lock.unlock();
        work();
        lock.lock();
    }
}

} // namespace liaison::app
