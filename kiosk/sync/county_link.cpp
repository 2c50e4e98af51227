#include "sync/county_link.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "sync/enrolment.hpp"
#include "sync/identity.hpp"

namespace liaison::sync {

namespace {

Outcome outcome_of(const TransferError& error) {
    switch (error.kind) {
    case TransferError::Kind::tls_refused: return NotTrusted{error.detail};
    case TransferError::Kind::garbled: return Unreadable{error.detail};
    case TransferError::Kind::timed_out: return NotReached{error.detail, true};
    case TransferError::Kind::unreachable:
    case TransferError::Kind::aborted: break;
    }
    return NotReached{error.detail};
}

// Any status but the one that carries the answer.
Outcome outcome_of_status(const HttpAnswer& answer) {
    const std::string detail = fmt::format("the county answered with status {}", answer.status);
    if (answer.status == 401 || answer.status == 403) return NotAllowed{detail};
    if (answer.status == 500) return Unreadable{detail};
    return Unavailable{answer.retry_after, detail};
}

// What was learned of the county's time, or the moment at which it gave this station its certificate.
HttpClientSettings with_county_time(HttpClientSettings settings, OutboxPort& outbox) {
    settings.last_county_time = [&outbox, identity = settings.identity]() -> std::optional<domain::WallTime> {
        const auto learned = outbox.last_county_time();
        const auto span = certificate_span(identity);
        if (learned && span) return std::max(*learned, span->begin);
        return learned ? learned : span ? std::optional{span->begin} : std::nullopt;
    };
    return settings;
}

} // namespace

CountyLink::CountyLink(CountyLinkSettings settings, OutboxPort& outbox, LinkSurroundings surroundings)
    : CountyLink(settings, outbox, std::move(surroundings),
                 std::make_unique<HttpClient>(with_county_time(settings.http, outbox))) {}

CountyLink::CountyLink(CountyLinkSettings settings, OutboxPort& outbox, LinkSurroundings surroundings,
                       std::unique_ptr<Wire> wire)
    : surroundings_(std::move(surroundings)), outbox_(outbox),
      planner_(settings.planner, outbox, surroundings_.random, surroundings_.assets), wire_(std::move(wire)),
      identity_(settings.http.identity), station_id_(settings.planner.station_id),
      station_path_("/api/v1/stations/" + settings.planner.station_id),
      doorbell_(with_county_time(settings.http, outbox), settings.planner.station_id,
                {surroundings_.now, surroundings_.random,
                 [this](domain::ConfigurationNews news) { tell(ConfigurationArrived{std::move(news)}); }}) {}

CountyLink::~CountyLink() {
    stop();
}

void CountyLink::start() {
    thread_ = std::thread([this] { run(); });
    doorbell_.start();
}

void CountyLink::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    wire_->abort();
    doorbell_.stop();
    if (thread_.joinable()) thread_.join();
}

void CountyLink::outbox_grew() {
    {
        const std::lock_guard lock(mutex_);
        grew_ = true;
    }
    wake_.notify_all();
}

void CountyLink::configuration_applied(std::int64_t version) {
    {
        const std::lock_guard lock(mutex_);
        applied_ = version;
    }
    doorbell_.configuration_applied(version);
    wake_.notify_all();
}

void CountyLink::assets_wanted() {
    {
        const std::lock_guard lock(mutex_);
        assets_wanted_ = true;
    }
    wake_.notify_all();
}

void CountyLink::root_trusted(std::int64_t version) {
    doorbell_.root_trusted(version);
    const std::lock_guard lock(mutex_);
    root_ = version;
}

void CountyLink::tell(const LinkEvent& event) {
    const std::lock_guard lock(telling_);
    surroundings_.tell(event);
}

void CountyLink::run() {
    while (!is_stopping())
        wait_until(turn());
}

domain::MonotonicTime CountyLink::turn() {
    if (status_.since == domain::WallTime{}) status_.since = surroundings_.now().wall;
    take_orders();
    look_at_identity();
    planner_.doorbell_stands(doorbell_.stands());
    const Action action = planner_.next_action(surroundings_.now().monotonic);
    if (const auto* wait = std::get_if<Wait>(&action)) return wait->until;
    const Outcome outcome = std::visit([this](const auto& what) { return carry_out(what); }, action);
    const domain::MonotonicTime now = surroundings_.now().monotonic;
    if (is_stopping()) return now; // an aborted transfer says nothing about the county
    auto taken = planner_.action_done(outcome, now);
    if (!taken.empty()) tell(Acknowledged{std::move(taken)});
    tell_status(outcome);
    return now;
}

bool CountyLink::is_stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

// Once an hour, when the line works: a certificate that is due is exchanged, and until that succeeds the old
// one serves.
void CountyLink::look_at_identity() {
    const domain::Now now = surroundings_.now();
    if (planner_.state() != LinkState::online || now.monotonic < look_at_identity_) return;
    look_at_identity_ = now.monotonic + std::chrono::hours{1};
    const auto span = certificate_span(identity_);
    if (!span || !renewal_is_due(*span, now.wall + status_.county_ahead)) return;
    if (const auto renewed = renew_identity(*wire_, station_id_, identity_); !renewed)
        status_.detail = "the certificate is not renewed: " + renewed.error();
}

void CountyLink::take_orders() {
    const std::lock_guard lock(mutex_);
    if (grew_) planner_.outbox_grew();
    if (applied_) planner_.configuration_applied(*applied_);
    if (assets_wanted_) planner_.assets_wanted();
    grew_ = assets_wanted_ = false;
    applied_.reset();
}

void CountyLink::wait_until(domain::MonotonicTime moment) {
    const auto span = moment - surroundings_.now().monotonic;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, span, [this] { return stopping_ || grew_ || applied_ || assets_wanted_; });
}

Outcome CountyLink::carry_out(const Send& send) {
    domain::RecordBatch batch = send.batch;
    if (const auto clock = outbox_.clock(surroundings_.now())) batch.clock = *clock;
    std::string body;
    try {
        body = domain::to_json(batch);
    } catch (const std::exception& error) { // a body on disk that is not JSON: a poison record like any other
        return BatchNotTaken{std::string("cannot be written as JSON: ") + error.what()};
    }
    const auto answer = wire_->post_json(station_path_ + "/records", body);
    if (!answer) return outcome_of(answer.error());
    if (answer->date) learn_time(*answer->date);
    if (answer->status == 413 || answer->status == 400 || answer->status == 422)
        return BatchNotTaken{fmt::format("the county refuses the request with status {}", answer->status)};
    if (answer->status != 200) return outcome_of_status(*answer);
    auto parsed = domain::parse_answer(answer->body);
    if (!parsed) return Unreadable{"the county's answer is not in the form: " + parsed.error()};
    return BatchAnswered{std::move(*parsed)};
}

Outcome CountyLink::carry_out(const FetchConfiguration& fetch) {
    std::int64_t root = 0;
    {
        const std::lock_guard lock(mutex_);
        root = root_;
    }
    const auto answer =
        wire_->get(fmt::format("{}/configuration?after={}&root={}", station_path_, fetch.after, root));
    if (!answer) return outcome_of(answer.error());
    if (answer->date) learn_time(*answer->date);
    if (answer->status == 204) return ConfigurationAnswered{};
    if (answer->status == 200) return took_configuration(answer->body);
    return outcome_of_status(*answer);
}

// A county of before there were news has none.
Outcome CountyLink::carry_out(const FetchNews& fetch) {
    const auto answer = wire_->get(
        fmt::format("{}/news?after={}&slots_after={}", station_path_, fetch.after.opinions, fetch.after.slots));
    if (!answer) return outcome_of(answer.error());
    if (answer->date) learn_time(*answer->date);
    if (answer->status == 404) return NewsAnswered{{.opinions = {}, .slots = {}, .cursor = fetch.after}};
    if (answer->status != 200) return outcome_of_status(*answer);
    auto news = domain::parse_county_news(answer->body);
    if (!news) return Unreadable{"the county's news: " + news.error()};
    return NewsAnswered{std::move(*news)};
}

// A county of before there were holds keeps none: its word about the booking decides.
Outcome CountyLink::carry_out(const AskForHold& ask) {
    const auto answer = wire_->post_json(station_path_ + "/slot-hold", domain::to_json(ask.hold));
    if (!answer) return outcome_of(answer.error());
    if (answer->status == 404) return HoldAnswered{true};
    if (answer->status == 400) return Unreadable{"the county does not understand what is to be held"};
    if (answer->status != 200) return outcome_of_status(*answer);
    const auto held = domain::parse_hold_answer(answer->body);
    if (!held) return Unreadable{"the county's answer about a hold: " + held.error()};
    return HoldAnswered{*held};
}

Outcome CountyLink::carry_out(const SendSheetPart& part) {
    const domain::SheetUpload& upload = part.upload;
    const std::string path =
        fmt::format("{}/sheets/{}?sha256={}&bytes={}&offset={}", station_path_, upload.sheet.id,
                    upload.sheet.sha256, upload.sheet.bytes, upload.offset);
    const auto answer = wire_->put_bytes(path, {upload.part.begin(), upload.part.end()});
    if (!answer) return outcome_of(answer.error());
    if (answer->status == 400 || answer->status == 404 || answer->status == 409 || answer->status == 413)
        return BatchNotTaken{fmt::format("the county refuses a sheet with status {}", answer->status)};
    if (answer->status != 200) return outcome_of_status(*answer);
    const auto received = domain::parse_sheet_answer(answer->body);
    if (!received) return Unreadable{"the county's answer to a sheet is not in the form"};
    return SheetPartAnswered{*received};
}

// A county that does not have it any more, or is of before there were assets.
Outcome CountyLink::carry_out(const FetchAssetPart& fetch) {
    const domain::AssetWish& wish = fetch.wish;
    auto answer = wire_->get_range("/api/v1/assets/" + wish.asset.sha256, wish.first_byte, wish.most_bytes);
    if (!answer) return outcome_of(answer.error());
    if (answer->status == 404 || answer->status == 416)
        return BatchNotTaken{fmt::format("the county gives no asset: status {}", answer->status)};
    if (answer->status == 200) return Unreadable{"the county gave all of an asset instead of a part"};
    if (answer->status != 206) return outcome_of_status(*answer);
    return AssetPartAnswered{std::move(answer->body)};
}

// To the second, since that is what the header gives; what differs by less says nothing new.
void CountyLink::learn_time(std::chrono::sys_seconds county) {
    constexpr std::chrono::milliseconds half_a_second{500}, nothing_new{2000};
    const domain::Now now = surroundings_.now();
    const domain::WallTime heard = domain::WallTime{county} + half_a_second;
    status_.county_ahead = heard - now.wall;
    const NotedTime fresh{heard, heard - now.monotonic.since_start, heard - now.wall};
    const bool same_clocks = noted_time_ &&
                             std::chrono::abs(fresh.at_start - noted_time_->at_start) < nothing_new &&
                             std::chrono::abs(fresh.ahead - noted_time_->ahead) < nothing_new;
    if (same_clocks && heard - noted_time_->heard < std::chrono::hours{24}) return;
    noted_time_ = fresh;
    outbox_.learn_county_time(heard, now);
}

// The loop does not come here: it waits by itself.
Outcome CountyLink::carry_out(const Wait&) {
    return ConfigurationAnswered{};
}

Outcome CountyLink::took_configuration(const std::string& body) {
    auto news = domain::parse_configuration_news(body);
    if (!news) return Unreadable{"the county's configuration: " + news.error().text()};
    doorbell_.handed_on();
    tell(ConfigurationArrived{std::move(*news)});
    return ConfigurationAnswered{};
}

void CountyLink::tell_status(const Outcome& outcome) {
    const domain::WallTime now = surroundings_.now().wall;
    if (status_.state != planner_.state()) status_.since = now;
    status_.state = planner_.state();
    if (std::holds_alternative<BatchAnswered>(outcome) ||
        std::holds_alternative<ConfigurationAnswered>(outcome) || std::holds_alternative<NewsAnswered>(outcome))
        status_.last_contact = now;
    status_.unsent = outbox_.unsent();
    status_.detail = planner_.detail();
    tell(status_);
    doorbell_.line_works(status_.state == LinkState::online);
}

} // namespace liaison::sync
