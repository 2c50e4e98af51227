// What the line to the county asks of the store, from the network's thread.
#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"

namespace liaison::app {

using domain::SaveError;

namespace {

// `answered`: nothing where the store's thread has ended.
template <class Value>
tl::expected<Value, std::string> told(const std::optional<store::Saved<Value>>& answered) {
    if (!answered) return tl::unexpected(std::string("the program ends"));
    return answered->map_error([](const SaveError& error) { return error.detail; });
}

} // namespace

tl::expected<std::vector<domain::WireRecord>, std::string> StoreWorker::next_batch(std::size_t most_records,
                                                                                   std::size_t most_bytes) {
    using Batch = store::Saved<std::vector<domain::WireRecord>>;
    return told(queue_.ask([&]() -> Batch {
        return store_ ? store_->outbox.next_batch(most_records, most_bytes) : Batch(tl::unexpected(not_open()));
    }));
}

tl::expected<void, std::string> StoreWorker::acknowledge(std::span<const domain::RecordResult> results) {
    return told(queue_.ask([&]() -> store::Saved<void> {
        if (!store_) return tl::unexpected(not_open());
        auto saved = store_->outbox.acknowledge({results.begin(), results.end()});
        tell_day();
        return saved;
    }));
}

tl::expected<domain::NewsCursor, std::string> StoreWorker::news_cursor() {
    return told(queue_.ask([&]() -> store::Saved<domain::NewsCursor> {
        if (!store_) return tl::unexpected(not_open());
        return store_->chains.cursor().and_then([&](std::int64_t opinions) {
            return store_->shared_slots.cursor().map([&](std::int64_t slots) {
                return domain::NewsCursor{opinions, slots};
            });
        });
    }));
}

tl::expected<void, std::string> StoreWorker::take_news(const domain::CountyNews& news) {
    return told(queue_.ask([&]() -> store::Saved<void> {
        if (!store_ || !configuration_) return tl::unexpected(not_open());
        const auto opinions = store_->chains.take_news(news, configuration_->opinion_chain);
        if (!opinions) return tl::unexpected(opinions.error());
        if (*opinions > 0) spdlog::info("{} news about opinions", *opinions);
        const auto decided = store_->shared_slots.take_words(news, this_moment());
        if (!decided) return tl::unexpected(decided.error());
        if (*decided > 0) spdlog::info("the county has decided about {} appointments", *decided);
        if (!news.slots.empty()) tell_day();
        return {};
    }));
}

tl::expected<std::optional<domain::SheetUpload>, std::string> StoreWorker::next_sheet_part() {
    using Part = store::Saved<std::optional<domain::SheetUpload>>;
    return told(queue_.ask(
        [&]() -> Part { return store_ ? store_->sheets.next_part() : Part(tl::unexpected(not_open())); }));
}

tl::expected<void, std::string> StoreWorker::note_sheet_received(const std::string& sheet_id,
                                                                 std::int64_t bytes) {
    return told(queue_.ask([&]() -> store::Saved<void> {
        if (!store_) return tl::unexpected(not_open());
        return store_->sheets.note_received(sheet_id, bytes);
    }));
}

tl::expected<domain::RecordClock, std::string> StoreWorker::clock(domain::Now now) {
    using Clock = store::Saved<domain::RecordClock>;
    return told(queue_.ask([&]() -> Clock {
        return store_ ? store_->county_clock.reading(now) : Clock(tl::unexpected(not_open()));
    }));
}

void StoreWorker::learn_county_time(domain::WallTime county, domain::Now now) {
    queue_.post([this, county, now] {
        if (!store_) return;
        if (const auto learned = store_->county_clock.learn(county, now); !learned)
            spdlog::warn("the county's time could not be noted: {}", learned.error().detail);
    });
}

std::optional<domain::WallTime> StoreWorker::last_county_time() {
    const auto known = queue_.ask([this]() -> std::optional<domain::WallTime> {
        return store_ ? store_->county_clock.last_known().value_or(std::nullopt) : std::nullopt;
    });
    return known.value_or(std::nullopt);
}

std::int64_t StoreWorker::unsent() {
    const auto count =
        queue_.ask([this] { return store_ ? store_->outbox.unsent().value_or(0) : std::int64_t{0}; });
    return count.value_or(0);
}

} // namespace liaison::app
