// The kiosk and the county of a story: what they do, how they go, and how they come back.
#include <fmt/format.h>
#include <sqlite3.h>

#include "county/files.hpp"
#include "story.hpp"
#include "sync/enrolment.hpp"

namespace liaison::link_simulation {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr const char* identity_file = "identity.pem";

std::string certificate_in(const fs::path& file) {
    if (!fs::exists(file)) return "";
    const std::string pem = county::read_file(file);
    const auto begin = pem.find("-----BEGIN CERTIFICATE-----");
    return begin == std::string::npos ? "" : pem.substr(begin);
}

} // namespace

// ---- the kiosk ----

void Story::switch_on() {
    if (kiosk_) return;
    kiosk_disk_ = std::make_unique<store::test::FaultFileSystem>();
    // The power may go again at once.
    if (hits(plan_.kiosk_cut_amid)) kiosk_disk_->cut_power_at(random_.between(1, 8));
    try {
        start_kiosk();
    } catch (const std::runtime_error& error) {
        must(kiosk_disk_->power_is_cut(), error.what());
        return bury_kiosk();
    }
    if (kiosk_disk_->power_is_cut()) return bury_kiosk();
    set_kiosk_disk();
    ledger_.look_at(*kiosk_);
    ledger_.compare(*kiosk_);
}

void Story::start_kiosk() {
    note("kiosk starts", ++counts_.kiosk_starts);
    kiosk_started_ = link_due_ = now_;
    kiosk_ = std::make_unique<Kiosk>(KioskParts{.folder = kiosk_folder_->data(),
                                                .file_system = kiosk_disk_->name(),
                                                .start = static_cast<std::uint64_t>(counts_.kiosk_starts),
                                                .now = kiosk_now(),
                                                .mutation = mutation_});
    const auto identity = kiosk_folder_->data() / identity_file;
    LineSurroundings world{
        .pass = [this](std::chrono::milliseconds span) { pass(span); },
        .is_up = [this] { return now_ >= line_is_up_from_; },
        .hits = [this](int one_in) { return hits(one_in); },
        .arrive = [this](const Arrival& arrival) { return arrive(arrival); },
        .arrive_later =
            [this](std::chrono::milliseconds span, Arrival arrival) {
                ++counts_.late_requests;
                after(span, [this, arrival = std::move(arrival)] { static_cast<void>(arrive(arrival)); });
            },
        .certificate = [identity] { return certificate_in(identity); },
        .county_date = [] { return std::chrono::floor<std::chrono::seconds>(county::Office::now()); },
        .note =
            [this](const char* what) {
                ++counts_.failed_requests;
                note(what);
            }};
    link_ = std::make_unique<sync::CountyLink>(
        sync::CountyLinkSettings{.http = {.base_url = "", .ca_certificate = "", .identity = identity},
                                 .planner = {.station_id = station_id,
                                             .configuration_interval = plan_.configuration_interval,
                                             .configuration_version = kiosk_->configuration_version()}},
        *kiosk_,
        sync::LinkSurroundings{.now = [this] { return kiosk_now(); },
                               .random = [this] { return random_.between(0, 999) / 1000.0; },
                               .tell =
                                   [this](const sync::LinkEvent& event) {
                                       if (const auto* news = std::get_if<sync::ConfigurationArrived>(&event))
                                           came_.push_back(news->news);
                                   }},
        std::make_unique<Line>(plan_, random_, std::move(world)));
    link_->root_trusted(kiosk_->trust.newest().version());
}

void Story::set_kiosk_disk() {
    if (!kiosk_ || kiosk_disk_->power_is_cut()) return;
    kiosk_disk_->start_counting();
    if (kiosk_is_full_) kiosk_disk_->fail_at(1, SQLITE_FULL, true);
}

void Story::lose_kiosk() {
    if (kiosk_ && !is_peace_) kiosk_disk_->cut_power_now();
}

// After a kill all that was written is there; after a power cut only what was synced is sure to be.
void Story::bury_kiosk() {
    const bool is_kill = random_.once_in(3);
    note(is_kill ? "kiosk killed" : "kiosk without power");
    auto left = copy_of(kiosk_folder_->data());
    if (!is_kill)
        kiosk_disk_->write_remains(left->data(), static_cast<unsigned>(random_.between(1, 1'000'000)));
    link_.reset();
    kiosk_.reset(); // what closing writes goes to files that nobody sees again
    kiosk_disk_.reset();
    kiosk_folder_ = std::move(left);
    came_.clear();
    after(random_.once_in(2) ? 1min : random_.between(1, 3 * 24 * 3600) * 1s, [this] { switch_on(); });
}

void Story::link_turn() {
    const bool may_be_cut = hits(plan_.kiosk_cut_amid);
    if (may_be_cut) {
        kiosk_disk_->start_counting();
        kiosk_disk_->cut_power_at(random_.between(1, 12));
    }
    const auto before = now_;
    try {
        const auto due = link_->turn();
        // Its monotonic clock is the true one but for the drift.
        const auto span = due - kiosk_now().monotonic;
        link_due_ = now_ + (span > 0ms ? span + 1ms : 0ms);
        if (link_due_ == before) link_due_ += 1ms; // nothing was sent and nothing is waited for
        take_what_came();
    } catch (const PowerCut&) {
    }
    if (kiosk_disk_->power_is_cut()) return bury_kiosk();
    if (may_be_cut) set_kiosk_disk();
}

void Story::take_what_came() {
    for (const domain::ConfigurationNews& news : std::exchange(came_, {})) {
        kiosk_->take_configuration(news, kiosk_now());
        link_->root_trusted(kiosk_->trust.newest().version());
        link_->configuration_applied(kiosk_->configuration_version());
        note("configuration", kiosk_->configuration_version());
    }
}

void Story::visit() {
    if (!kiosk_ || kiosk_disk_->power_is_cut()) return;
    const bool may_be_cut = hits(plan_.kiosk_cut_amid);
    if (may_be_cut) {
        kiosk_disk_->start_counting();
        kiosk_disk_->cut_power_at(random_.between(1, 12));
    }
    write_something();
    if (may_be_cut) set_kiosk_disk();
}

// A step of a visit, as a person sees it: false where the glass says that it was not saved.
bool Story::write_something() {
    const auto moment = kiosk_moment();
    std::optional<std::string> told;
    if (const int what = is_peace_ ? 0 : random_.between(0, 9); what < 6) {
        const auto issued = kiosk_->store.visits.check_in(store::test::walk_in(++people_), moment);
        if (issued) told = issued->ticket.check_in_id;
    } else if (what < 8) {
        const auto called = kiosk_->store.visits.call_next("deputy-1", moment);
        if (called && *called) told = (*called)->id;
    } else {
        const auto written =
            kiosk_->health.write({.program_version = "simulated", .unsent = kiosk_->unsent()}, moment);
        if (written) told = "simulated";
    }
    if (kiosk_disk_->power_is_cut() && !told) return false;
    ledger_.look_at(*kiosk_);
    if (told) ledger_.told(*told);
    note("visit", ledger_.last());
    link_->outbox_grew();
    link_due_ = std::min(link_due_, now_);
    return told.has_value();
}

// The keeper types a code that the county's staff has given out.
void Story::enrol() {
    if (!kiosk_ || kiosk_disk_->power_is_cut()) {
        after(3h, [this] { by_staff([this] { enrol(); }); });
        return;
    }
    if (code_.empty() || random_.once_in(4)) // or the one whose answer was lost, once more
        code_ = county_.office().certificates.new_code(station_id, 72h, county::Office::now());
    LineSurroundings at_once{.pass = [](std::chrono::milliseconds) {},
                             .is_up = [this] { return now_ >= line_is_up_from_; },
                             .hits = [this](int one_in) { return hits(one_in); },
                             .arrive = [this](const Arrival& arrival) { return arrive(arrival); },
                             .arrive_later = [](std::chrono::milliseconds, const Arrival&) {},
                             .certificate = [] { return std::string(); },
                             .county_date = [] { return std::chrono::sys_seconds{}; },
                             .note = [](const char*) {}};
    Line line(plan_, random_, std::move(at_once));
    const auto enrolled = sync::enrol(line, station_id, code_, kiosk_folder_->data() / identity_file);
    note(enrolled ? "enrolled" : "not enrolled");
    if (enrolled) {
        code_.clear();
        link_due_ = std::min(link_due_, now_);
    } else
        after(random_.between(1, 12) * 1h, [this] { by_staff([this] { enrol(); }); });
}

// ---- the county ----

std::optional<county::Response> Story::arrive(const Arrival& arrival) {
    if (!county_is_up_) return std::nullopt;
    ++counts_.requests;
    if (county_is_full_)
        county_.fill_disk();
    else if (hits(plan_.county_cut_amid))
        county_.cut_power_at(random_.between(1, 12));
    auto response = mutation_ == Mutation::county_stores_nothing && random_.once_in(20)
                        ? county_.pretend(arrival)
                        : county_.answer(arrival);
    if (county_.is_cut()) {
        lose_county();
        return std::nullopt;
    }
    county_.make_room();
    note(arrival.method, response ? response->status : 0);
    return response;
}

void Story::lose_county() {
    if (!county_is_up_ || is_peace_) return;
    note("county lost");
    county_is_up_ = false;
    county_.lose_power();
    after(random_.once_in(2) ? 1min : random_.between(1, 12 * 3600) * 1s, [this] {
        if (!county_is_up_) restart_county();
    });
}

void Story::restart_county() {
    ++counts_.county_starts;
    const bool is_kill = random_.once_in(3);
    is_kill ? county_.restart_after_kill()
            : county_.restart_after_cut(static_cast<unsigned>(random_.between(1, 1'000'000)));
    if (mutation_ == Mutation::county_forgets_syncs) county_.forget_syncs();
    county_is_up_ = true;
    note("county is back");
}

void Story::by_staff(const std::function<void()>& deed) {
    const auto again = [this, deed] { after(1h, [this, deed] { by_staff(deed); }); };
    if (!county_is_up_ || county_is_full_) return again();
    try {
        deed();
    } catch (const county::StoreTrouble&) {
        again();
    }
}

} // namespace liaison::link_simulation
