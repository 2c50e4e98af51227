// Two terminals over one store: how the desk joins the kiosk's, and how each hears of what the other has
// written.
#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"

namespace liaison::app {

// Told once, however often it is tried again.
void StoreWorker::take_trouble(const domain::SaveError& error) {
    if (trouble_ && trouble_->detail == error.detail) return;
    spdlog::error("the store cannot be used: {}", error.detail);
    trouble_ = error;
    mailbox_.post(StoreHealth{trouble_});
}

void StoreWorker::join() {
    auto joined = store::Database::join(options());
    const auto key =
        joined ? store::DeviceKey::open_existing(settings_.data_folder) : tl::unexpected(joined.error());
    if (!key) return take_trouble(key.error());
    store_ = std::make_unique<Store>(std::move(*joined), *key);
    trouble_.reset();
    spdlog::info("the desk has joined the kiosk's store");
    mailbox_.post(StoreHealth{});
    take_over_configuration();
    tell_day();
}

// Whatever the kiosk has put in force, an earlier one that it went back to included.
void StoreWorker::take_over_configuration() {
    take_up_roots();
    const auto stored = store_->configurations.current();
    if (configuration_ && (!stored || !*stored || (*stored)->version == configuration_->version)) return;
    open_first_configuration();
}

// Another terminal has written: the glass hears of it, and so does the line to the county.
void StoreWorker::follow() {
    if (settings_.is_desk && (!store_ || store_->database->is_replaced())) {
        store_.reset(); // before the next one: a desk's place is taken by one at a time
        return join();
    }
    if (!store_) return;
    const auto changed = store_->database->has_changed();
    if (!changed && settings_.is_desk) {
        store_.reset();
        return take_trouble(changed.error());
    }
    if (!changed || !*changed) return;
    if (settings_.is_desk) take_over_configuration();
    tell_day();
    records_grew_();
}

} // namespace liaison::app
