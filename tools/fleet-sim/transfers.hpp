// Many transfers at once, in one thread.
#pragma once

#include <chrono>
#include <functional>

#include <curl/curl.h>

namespace liaison::fleet {

class Transfers {
public:
    using Ended = std::function<void(CURL*, CURLcode)>;

    explicit Transfers(Ended ended);
    ~Transfers();
    Transfers(const Transfers&) = delete;
    Transfers& operator=(const Transfers&) = delete;

    void begin(CURL* handle);
    void end(CURL* handle); // in the middle of it, and without a word
    // Moves bytes for at most so long, and tells of what has ended.
    void run_for(std::chrono::milliseconds span);
    int under_way() const { return under_way_; }

private:
    CURLM* multi_;
    Ended ended_;
    int under_way_ = 0;
};

} // namespace liaison::fleet
