// An outbox in memory. All of it may be called from any thread.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "county_support/samples.hpp"
#include "sync/outbox_port.hpp"

namespace liaison::testing {

class FakeOutbox : public sync::OutboxPort {
public:
    void add(std::int64_t first, std::int64_t last) {
        for (std::int64_t sequence = first; sequence <= last; ++sequence)
            add(sample_record(sequence));
    }
    void add(domain::WireRecord record) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(record.sequence, std::move(record));
    }
    void break_disk(bool broken) {
        const std::lock_guard lock(mutex_);
        broken_ = broken;
    }

    tl::expected<std::vector<domain::WireRecord>, std::string> next_batch(std::size_t most_records,
                                                                          std::size_t most_bytes) override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        std::vector<domain::WireRecord> batch;
        std::size_t bytes = 0;
        for (const auto& [sequence, record] : waiting_) {
            bytes += record.body.size();
            if (batch.size() == most_records || (!batch.empty() && bytes > most_bytes)) break;
            batch.push_back(record);
        }
        return batch;
    }

    tl::expected<void, std::string> acknowledge(std::span<const domain::RecordResult> results) override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        for (const auto& result : results) {
            if (!waiting_.erase(result.sequence)) unknown_.insert(result.sequence);
            if (result.outcome == domain::RecordOutcome::refused) aside_[result.sequence] = result.reason;
        }
        return {};
    }

    tl::expected<domain::NewsCursor, std::string> news_cursor() override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        return cursor_;
    }
    tl::expected<void, std::string> take_news(const domain::CountyNews& news) override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        cursor_ = news.cursor;
        news_.insert(news_.end(), news.opinions.begin(), news.opinions.end());
        return {};
    }
    std::vector<domain::ChainEvent> news() {
        const std::lock_guard lock(mutex_);
        return news_;
    }

    tl::expected<domain::RecordClock, std::string> clock(domain::Now now) override {
        const std::lock_guard lock(mutex_);
        return domain::RecordClock{
            .boot = boot, .since_boot = now.monotonic.since_start, .county_ahead = county_ahead_};
    }
    void learn_county_time(domain::WallTime county, domain::Now now) override {
        const std::lock_guard lock(mutex_);
        county_ahead_ = county - now.wall;
        ++times_learned_;
    }
    std::optional<domain::WallTime> last_county_time() override {
        const std::lock_guard lock(mutex_);
        return known_county_time;
    }
    std::optional<domain::WallTime> known_county_time; // set before the link starts
    std::optional<std::chrono::milliseconds> county_ahead() {
        const std::lock_guard lock(mutex_);
        return county_ahead_;
    }
    int times_learned() {
        const std::lock_guard lock(mutex_);
        return times_learned_;
    }
    static constexpr const char* boot = "00000000000000b7";

    std::optional<domain::SlotHold> next_hold() override {
        const std::lock_guard lock(mutex_);
        return std::exchange(hold_, std::nullopt);
    }
    void hold_answered(const domain::SlotHold& hold, bool held) override {
        const std::lock_guard lock(mutex_);
        held_[hold.appointment_id] = held;
    }
    void wish_to_hold(domain::SlotHold hold) {
        const std::lock_guard lock(mutex_);
        hold_ = std::move(hold);
    }
    std::map<std::string, bool> held() {
        const std::lock_guard lock(mutex_);
        return held_;
    }

    void add_sheet(domain::Sheet sheet, domain::Bytes jpeg) {
        const std::lock_guard lock(mutex_);
        sheets_.push_back({std::move(sheet), std::move(jpeg), 0});
    }

    tl::expected<std::optional<domain::SheetUpload>, std::string> next_sheet_part() override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        for (const Photographed& one : sheets_) {
            if (one.received >= one.sheet.bytes) continue;
            const auto begin = one.jpeg.begin() + one.received;
            const auto most = std::min<std::int64_t>(one.jpeg.end() - begin, domain::sheet_part_bytes);
            return domain::SheetUpload{one.sheet, one.received, {begin, begin + most}};
        }
        return std::nullopt;
    }

    tl::expected<void, std::string> note_sheet_received(const std::string& sheet_id,
                                                        std::int64_t bytes) override {
        const std::lock_guard lock(mutex_);
        if (broken_) return tl::unexpected(std::string("disk"));
        for (Photographed& one : sheets_)
            if (one.sheet.id == sheet_id) one.received = std::clamp<std::int64_t>(bytes, 0, one.sheet.bytes);
        return {};
    }

    std::int64_t unsent() override {
        const std::lock_guard lock(mutex_);
        return static_cast<std::int64_t>(waiting_.size());
    }

    std::map<std::int64_t, std::string> aside() {
        const std::lock_guard lock(mutex_);
        return aside_;
    }
    bool acknowledged_what_did_not_wait() {
        const std::lock_guard lock(mutex_);
        return !unknown_.empty();
    }

private:
    std::mutex mutex_;
    struct Photographed {
        domain::Sheet sheet;
        domain::Bytes jpeg;
        std::int64_t received = 0;
    };
    std::vector<Photographed> sheets_;
    std::vector<domain::ChainEvent> news_;
    domain::NewsCursor cursor_;
    std::optional<domain::SlotHold> hold_;
    std::map<std::string, bool> held_;
    std::map<std::int64_t, domain::WireRecord> waiting_;
    std::map<std::int64_t, std::string> aside_;
    std::set<std::int64_t> unknown_;
    std::optional<std::chrono::milliseconds> county_ahead_;
    int times_learned_ = 0;
    bool broken_ = false;
};

} // namespace liaison::testing
