// The one thread that touches the store: carries out what the flows want written, and answers only after the
// commit.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/message.hpp"
#include "app/work_queue.hpp"
#include "domain/disk_room.hpp"
#include "domain/sealing.hpp"
#include "domain/station_health.hpp"
#include "flow/effect.hpp"
#include "sync/outbox_port.hpp"

namespace liaison::store {
struct Moment;
struct OpenOptions;
} // namespace liaison::store

namespace liaison::app {

struct StoreWorkerSettings {
    std::filesystem::path data_folder;
    std::string station_id;
    std::filesystem::path first_configuration; // signed; empty: none
    domain::TrustRoot root;                    // that the machine was set up with
    std::string keeper_pin_hash;               // counts where the county has set none
    bool is_desk = false;                      // a guest in the kiosk's store: it looks after nothing there
    std::string program_version;
    std::uint64_t disk_kept_back = 0;                // bytes: see domain::DiskRoom
    std::optional<domain::SealingKey> sealing_key{}; // the county's; nothing: records travel open
};

class StoreWorker final : public sync::OutboxPort {
public:
    StoreWorker(StoreWorkerSettings settings, Mailbox& mailbox);
    ~StoreWorker() override;

    // Opens the store on its thread. `records_grew` and `configuration_applied` are told there, for the line to
    // the county.
    void start(std::function<void()> records_grew, std::function<void(std::int64_t)> configuration_applied);
    void stop(); // finishes what was asked for

    // From any thread.
    void carry_out(flow::Effect effect);
    void recognise_card(domain::Visitor visitor); // answered by flow::CardRead
    void take_configuration(domain::ConfigurationNews news);
    // What lies under the camera; nothing: it has not shown anything yet. Answered by SheetKept or SaveFailed.
    void keep_sheet(flow::KeepSheet wish, std::optional<drivers::GreyPicture> paper);
    void refresh_day();                                                    // answered by DayChanged
    void take_devices(std::vector<domain::StationHealth::Device> devices); // as they are now, for the county
    void note_that_program_draws(); // a start has begun; good once note_that_program_works() follows
    void note_that_program_works();
    // Answered by StoreAnswered when the store's thread has come to it.
    void ask_for_life();

    // Notes that this is being printed, then calls `send`; or tells that it was not printed, where it must not
    // be: it was printed before, or that it was could not be noted.
    void print_once(std::string job_id, std::string number, std::function<void()> send);
    void note_printed(std::string job_id, std::string outcome);

    // sync::OutboxPort: from the network's thread.
    tl::expected<std::vector<domain::WireRecord>, std::string> next_batch(std::size_t most_records,
                                                                          std::size_t most_bytes) override;
    tl::expected<void, std::string> acknowledge(std::span<const domain::RecordResult> results) override;
    tl::expected<domain::NewsCursor, std::string> news_cursor() override;
    tl::expected<void, std::string> take_news(const domain::CountyNews& news) override;
    tl::expected<std::optional<domain::SheetUpload>, std::string> next_sheet_part() override;
    tl::expected<void, std::string> note_sheet_received(const std::string& sheet_id,
                                                        std::int64_t bytes) override;
    std::optional<domain::SlotHold> next_hold() override;
    void hold_answered(const domain::SlotHold& hold, bool held) override;
    tl::expected<domain::RecordClock, std::string> clock(domain::Now now) override;
    void learn_county_time(domain::WallTime county, domain::Now now) override;
    std::optional<domain::WallTime> last_county_time() override;
    std::int64_t unsent() override;

private:
    struct Store;
    store::OpenOptions options() const;
    void open();
    void join();
    void follow();
    void take_over_configuration();
    void take_trouble(const domain::SaveError& error);
    void begin_boot();
    void take_up_roots();
    void follow_roots(const std::vector<domain::SignedStatement>& roots);
    domain::WallTime county_time();
    void look_around();
    void look_after();
    void open_first_configuration();
    void apply(domain::OpenedConfiguration opened);
    void tell_assets(const domain::StationConfiguration& newest);
    void look_at_health();
    void take_room(domain::DiskRoom room);
    void turn_of_day();
    void follow_calendar();
    void tell_day();
    store::Moment this_moment() const; // now, with the station's day: once there is a configuration
    void tell(const flow::Event& event) { mailbox_.post(event); }
    void fail(std::uint64_t visit, const domain::SaveError& error);
    domain::SaveError not_open() const;
    template <class Answer, class Step>
    void write(std::uint64_t visit, Step step, Answer answer);

    void on(const flow::RecogniseNumber& effect);
    void on(const flow::RecogniseDocument& effect);
    void on(const flow::LookUpTicketCode& effect);
    void on(const flow::LookUpOpinions& effect);
    void on(const flow::SaveWord& effect);
    void on(const flow::SaveCheckIn& effect);
    void on(const flow::HoldSlot& effect);
    void on(const flow::SaveBooking& effect);
    void on(const flow::CheckPin& effect);
    void on(const flow::CallNextTicket& effect);
    void on(const flow::CallTicketAgain& effect);
    void on(const flow::BeginReception& effect);
    void on(const flow::MarkMissed& effect);
    void on(const flow::CallOneTicket& effect);
    void on(const flow::SetAside& effect);
    void on(const flow::Recall& effect);
    void on(const flow::Transfer& effect);
    void on(const flow::LeaveQueue& effect);
    void on(const flow::SetPriority& effect);
    void on(const flow::SaveDraft& effect);
    void on(const flow::SaveReception& effect);
    void on(const flow::SaveCorrection& effect);
    void on(const flow::HandOverReception& effect);
    void on(const flow::LookUpEarlierOpinions& effect);
    void on(const flow::ListLogs& effect);
    void on(const flow::ReadLog& effect);
    void on(const flow::ReadSheet& effect);
    void on(const flow::ListOwnOpinions& effect);
    void on(const flow::SaveView& effect);
    void on(const flow::JoinActivity& effect);
    void on(const flow::BeginRating& effect);
    void on(const flow::EndRating& effect);
    void on(const flow::TakeBallot& effect);
    void on(const flow::CountFigures& effect);
    void on(const flow::RecogniseCard& effect);
    void on(const flow::RecogniseBadge& effect);
    void on(const flow::LiftSignInLock& effect);
    void on(const flow::SaveKeeperCall& effect);
    void on(const flow::CheckKeeperPin& effect);
    template <class NotOurs> // paper, sound, the keeper's diagnosis
    void on(const NotOurs&) {}
    void tell_interrupted_prints();
    void try_secret(std::uint64_t visit, const std::string& who, const std::string& pin,
                    const std::string& hash);
    void recognise_deputy(std::uint64_t visit, const std::string& secret, std::string domain::Deputy::*hash);

    StoreWorkerSettings settings_;
    Mailbox& mailbox_;
    std::function<void()> records_grew_;
    std::function<void(std::int64_t)> configuration_applied_;
    std::unique_ptr<Store> store_;
    std::optional<domain::SaveError> trouble_;
    domain::TrustChain trust_;
    std::optional<domain::StationConfiguration> configuration_;
    domain::WallTime configuration_expires_;             // of the one above
    std::optional<domain::OpenedConfiguration> untried_; // not yet in force: the program does not draw yet
    std::optional<domain::Day> day_;
    domain::MonotonicTime look_after_due_;
    std::optional<domain::SlotHold> wanted_hold_; // asked for, and not yet fetched by the line to the county
    std::vector<domain::StationHealth::Device> devices_;
    domain::MonotonicTime last_sample_, sample_due_; // of the station's health
    domain::DiskRoom room_ = domain::DiskRoom::ample;
    std::int64_t taken_back_ = 0; // a configuration, at this start; 0: none
    bool draws_ = false;
    std::int64_t boot_ = 0;
    std::string open_keeper_call_; // its id; empty: none that the county would know of
    WorkQueue queue_;              // last: its thread ends first
};

} // namespace liaison::app
