#include "transfers.hpp"

#include <stdexcept>

namespace liaison::fleet {

Transfers::Transfers(Ended ended) : multi_(curl_multi_init()), ended_(std::move(ended)) {
    if (!multi_) throw std::runtime_error("libcurl has no handle");
}

Transfers::~Transfers() {
    curl_multi_cleanup(multi_);
}

void Transfers::begin(CURL* handle) {
    curl_multi_add_handle(multi_, handle);
    ++under_way_;
}

void Transfers::end(CURL* handle) {
    curl_multi_remove_handle(multi_, handle);
    --under_way_;
}

void Transfers::run_for(std::chrono::milliseconds span) {
    int active = 0, queued = 0;
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(span.count()), nullptr);
    curl_multi_perform(multi_, &active);
    while (const CURLMsg* message = curl_multi_info_read(multi_, &queued)) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL* handle = message->easy_handle;
        const CURLcode code = message->data.result;
        curl_multi_remove_handle(multi_, handle);
        --under_way_;
        ended_(handle, code);
    }
}

} // namespace liaison::fleet
