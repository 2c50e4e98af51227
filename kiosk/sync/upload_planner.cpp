#include "sync/upload_planner.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace liaison::sync {

using domain::MonotonicTime;
using domain::RecordResult;
using domain::WireRecord;
using std::chrono::milliseconds;

namespace {

// Room for what stands around the bodies in a batch: sequence, id, kind, time.
constexpr std::size_t envelope_bytes = domain::max_batch_records * 200;
constexpr std::size_t body_bytes = domain::max_batch_bytes - envelope_bytes;

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

// The answer's results that speak of records of this batch; an answer may say what it likes about others.
std::vector<RecordResult> results_for(const std::vector<WireRecord>& records,
                                      const domain::BatchAnswer& answer) {
    std::vector<RecordResult> ours;
    for (const WireRecord& record : records) {
        const auto found = std::find_if(answer.results.begin(), answer.results.end(),
                                        [&](const auto& result) { return result.sequence == record.sequence; });
        if (found != answer.results.end()) ours.push_back(*found);
    }
    return ours;
}

} // namespace

UploadPlanner::UploadPlanner(PlannerSettings settings, OutboxPort& outbox, std::function<double()> random,
                             AssetPort* assets)
    : settings_(std::move(settings)), outbox_(outbox), assets_(assets), random_(std::move(random)) {}

Action UploadPlanner::next_action(MonotonicTime now) {
    assert(!under_way_);
    if (now < quiet_until_) return Wait{quiet_until_};
    if (std::exchange(hold_may_wait_, false))
        if (auto hold = outbox_.next_hold()) {
            under_way_ = AskForHold{*hold};
            return AskForHold{*std::move(hold)};
        }
    if (now >= configuration_due_ && doorbell_stands_) configuration_asked(now);
    if (now >= configuration_due_) {
        under_way_ = FetchConfiguration{settings_.configuration_version};
        return *under_way_;
    }
    if (auto news = plan_news()) {
        under_way_ = *news;
        return std::move(*news);
    }
    if (auto send = plan_send(now)) {
        under_way_ = *send;
        return std::move(*send);
    }
    if (auto sheet = plan_sheet(now)) {
        under_way_ = *sheet;
        return std::move(*sheet);
    }
    if (auto asset = plan_asset(now)) {
        under_way_ = *asset;
        return std::move(*asset);
    }
    MonotonicTime until = configuration_due_;
    if (outbox_may_hold_ && now < send_not_before_) until = std::min(until, send_not_before_);
    if (sheets_may_wait_ && now < sheet_not_before_) until = std::min(until, sheet_not_before_);
    if (assets_may_lack_ && now < asset_not_before_) until = std::min(until, asset_not_before_);
    return Wait{until};
}

std::optional<Action> UploadPlanner::plan_send(MonotonicTime now) {
    if (!outbox_may_hold_ || now < send_not_before_) return std::nullopt;
    const std::size_t most = suspect_ ? suspect_->probe + 1 : batch_limit_;
    auto records = outbox_.next_batch(most, body_bytes);
    if (!records) {
        detail_ = "outbox: " + records.error();
        send_not_before_ = now + std::max(Backoff::base, send_backoff_.next_delay(random_()));
        return std::nullopt;
    }
    if (records->empty()) {
        outbox_may_hold_ = false;
        suspect_.reset();
        return std::nullopt;
    }
    return Send{{settings_.station_id, suspect_ ? lone_record(std::move(*records)) : std::move(*records)}};
}

void UploadPlanner::configuration_asked(MonotonicTime now) {
    configuration_backoff_.reset();
    news_wanted_ = assets_may_lack_ = true;
    const double spread = 0.9 + 0.2 * random_(); // or all kiosks of a power cut ask at once for ever
    configuration_due_ = now + milliseconds{static_cast<std::int64_t>(
                                   static_cast<double>(settings_.configuration_interval.count()) * spread)};
}

std::optional<Action> UploadPlanner::plan_news() {
    if (!news_wanted_) return std::nullopt;
    const auto cursor = outbox_.news_cursor();
    if (cursor) return FetchNews{*cursor};
    news_failed("news: " + cursor.error());
    return std::nullopt;
}

std::optional<Action> UploadPlanner::plan_sheet(MonotonicTime now) {
    if (outbox_may_hold_ || !sheets_may_wait_ || now < sheet_not_before_) return std::nullopt;
    auto part = outbox_.next_sheet_part();
    if (!part) {
        sheet_failed("sheets: " + part.error(), now);
        return std::nullopt;
    }
    sheets_may_wait_ = part->has_value();
    if (!*part) return std::nullopt;
    return SendSheetPart{std::move(**part)};
}

std::optional<Action> UploadPlanner::plan_asset(MonotonicTime now) {
    if (!assets_ || outbox_may_hold_ || !assets_may_lack_ || now < asset_not_before_) return std::nullopt;
    const auto wish = assets_->next_wish();
    if (!wish) {
        detail_ = "assets: " + wish.error();
        asset_not_before_ = now + std::max(Backoff::base, asset_backoff_.next_delay(random_()));
        return std::nullopt;
    }
    assets_may_lack_ = wish->has_value();
    if (!*wish) return std::nullopt;
    return FetchAssetPart{**wish};
}

// Takes turns between the suspect and the records behind it.
std::vector<WireRecord> UploadPlanner::lone_record(std::vector<WireRecord> records) {
    const auto is_suspect = [&](const WireRecord& record) { return record.sequence == suspect_->sequence; };
    const auto suspect = std::find_if(records.begin(), records.end(), is_suspect);
    if (suspect == records.end()) { // it has gone: nothing is to be found out any more
        suspect_.reset();
        return {records.front()};
    }
    const auto behind = static_cast<std::size_t>(records.end() - suspect) - 1;
    if (!suspect_->probing_next || behind == 0) {
        suspect_->probe = behind == 0 ? 1 : suspect_->probe;
        return {*suspect};
    }
    return {*(suspect + static_cast<std::ptrdiff_t>(std::min(suspect_->probe, behind)))};
}

std::vector<RecordResult> UploadPlanner::action_done(const Outcome& outcome, MonotonicTime now) {
    assert(under_way_);
    const bool was_send = std::holds_alternative<Send>(*under_way_);
    std::vector<RecordResult> taken;
    const auto quiet_for = [&](const std::string& detail, LinkState state, milliseconds at_least) {
        keep_quiet(state, detail, std::max(at_least, link_backoff_.next_delay(random_())), now);
    };
    std::visit(
        Overloaded{
            [&](const BatchAnswered& done) { taken = batch_answered(done.answer, now); },
            [&](const ConfigurationAnswered&) {
                good_contact();
                configuration_asked(now);
            },
            [&](const NewsAnswered& done) { news_answered(done.news); },
            [&](const SheetPartAnswered& done) { sheet_answered(done.received, now); },
            [&](const AssetPartAnswered& done) { asset_answered(done.content, now); },
            [&](const HoldAnswered& done) {
                good_contact();
                outbox_.hold_answered(std::get<AskForHold>(*under_way_).hold, done.held);
            },
            [&](const BatchNotTaken& done) { refused(done.detail, false, now, taken); },
            [&](const Unreadable& done) { refused(done.detail, true, now, taken); },
            [&](const Unavailable& done) {
                const auto asked = std::clamp(done.retry_after.value_or(std::chrono::seconds{0}),
                                              std::chrono::seconds{0}, longest_retry_after);
                quiet_for(done.detail, LinkState::offline, asked);
            },
            [&](const NotAllowed& done) { keep_quiet(LinkState::refused, done.detail, refused_pause, now); },
            [&](const NotTrusted& done) { quiet_for(done.detail, LinkState::refused, milliseconds{0}); },
            [&](const NotReached& done) {
                if (was_send && done.too_slow) batch_limit_ = std::max<std::size_t>(1, batch_limit_ / 2);
                quiet_for(done.detail, LinkState::offline, milliseconds{0});
            },
        },
        outcome);
    under_way_.reset();
    return taken;
}

// The county did not take it, or its answer makes no sense: `wait` for that.
void UploadPlanner::refused(const std::string& detail, bool wait, MonotonicTime now,
                            std::vector<RecordResult>& taken) {
    if (std::holds_alternative<SendSheetPart>(*under_way_)) return sheet_failed(detail, now);
    if (std::holds_alternative<FetchAssetPart>(*under_way_)) return asset_failed(detail, now);
    if (std::holds_alternative<FetchNews>(*under_way_)) return news_failed(detail);
    if (std::holds_alternative<Send>(*under_way_))
        taken = content_trouble(detail, wait, now);
    else if (wait && std::holds_alternative<FetchConfiguration>(*under_way_))
        configuration_failed(detail, now);
}

std::vector<RecordResult> UploadPlanner::batch_answered(const domain::BatchAnswer& answer, MonotonicTime now) {
    const auto& records = std::get<Send>(*under_way_).batch.records;
    auto results = results_for(records, answer);
    if (results.empty()) return content_trouble("the answer speaks of none of the records", true, now);
    good_contact();
    if (answer.configuration_version > std::max(settings_.configuration_version, newest_announced_)) {
        newest_announced_ = answer.configuration_version;
        configuration_due_ = now;
    }
    if (!acknowledge(results, now)) return {};
    // Who has just booked a shared deputy may stand there yet and hear the county's word.
    news_wanted_ = news_wanted_ || std::any_of(records.begin(), records.end(), [](const WireRecord& record) {
                       return record.kind == domain::RecordKind::appointment;
                   });
    send_backoff_.reset();
    batch_limit_ = std::min(domain::max_batch_records, batch_limit_ * 2);
    if (suspect_ && records.front().sequence == suspect_->sequence) {
        suspect_.reset();
    } else if (suspect_) {
        suspect_->others_pass = true;
        suspect_->probing_next = false;
        batch_limit_ = 1;
    }
    return results;
}

std::vector<RecordResult> UploadPlanner::content_trouble(const std::string& reason, bool wait,
                                                         MonotonicTime now) {
    state_ = wait ? LinkState::offline : LinkState::online; // an answer without sense is none
    detail_ = reason;
    const auto& records = std::get<Send>(*under_way_).batch.records;
    if (records.size() == 1) return lone_record_failed(reason, now);
    batch_limit_ = std::max<std::size_t>(1, records.size() / 2);
    if (wait) send_not_before_ = now + send_backoff_.next_delay(random_());
    return {};
}

std::vector<RecordResult> UploadPlanner::lone_record_failed(const std::string& reason, MonotonicTime now) {
    batch_limit_ = 1;
    send_not_before_ = now + send_backoff_.next_delay(random_());
    const std::int64_t sequence = std::get<Send>(*under_way_).batch.records.front().sequence;
    if (!suspect_) {
        suspect_ = Suspect{.sequence = sequence, .reason = reason};
    } else if (sequence != suspect_->sequence) { // the probe failed as well: try the one behind it, later
        suspect_->probe = suspect_->probe % (domain::max_batch_records - 1) + 1;
        suspect_->probing_next = false;
    } else if (!suspect_->others_pass) {
        suspect_->reason = reason;
        suspect_->probing_next = true;
    } else {
        std::vector<RecordResult> aside{
            {sequence, domain::RecordOutcome::refused, "set aside by the kiosk: " + reason}};
        if (!acknowledge(aside, now)) return {};
        suspect_.reset();
        send_backoff_.reset();
        send_not_before_ = now;
        return aside;
    }
    return {};
}

// A full page may not be all: the next one is asked for at once.
void UploadPlanner::news_answered(const domain::CountyNews& news) {
    good_contact();
    const auto goes_on = [](std::int64_t before, std::int64_t after, bool is_empty) {
        return after > before || (after == before && is_empty);
    };
    const domain::NewsCursor before = std::get<FetchNews>(*under_way_).after;
    if (!goes_on(before.opinions, news.cursor.opinions, news.opinions.empty()) ||
        !goes_on(before.slots, news.cursor.slots, news.slots.empty()))
        return news_failed("the county's news do not go on where they ended");
    if (const auto taken = outbox_.take_news(news); !taken) return news_failed("news: " + taken.error());
    news_wanted_ = news.opinions.size() >= domain::max_chain_news || news.slots.size() >= domain::max_slot_news;
}

// They come with the next question for a configuration.
void UploadPlanner::news_failed(const std::string& detail) {
    detail_ = detail;
    news_wanted_ = false;
}

// A county that has no more than before says nothing new: it is asked again later, not at once for ever.
void UploadPlanner::sheet_answered(std::int64_t received, MonotonicTime now) {
    good_contact();
    const domain::SheetUpload& upload = std::get<SendSheetPart>(*under_way_).upload;
    if (const auto noted = outbox_.note_sheet_received(upload.sheet.id, received); !noted)
        return sheet_failed("sheets: " + noted.error(), now);
    if (received <= upload.offset) return sheet_failed("the county has not kept a part of a sheet", now);
    sheet_backoff_.reset();
}

// Nothing of a sheet is ever given up: it holds up no record and no other work.
void UploadPlanner::sheet_failed(const std::string& detail, MonotonicTime now) {
    detail_ = detail;
    sheet_not_before_ = now + std::max(Backoff::base, sheet_backoff_.next_delay(random_()));
}

void UploadPlanner::asset_answered(const std::string& content, MonotonicTime now) {
    good_contact();
    const auto& wish = std::get<FetchAssetPart>(*under_way_).wish;
    if (content.empty() || static_cast<std::int64_t>(content.size()) > wish.most_bytes)
        return asset_failed("the county gave another part of an asset than it was asked for", now);
    if (const auto taken = assets_->take_part(wish, content); !taken)
        return asset_failed("assets: " + taken.error(), now);
    asset_backoff_.reset();
}

// It is never given up, and holds up nothing but the others for a while.
void UploadPlanner::asset_failed(const std::string& detail, MonotonicTime now) {
    detail_ = detail;
    assets_->put_off(std::get<FetchAssetPart>(*under_way_).wish);
    asset_not_before_ = now + std::max(Backoff::base, asset_backoff_.next_delay(random_()));
}

bool UploadPlanner::acknowledge(const std::vector<RecordResult>& results, MonotonicTime now) {
    const auto taken = outbox_.acknowledge(results);
    if (taken) return true;
    detail_ = "outbox: " + taken.error();
    send_not_before_ = now + std::max(Backoff::base, send_backoff_.next_delay(random_()));
    return false;
}

void UploadPlanner::good_contact() {
    state_ = LinkState::online;
    detail_.clear();
    link_backoff_.reset();
}

void UploadPlanner::keep_quiet(LinkState state, const std::string& detail, milliseconds pause,
                               MonotonicTime now) {
    state_ = state;
    detail_ = detail;
    quiet_until_ = now + pause;
}

void UploadPlanner::configuration_failed(const std::string& detail, MonotonicTime now) {
    state_ = LinkState::offline;
    detail_ = detail;
    const auto delay = configuration_backoff_.next_delay(random_());
    configuration_due_ = now + std::max(settings_.configuration_interval, delay);
}

} // namespace liaison::sync
