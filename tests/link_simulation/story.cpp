#include "story.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "county/root_ceremony.hpp"
#include "simulated_machine.hpp"
#include "station_document.hpp"

namespace liaison::link_simulation {

using namespace std::chrono_literals;
using store::test::TemporaryFolder;

namespace {

constexpr std::chrono::days longest_settling{3};
constexpr std::uint64_t seed_of_keys = 20'261'127;

} // namespace

Prepared::Prepared() {
    seed_openssl(seed_of_keys);
    set_system_clock(store::test::morning().wall);
    prepare_county(county.data(), store::test::morning().wall);
    prepare_kiosk(kiosk.data(), county.data());
}

void Counts::add(const Counts& more) {
    records += more.records;
    requests += more.requests;
    failed_requests += more.failed_requests;
    late_requests += more.late_requests;
    kiosk_starts += more.kiosk_starts;
    county_starts += more.county_starts;
    set_aside += more.set_aside;
    configurations += more.configurations;
}

Story::Story(const Prepared& prepared, std::uint64_t seed, Mutation mutation)
    : prepared_(prepared), random_(seed), plan_(plan_of(random_)), mutation_(mutation),
      county_(prepared.county.data()), ledger_(prepared.county.data()),
      kiosk_folder_(std::make_unique<TemporaryFolder>()) {
    seed_openssl(seed);
    set_now(begin_);
    std::filesystem::copy(prepared_.kiosk.data(), kiosk_folder_->data());
    if (mutation_ == Mutation::county_forgets_syncs) county_.forget_syncs();
}

void Story::live() {
    plan_month();
    plan_machines();
    switch_on();
    by_staff([this] { enrol(); });
    live_until(begin_ + std::chrono::days{plan_.days});
    make_peace();
    const auto is_settled = [&] {
        return kiosk_ && kiosk_->unsent() == 0 && ledger_.last() > 0 &&
               kiosk_->configuration_version() == county_.office().configurations.newest_version(station_id);
    };
    live_until(now_ + longest_settling, is_settled);
    must(is_settled(), fmt::format("{} days after the last fault {} records wait, and configuration {} runs",
                                   longest_settling.count(), kiosk_ ? kiosk_->unsent() : -1,
                                   kiosk_ ? kiosk_->configuration_version() : -1));
    live_until(now_ + 1h); // what was late may come yet
    ledger_.check(county_.office(), *kiosk_, plan_);
    counts_.records = ledger_.last();
    counts_.set_aside = static_cast<std::int64_t>(kiosk_->set_aside().size());
    counts_.configurations = kiosk_->configuration_version();
    note("records", counts_.records);
}

// ---- time ----

void Story::note(std::string_view what, std::int64_t number) {
    constexpr std::uint64_t prime = 1'099'511'628'211ULL; // FNV-1a
    const auto fold = [&](std::uint64_t byte) { digest_ = (digest_ ^ byte) * prime; };
    for (const char c : what)
        fold(static_cast<unsigned char>(c));
    for (const std::int64_t value : {number, std::int64_t{now_.time_since_epoch().count()}})
        for (int shift = 0; shift < 64; shift += 8)
            fold(static_cast<std::uint64_t>(value) >> shift & 0xff);
}

domain::WallTime Story::some_moment() {
    return begin_ + random_.between(0, plan_.days * 24 * 3600 - 1) * 1s;
}

void Story::some_times(int count, const Event& event) {
    for (int i = 0; i < count; ++i)
        at(some_moment(), event);
}

void Story::set_now(domain::WallTime moment) {
    now_ = moment;
    set_county_clock();
}

void Story::set_county_clock() {
    set_system_clock(now_ + county_off_);
}

domain::Now Story::kiosk_now() const {
    const auto drifted = [&](std::chrono::milliseconds span) {
        return span + span * plan_.drift_ppm / 1'000'000;
    };
    return {begin_ + drifted(now_ - begin_) + kiosk_off_, {drifted(now_ - kiosk_started_)}};
}

store::Moment Story::kiosk_moment() const {
    const domain::Now now = kiosk_now();
    return {now.wall, domain::Day{std::chrono::floor<std::chrono::days>(now.wall + 8h)}, now.monotonic};
}

void Story::run_events_until(domain::WallTime moment) {
    while (!events_.empty() && events_.begin()->first <= moment) {
        set_now(std::max(now_, events_.begin()->first));
        const Event event = std::move(events_.begin()->second);
        events_.erase(events_.begin());
        event();
    }
    set_now(moment);
}

void Story::pass(std::chrono::milliseconds span) {
    run_events_until(now_ + span);
    if (kiosk_disk_->power_is_cut()) throw PowerCut{};
}

void Story::live_until(domain::WallTime end, const std::function<bool()>& is_done) {
    while (now_ < end && !(is_done && is_done())) {
        auto next = events_.empty() ? end : std::min(end, events_.begin()->first);
        if (kiosk_) next = std::min(next, std::max(link_due_, now_));
        run_events_until(next);
        if (kiosk_ && kiosk_disk_->power_is_cut()) bury_kiosk();
        if (kiosk_ && link_due_ <= now_ && now_ < end) link_turn();
    }
}

// ---- what happens in a month ----

void Story::plan_month() {
    for (int day = 0; day < plan_.days; ++day) {
        for (int i = plan_.visits_a_day; i > 0; --i)
            at(begin_ + day * 24h + random_.between(0, 8 * 3600) * 1s, [this] { visit(); });
        at(begin_ + day * 24h + 12h, [this] { visit(); });
    }
    some_times(plan_.publications, [this] {
        by_staff([this] {
            auto document = test::good_document();
            document["retention_days"] = random_.between(30, 300);
            const auto published =
                county_.office().configurations.publish({.document = document.dump(),
                                                         .station = station_id,
                                                         .by = "staff",
                                                         .version = county::VersionRule::assign_next},
                                                        county::Office::now());
            must(published.has_value(), "a configuration was not published");
            note("published", *published);
        });
    });
    some_times(plan_.revocations, [this] {
        by_staff([this] { county_.office().certificates.revoke(station_id, county::Office::now()); });
        after(random_.between(1, 48) * 1h, [this] { by_staff([this] { enrol(); }); });
    });
    some_times(plan_.new_roots, [this] {
        by_staff([this] {
            const auto keys = county_.folder() / "root-keys";
            county::publish_next_root(county_.office(), {.signing = {keys / "root-1.pem", keys / "root-2.pem"},
                                                         .root_keys = {},
                                                         .configuration_keys = {},
                                                         .appointment_key = {}});
        });
    });
}

void Story::plan_machines() {
    some_times(plan_.outages, [this] {
        const int hours = random_.once_in(4) ? random_.between(24, 240) : random_.between(1, 24);
        line_is_up_from_ = std::max(line_is_up_from_, now_ + hours * 1h);
    });
    some_times(plan_.kiosk_cuts, [this] { lose_kiosk(); });
    some_times(plan_.county_cuts, [this] { lose_county(); });
    some_times(plan_.kiosk_disk_full, [this] {
        kiosk_is_full_ = true;
        set_kiosk_disk();
        after(random_.between(1, 48) * 1h, [this] {
            kiosk_is_full_ = false;
            set_kiosk_disk();
        });
    });
    some_times(plan_.county_disk_full, [this] {
        county_is_full_ = true;
        after(random_.between(1, 48) * 1h, [this] { county_is_full_ = false; });
    });
    some_times(plan_.kiosk_clock_jumps, [this] {
        kiosk_off_ = random_.once_in(3) ? 0ms : random_.between(-40 * 24 * 3600, 400 * 24 * 3600) * 1000ms;
    });
    some_times(plan_.county_clock_jumps, [this] {
        county_off_ = random_.once_in(3) ? 0ms : random_.between(-2 * 24 * 3600, 2 * 24 * 3600) * 1000ms;
        set_county_clock();
    });
}

// Faults end; what was on its way still comes.
void Story::make_peace() {
    note("peace");
    is_peace_ = true;
    line_is_up_from_ = now_;
    kiosk_is_full_ = county_is_full_ = false;
    county_off_ = 0ms;
    set_county_clock();
    if (!county_is_up_) restart_county();
    county_.make_room();
    if (kiosk_) set_kiosk_disk();
    if (!kiosk_) switch_on();
    // Whatever happened to its certificate, the keeper is there now.
    by_staff([this] { enrol(); });
    const auto before = ledger_.last();
    must(write_something(), "in peace the kiosk saves nothing");
    must(ledger_.last() > before, "a fresh record is not there");
}

} // namespace liaison::link_simulation
