// One simulated month of a station and its county, from one seed.
#pragma once

#include <deque>

#include "ledger.hpp"
#include "line.hpp"
#include "sync/county_link.hpp"

namespace liaison::link_simulation {

// What every month begins with: made once a program, copied for each seed.
struct Prepared {
    store::test::TemporaryFolder county, kiosk;
    Prepared();
};

// What happened, to see that it was not nothing.
struct Counts {
    std::int64_t records = 0;
    std::int64_t requests = 0;
    std::int64_t failed_requests = 0;
    std::int64_t late_requests = 0;
    std::int64_t kiosk_starts = 0;
    std::int64_t county_starts = 0;
    std::int64_t set_aside = 0;
    std::int64_t configurations = 0;
    void add(const Counts& more);
};

class Story {
public:
    Story(const Prepared& prepared, std::uint64_t seed, Mutation mutation = Mutation::none);

    // The month, then peace, then the reckoning. Throws Broken.
    void live();

    const Counts& counts() const { return counts_; }
    std::uint64_t digest() const { return digest_; } // of all that happened, in its order

private:
    using Event = std::function<void()>;

    // ---- time ----
    void at(domain::WallTime moment, Event event) { events_.emplace(moment, std::move(event)); }
    void after(std::chrono::milliseconds span, Event event) { at(now_ + span, std::move(event)); }
    void some_times(int count, const Event& event); // in the month
    domain::WallTime some_moment();
    void set_now(domain::WallTime moment);
    void set_county_clock();
    void pass(std::chrono::milliseconds span); // in the middle of a transfer
    void live_until(domain::WallTime end, const std::function<bool()>& is_done = {});
    void run_events_until(domain::WallTime moment);
    domain::Now kiosk_now() const;
    store::Moment kiosk_moment() const;
    bool hits(int one_in) { return !is_peace_ && one_in > 0 && random_.once_in(one_in); }
    void note(std::string_view what, std::int64_t number = 0);

    // ---- the kiosk ----
    void switch_on();
    void lose_kiosk(); // the plug is pulled, or the program killed
    void bury_kiosk(); // what was lost is off until it is switched on
    void start_kiosk();
    void set_kiosk_disk();
    void link_turn();
    void take_what_came();
    void visit();
    bool write_something();
    void enrol();

    // ---- the county ----
    std::optional<county::Response> arrive(const Arrival& arrival);
    void lose_county();
    void restart_county();
    void by_staff(const std::function<void()>& deed); // comes again where the store cannot

    void plan_month();
    void plan_machines();
    void make_peace();

    const Prepared& prepared_;
    test::Random random_;
    Plan plan_;
    Mutation mutation_;
    Counts counts_;
    std::uint64_t digest_ = 14695981039346656037ULL;
    bool is_peace_ = false;

    domain::WallTime begin_ = store::test::morning().wall;
    domain::WallTime now_ = begin_; // the true time
    std::multimap<domain::WallTime, Event> events_;
    std::chrono::milliseconds kiosk_off_{}, county_off_{}; // what their clocks are wrong by
    domain::WallTime line_is_up_from_ = begin_;

    County county_;
    bool county_is_up_ = true, county_is_full_ = false;
    Ledger ledger_;

    std::unique_ptr<store::test::TemporaryFolder> kiosk_folder_;
    std::unique_ptr<store::test::FaultFileSystem> kiosk_disk_;
    std::unique_ptr<Kiosk> kiosk_; // null: switched off
    std::unique_ptr<sync::CountyLink> link_;
    domain::WallTime kiosk_started_, link_due_;
    bool kiosk_is_full_ = false;
    std::vector<domain::ConfigurationNews> came_;
    int people_ = 0;
    std::string code_; // of the enrolment that is tried
};

} // namespace liaison::link_simulation
