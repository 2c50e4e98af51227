#include "app/store_worker.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"

namespace liaison::app {

using domain::SaveError;

namespace {

constexpr std::chrono::seconds looks_after_every{5};
constexpr std::chrono::milliseconds follows_every{250};    // while there is another terminal
constexpr std::chrono::minutes without_paper_told_for{10}; // after a ticket's printing was broken off
constexpr std::chrono::hours print_jobs_kept{7 * 24};

} // namespace

StoreWorker::StoreWorker(StoreWorkerSettings settings, Mailbox& mailbox)
    : settings_(std::move(settings)), mailbox_(mailbox), trust_(settings_.root) {}

StoreWorker::~StoreWorker() {
    stop();
}

void StoreWorker::start(std::function<void()> records_grew,
                        std::function<void(std::int64_t)> configuration_applied) {
    records_grew_ = std::move(records_grew);
    configuration_applied_ = std::move(configuration_applied);
    queue_.start([this] { open(); }, [this] { look_around(); },
                 settings_.is_desk ? follows_every : looks_after_every);
}

void StoreWorker::stop() {
    queue_.stop();
}

// ---- opening ----

store::OpenOptions StoreWorker::options() const {
    store::OpenOptions options{.directory = settings_.data_folder,
                               .now = now().wall,
                               .root_key = store::find_root_key(credentials_folder())};
    if (settings_.sealing_key) options.county_seal = {settings_.station_id, *settings_.sealing_key};
    return options;
}

void StoreWorker::open() {
    if (settings_.is_desk) return join();
    auto opened = store::Database::open(options());
    const auto key =
        opened ? store::DeviceKey::open(settings_.data_folder, random_bytes) : tl::unexpected(opened.error());
    if (!key) {
        take_trouble(key.error());
        if (!configuration_) open_first_configuration();
        return;
    }
    if (opened->report.moved_aside_to)
        spdlog::error("the database was damaged ({}) and was moved to {}", opened->report.damage,
                      opened->report.moved_aside_to->string());
    if (opened->report.machine_key_lost)
        spdlog::error(
            "the key of this machine is lost: what was kept of earlier visits cannot be read any more");
    spdlog::info("what is kept of visitors is sealed; the key of this machine is protected by: {}",
                 opened->database->protection());
    store_ = std::make_unique<Store>(std::move(opened->database), *key);
    trouble_.reset();
    mailbox_.post(StoreHealth{});
    take_up_roots();
    open_first_configuration();
    turn_of_day();
    tell_interrupted_prints();
    if (draws_) begin_boot();
    records_grew_();
}

// A start counts from the moment that there is a window: a missing screen is no fault of the configuration.
void StoreWorker::begin_boot() {
    if (!store_ || settings_.is_desk) return;
    const std::int64_t version = untried_         ? untried_->header.version
                                 : configuration_ ? configuration_->version
                                                  : 0;
    const auto boot = store_->boots.begin(version, now().wall);
    if (boot) boot_ = *boot;
}

store::Moment StoreWorker::this_moment() const {
    const domain::Now moment = now();
    return {moment.wall, configuration_->time_zone.to_local(moment.wall).day, moment.monotonic};
}

// A holiday that was added, a deputy who is away: whoever had booked it goes over to the substitute, or is told
// when they come.
void StoreWorker::follow_calendar() {
    if (!store_ || settings_.is_desk) return;
    const auto changed = store_->visits.follow_calendar(configuration_->calendar(), this_moment());
    if (!changed) return spdlog::error("appointments do not follow the roster: {}", changed.error().detail);
    if (*changed == 0) return;
    spdlog::info("{} appointments went to a substitute or were cancelled", *changed);
    records_grew_();
}

void StoreWorker::look_around() {
    follow();
    const auto moment = now().monotonic;
    if (moment < look_after_due_) return;
    look_after_due_ = moment + looks_after_every;
    look_after();
    const bool alone = !settings_.is_desk && !(store_ && store_->database->has_desk_beside());
    queue_.repeat_every(alone ? std::chrono::milliseconds{looks_after_every} : follows_every);
}

void StoreWorker::look_after() {
    if (!store_) return open();
    look_at_health();
    if (trouble_ && room_ != domain::DiskRoom::none && store_->database->probe_write()) {
        spdlog::info("the store can be written again");
        trouble_.reset();
        mailbox_.post(StoreHealth{});
    }
    if (configuration_ && configuration_->time_zone.to_local(now().wall).day != day_) turn_of_day();
}

// Once a day, and at every start: what was left over is closed, and personal data whose time has come are
// erased.
void StoreWorker::turn_of_day() {
    if (!store_ || !configuration_) return;
    const store::Moment moment = this_moment();
    day_ = moment.today;
    if (settings_.is_desk) return tell_day(); // the rest is the kiosk's
    if (const auto closed = store_->visits.close_earlier_days(moment); closed && *closed > 0)
        spdlog::info("{} visits of earlier days were closed", *closed);
    follow_calendar();
    if (const auto closed =
            store_->activities.close_earlier_days(configuration_->rating.fewest_ballots, moment);
        closed && *closed > 0)
        spdlog::info("{} ratings of earlier days were closed", *closed);
    if (const auto purged = store_->retention.purge(configuration_->retention_days, moment); !purged)
        spdlog::error("personal data could not be erased: {}", purged.error().detail);
    if (const auto purged = store_->print_jobs.purge(moment.wall - print_jobs_kept); !purged)
        spdlog::warn("old print jobs could not be erased: {}", purged.error().detail);
    tell_day();
}

void StoreWorker::tell_day() {
    if (!store_ || !configuration_) return;
    const auto day = store_->visits.station_day(configuration_->time_zone.to_local(now().wall).day);
    if (day) mailbox_.post(DayChanged{*day});
}

// ---- what the flows ask for ----

void StoreWorker::carry_out(flow::Effect effect) {
    queue_.post(
        [this, effect = std::move(effect)] { std::visit([this](const auto& what) { on(what); }, effect); });
}

SaveError StoreWorker::not_open() const {
    return trouble_.value_or(SaveError{SaveError::Kind::failed, {}, "the store is not open"});
}

void StoreWorker::fail(std::uint64_t visit, const SaveError& error) {
    if (error.kind == SaveError::Kind::moved_on) spdlog::info("a number was moved already: {}", error.detail);
    if (error.kind != SaveError::Kind::rule && error.kind != SaveError::Kind::moved_on) {
        spdlog::error("not saved: {}", error.detail);
        trouble_ = error;
        mailbox_.post(StoreHealth{trouble_});
    }
    tell(flow::SaveFailed{visit, error});
}

void StoreWorker::on(const flow::RecogniseNumber& effect) {
    domain::Visitor visitor{{}, effect.number, {}, domain::IdentifiedBy::typed_number};
    if (store_) visitor.person_key = store_->key.person_key(visitor.number);
    tell(flow::NumberRecognised{effect.visit, visitor});
}

void StoreWorker::on(const flow::RecogniseDocument& effect) {
    domain::Visitor visitor = effect.visitor;
    if (store_) visitor.person_key = store_->key.person_key(effect.issuer + ":" + visitor.number);
    tell(flow::DocumentRecognised{effect.visit, visitor});
}

void StoreWorker::recognise_card(domain::Visitor visitor) {
    queue_.post([this, visitor = std::move(visitor)]() mutable {
        if (store_) visitor.person_key = store_->key.person_key(visitor.number);
        tell(flow::CardRead{visitor});
        visitor.wipe();
    });
}

// The code of a reception that is over asks what became of what was said there.
void StoreWorker::on(const flow::LookUpTicketCode& effect) {
    if (!store_) return fail(effect.visit, not_open());
    const auto found = store_->visits.find_by_ticket_code(effect.code);
    if (!found) return fail(effect.visit, found.error());
    const auto* ticket = std::get_if<domain::Ticket>(&*found);
    if (!ticket || ticket->state != domain::TicketState::done || !configuration_)
        return tell(flow::TicketCodeLookedUp{
            effect.visit,
            std::visit([](const auto& what) -> decltype(flow::TicketCodeLookedUp::found) { return what; },
                       *found)});
    const auto opinions = store_->chains.of_ticket(ticket->id, configuration_->opinion_chain);
    if (!opinions) return fail(effect.visit, opinions.error());
    tell(flow::TicketCodeLookedUp{effect.visit, *opinions});
}

void StoreWorker::on(const flow::LookUpOpinions& effect) {
    if (!store_ || !configuration_) return;
    const auto opinions = store_->chains.of_person(effect.person_key, configuration_->opinion_chain);
    if (!opinions) return spdlog::warn("opinions cannot be read: {}", opinions.error().detail);
    tell(flow::OpinionsFound{effect.visit, *opinions});
}

void StoreWorker::on(const flow::SaveWord& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->chains.say(effect.opinion_id, effect.word, configuration_->opinion_chain, moment);
        },
        [&](const domain::OpinionProgress& opinion) {
            return flow::WordSaved{effect.visit, opinion};
        });
}

void StoreWorker::on(const flow::SaveCheckIn& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.check_in(effect.request, moment, configuration_->queue);
        },
        [&](const domain::IssuedTicket& issued) {
            return flow::CheckInSaved{effect.visit, issued};
        });
}

// The end of a call bears the id of its beginning; where the beginning could not be written, there is none.
void StoreWorker::on(const flow::SaveKeeperCall& effect) {
    if (!store_ || !configuration_) return;
    domain::KeeperCall call = effect.call;
    const bool begins = call.state == domain::KeeperCallState::called;
    call.id = begins ? std::string() : std::exchange(open_keeper_call_, {});
    if (!begins && call.id.empty()) return;
    const auto written = store_->keeper_calls.write(call, this_moment());
    if (!written)
        return fail(0, written.error()); // the glass has told all it could: nobody waits for the answer
    if (begins) open_keeper_call_ = written->id;
    tell_day();
    records_grew_();
}

// ---- paper ----

void StoreWorker::print_once(std::string job_id, std::string number, std::function<void()> send) {
    queue_.post([this, id = std::move(job_id), number = std::move(number), send = std::move(send)] {
        const auto begun = store_ ? store_->print_jobs.begin(id, number, now().wall)
                                  : store::Saved<bool>(tl::unexpected(not_open()));
        if (begun && *begun) return send();
        if (!begun) spdlog::error("not printed, since it could not be noted: {}", begun.error().detail);
        tell(flow::PrintDone{id, false});
    });
}

void StoreWorker::note_printed(std::string job_id, std::string outcome) {
    queue_.post([this, id = std::move(job_id), outcome = std::move(outcome)] {
        spdlog::info("print job: {}", outcome);
        if (store_ && !store_->print_jobs.finish(id, outcome)) spdlog::warn("a print job could not be noted");
    });
}

void StoreWorker::tell_interrupted_prints() {
    const auto numbers = store_->print_jobs.close_interrupted(now().wall - without_paper_told_for);
    if (!numbers) return spdlog::error("print jobs cannot be read: {}", numbers.error().detail);
    for (const std::string& number : *numbers)
        spdlog::warn("printing was broken off: {}", number);
    if (!numbers->empty()) mailbox_.post(PrintsInterrupted{*numbers});
}

void StoreWorker::ask_for_life() {
    queue_.post([this] { mailbox_.post(StoreAnswered{}); });
}

void StoreWorker::refresh_day() {
    queue_.post([this] { tell_day(); });
}

void StoreWorker::note_that_program_draws() {
    queue_.post([this] {
        draws_ = true;
        begin_boot();
        if (!untried_) return;
        apply(*std::exchange(untried_, std::nullopt));
        turn_of_day();
    });
}

void StoreWorker::note_that_program_works() {
    queue_.post([this] {
        if (store_ && boot_ > 0 && !store_->boots.mark_good(boot_))
            spdlog::warn("this start could not be noted");
    });
}

} // namespace liaison::app
