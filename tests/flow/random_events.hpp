// A world that throws everything at a glass: fingers allowed and not, cards, codes, late answers, time.
#pragma once

#include <algorithm>
#include <deque>

#include "random_touches.hpp"

namespace liaison::test {

// All that a visit holds, as one text: to compare, and to look for what must not be there.
inline std::string written(const flow::CitizenVisit& v) {
    std::string text;
    const auto add = [&](const auto& value) {
        if constexpr (std::is_convertible_v<decltype(value), std::string>)
            text += std::string(value) + '|';
        else
            text += std::to_string(value) + '|';
    };
    const auto add_time = [&](const std::optional<domain::WallTime>& time) {
        add(time ? domain::format_wall_time(*time) : "-");
    };
    const auto add_appointment = [&](const domain::Appointment& a) {
        add(a.id), add(a.number), add(a.person_key), add(a.deputy_id), add_time(a.start), add_time(a.end);
    };
    add(v.number), add(static_cast<int>(v.phase)), add(v.language);
    if (v.display) add(v.display->large_text * 4 + v.display->high_contrast * 2 + v.display->lowered);
    add(v.visitor.name), add(v.visitor.number), add(v.visitor.person_key);
    add(static_cast<int>(v.visitor.identified_by)), add(v.typed_number);
    add(v.typing_error ? static_cast<int>(*v.typing_error) : -1);
    add(v.document.text()), add(v.document.caret()), add(static_cast<int>(v.document.form()));
    add(v.document.fault() ? static_cast<int>(v.document.fault()->part.begin) : -1), add(v.document_lines);
    add(v.papers_expired ? 1 : 0), add(v.hold_card_still ? 1 : 0), add(v.card_on_reader ? 1 : 0),
        add_time(v.agreed_at);
    if (v.appointment) add_appointment(*v.appointment);
    add(v.deputy_id), add(v.day ? domain::format_day(*v.day) : "-"), add_time(v.slot);
    if (v.ticket) add(v.ticket->ticket.id), add(v.ticket->ticket.visitor_name), add(v.ticket->code);
    if (v.booking) add_appointment(v.booking->appointment), add(v.booking->code);
    add(static_cast<int>(v.printing)), add(v.problem ? static_cast<int>(*v.problem) : -1);
    add(static_cast<int>(v.way_on)), add(v.last_activity.since_start.count()), add(v.asks_still_there ? 1 : 0);
    for (const auto& opinion : v.look.opinions)
        add(opinion.opinion_id), add(opinion.words), add(static_cast<int>(opinion.state.stage));
    add(v.look.shown), add(v.look.just_said ? 1 : 0);
    return text;
}

class RandomEvents : private RandomTouches {
public:
    using RandomTouches::random;

    RandomEvents() {
        const auto morning = world_.clock.now.wall;
        world_.day.tickets = {made_up_ticket(1, morning_deputy, morning - 9min),
                              made_up_ticket(2, morning_deputy, morning - 5min),
                              made_up_ticket(3, afternoon_deputy, morning - 4min)};
        world_.day.tickets[1].state = domain::TicketState::meeting;
        world_.day.activities = rated();
        world_.day.appointments = {
            made_up_appointment(1, made_up_visitor().person_key, morning_deputy, morning + 1h),
            made_up_appointment(2, made_up_visitor("测试乙", 2).person_key, "gone", morning + 1h)};
    }

    FakeClock& clock() { return world_.clock; }
    const flow::Surroundings& around() const { return world_.around; }
    const domain::StationConfiguration& configuration() const { return world_.configuration; }

    // Disk and printer come and go.
    void change_something(const flow::CitizenVisit& visit) {
        if (random.once_in(200)) {
            world_.around.store_trouble = random.once_in(4) ? std::optional{domain::SaveError{}} : std::nullopt;
            world_.around.printer = random.once_in(2) ? flow::DeviceHealth::working : flow::DeviceHealth::ill;
        }
        if (visit.phase == flow::VisitPhase::welcome) { // a visit of the same morning begins
            const auto drift = world_.clock.now.wall - at(a_tuesday, "09:30");
            if (drift > 30min) world_.clock.now.wall = at(a_tuesday, "09:30");
        }
    }

    flow::Event event_for(const flow::CitizenVisit& visit) {
        world_.clock.advance(std::chrono::milliseconds{random.once_in(12) ? random.between(1'000, 70'000)
                                                                          : random.between(0, 3'000)});
        switch (random.between(0, 9)) {
        case 0: return flow::Tick{};
        case 1: return device(visit);
        case 2: return any_touch();
        case 3:
        case 4:
        case 5: return answer();
        default: return allowed_touch(visit.phase);
        }
    }
    flow::Event event_for(const flow::DutyDesk& desk) {
        change_rating();
        world_.clock.advance(
            std::chrono::milliseconds{random.between(0, random.once_in(300) ? 400'000 : 3'000)});
        const int what = random.between(0, 9);
        if (what == 0) return flow::Tick{};
        if (what < 4) return answer();
        if (random.once_in(12)) return desk_device();
        return allowed_touch(desk.phase);
    }

    // Whoever has the glass; at the welcome screen often somebody other than a citizen.
    flow::Event event_for(const flow::StationState& state) {
        if (state.keeper.is_open()) return event_for(state.keeper);
        if (state.desk.is_open()) return event_for(state.desk);
        if (state.ballot.is_open()) return event_for(state.ballot);
        const bool welcome = state.visit.phase == flow::VisitPhase::welcome;
        if (welcome && random.once_in(3))
            return random.one_of(
                std::vector<flow::Touch>{flow::OpenDesk{}, flow::OpenBallot{}, flow::OpenKeeper{}});
        return event_for(state.visit);
    }

    flow::Event event_for(const flow::KeeperPage& page) {
        world_.clock.advance(
            std::chrono::milliseconds{random.between(0, random.once_in(300) ? 400'000 : 3'000)});
        const int what = random.between(0, 9);
        if (what == 0) return flow::Tick{};
        if (what == 1) return flow::CardRead{made_up_visitor()};
        if (what < 4) return answer();
        return allowed_touch(page.phase);
    }

    flow::Event event_for(const flow::BallotPaper& ballot) {
        change_rating();
        world_.clock.advance(std::chrono::milliseconds{random.between(0, random.once_in(30) ? 70'000 : 3'000)});
        const bool typing = ballot.phase == flow::BallotPhase::identify && !ballot.typed_number.empty();
        if (typing && !random.once_in(40)) return next_key_of(made_up_visitor().number, ballot.typed_number);
        const int what = random.between(0, 9);
        if (what == 0) return flow::Tick{};
        if (what == 1) return flow::CardRead{made_up_visitor()};
        if (what < 5) return answer();
        if (what == 5) return any_touch();
        if (ballot.phase == flow::BallotPhase::rating && !ballot.is_complete() && random.once_in(2))
            return flow::RateAspect{static_cast<std::size_t>(
                                        std::ranges::find(ballot.words, std::optional<domain::Satisfaction>()) -
                                        ballot.words.begin()),
                                    domain::Satisfaction::fairly};
        const bool types = ballot.phase == flow::BallotPhase::identify;
        return types ? next_key_of(made_up_visitor().number, ballot.typed_number) : allowed_touch(ballot.phase);
    }

    void remember(const flow::Effects& effects) {
        for (const auto& effect : effects)
            asked_.push_back(effect);
        while (asked_.size() > 12)
            asked_.pop_front();
    }
    std::vector<flow::Event> answers_to_earlier(std::uint64_t current) {
        std::vector<flow::Event> late;
        for (const auto& effect : asked_)
            if (const auto to = visit_of(effect); to && *to != current) late.push_back(answer_to(effect));
        return late;
    }

private:
    static std::optional<std::uint64_t> visit_of(const flow::Effect& effect) {
        return std::visit(
            [](const auto& what) -> std::optional<std::uint64_t> {
                if constexpr (requires { what.visit; }) return what.visit;
                return std::nullopt;
            },
            effect);
    }

    // Nobody types a number that checks by chance.
    static flow::Touch next_key_of(const std::string& number, const std::string& typed) {
        if (typed == number) return flow::SubmitNumber{};
        if (!number.starts_with(typed)) return flow::EraseKey{};
        return flow::PressKey{number[typed.size()]};
    }

    template <class Phase>
    flow::Touch allowed_touch(Phase phase) {
        for (int tries = 0; tries < 200; ++tries)
            if (auto touch = any_touch();
                flow::may_touch(phase, touch) && !(leaves(touch) && random.between(1, 4) > 1))
                return touch; // mostly forward, so that the walk gets far
        return flow::GoHome{};
    }

    static bool leaves(const flow::Touch& touch) {
        return std::holds_alternative<flow::GoHome>(touch) || std::holds_alternative<flow::GoBack>(touch) ||
               std::holds_alternative<flow::SignOut>(touch) || std::holds_alternative<flow::HandOver>(touch);
    }

    // None is open; one is; it was, and is closed.
    void change_rating() {
        if (!random.once_in(60)) return;
        world_.day.activities = rated();
        if (random.once_in(3)) world_.day.activities[0].rating.reset();
        if (random.once_in(4)) world_.day.activities.clear();
    }

    std::vector<domain::Activity> rated() const {
        const auto now = world_.clock.now.wall;
        domain::Activity activity{.id = "report",
                                  .kind = domain::ActivityKind::report_and_rating,
                                  .day = world_.configuration.time_zone.to_local(now).day};
        activity.rating = domain::Rating{.deputy_id = morning_deputy, .opened_at = now};
        return {activity};
    }

    static std::vector<domain::OpinionProgress> opinions() {
        domain::OpinionProgress opinion;
        opinion.opinion_id = made_up_uuid(71);
        opinion.words = "测试";
        opinion.state.stage = domain::OpinionStage::answered;
        opinion.state.due = domain::WallTime{};
        return {opinion, {}};
    }

    std::vector<domain::Reception> versions() const {
        const domain::Ticket& ticket = world_.day.tickets[0];
        domain::ReceptionLog log;
        log.opinions = {{.id = made_up_uuid(5), .category = "water", .words = "测试"}};
        return {{.id = made_up_uuid(77),
                 .ticket_id = ticket.id,
                 .check_in_id = ticket.check_in_id,
                 .deputy_id = morning_deputy,
                 .begun_at = ticket.issued_at,
                 .ended_at = ticket.issued_at,
                 .log = log}};
    }

    flow::Event desk_device() {
        if (random.once_in(3)) return flow::CardGone{};
        if (random.once_in(2)) return flow::CardRead{made_up_visitor()};
        return flow::CodeScanned{random.once_in(2) ? "LZ1D:MZXW6" : "https://example.org"};
    }

    flow::Event device(const flow::CitizenVisit& visit) {
        using namespace flow;
        auto code = world_.code_for_now();
        if (random.once_in(4)) code.deputy_id = "gone";
        if (random.once_in(5)) code.station_id = "room-018";
        if (random.once_in(4)) {
            const auto away = random.once_in(2) ? 24h : -24h;
            code.start += away, code.end += away;
        }
        static const auto other_county = domain::SigningKey::generate();
        const auto& key = random.once_in(5) ? other_county : world_.county;
        const int sequence = random.between(1, 3);
        const std::vector<Event> all{CardRead{made_up_visitor(sequence == 1 ? "测试甲" : "测试乙", sequence)},
                                     CardTrouble{true},
                                     CardTrouble{false},
                                     CardGone{},
                                     GlassTouched{},
                                     CodeGarbled{},
                                     CodeScanned{specimen_passport},
                                     CodeScanned{misread_passport},
                                     CodeScanned{specimen_passport.substr(0, 44)},
                                     CodeScanned{specimen_passport.substr(44)},
                                     PrintDone{visit.ticket ? visit.ticket->ticket.id : "", random.once_in(2)},
                                     PrintDone{"0", true},
                                     CodeScanned{domain::make_appointment_code(code, key)},
                                     CodeScanned{domain::make_ticket_code({1})},
                                     CodeScanned{random.once_in(2) ? "https://example.org" : "LZ1A:MZXW6"}};
        return random.one_of(all);
    }

    flow::Event answer() {
        if (asked_.empty()) return flow::Tick{};
        if (!random.once_in(4)) return answer_to(asked_.back());
        return answer_to(
            asked_[static_cast<std::size_t>(random.between(0, static_cast<int>(asked_.size()) - 1))]);
    }

    std::optional<flow::Event> answer_to_other_work(const flow::Effect& effect, std::uint64_t visit) {
        using namespace flow;
        if (const auto* join = std::get_if<JoinActivity>(&effect)) {
            domain::Activity joined = join->activity;
            if (joined.id.empty()) joined.id = made_up_uuid(90);
            return ActivitySaved{visit, joined};
        }
        if (std::holds_alternative<BeginRating>(effect) || std::holds_alternative<EndRating>(effect))
            return ActivitySaved{visit, rated().front()};
        if (std::holds_alternative<ListOwnOpinions>(effect)) return OwnOpinionsFound{visit, opinions()};
        if (std::holds_alternative<SaveView>(effect)) return ViewSaved{visit, opinions().front()};
        if (const auto* count = std::get_if<CountFigures>(&effect))
            return FiguresCounted{visit, {.year = count->year, .today = day(a_tuesday)}};
        if (std::holds_alternative<WriteFigures>(effect))
            return FiguresExported{visit, random.once_in(2) ? "/media/usb/figures.csv" : ""};
        if (std::holds_alternative<TakeBallot>(effect))
            return BallotTaken{visit, static_cast<domain::BallotOutcome>(random.between(0, 2))};
        return std::nullopt;
    }

    flow::Event answer_to_hold(std::uint64_t visit) {
        if (random.once_in(2)) return flow::SlotHeld{visit, made_up_uuid(5)};
        return flow::HoldRefused{visit, {domain::SaveError::Kind::rule, domain::BookingError::slot_full, ""}};
    }

    flow::Event answer_to(const flow::Effect& effect) {
        using namespace flow;
        const auto visit = visit_of(effect).value_or(0);
        const auto now = world_.clock.now.wall;
        if (const auto* print = std::get_if<PrintTicket>(&effect))
            return PrintDone{print->job_id, random.once_in(2)};
        if (std::holds_alternative<HoldSlot>(effect)) return answer_to_hold(visit);
        if (std::holds_alternative<RecogniseNumber>(effect)) return NumberRecognised{visit, made_up_visitor()};
        if (const auto* page = std::get_if<PrintTestPage>(&effect))
            return PrintDone{page->job_id, random.once_in(2)};
        if (std::holds_alternative<WriteDiagnosis>(effect))
            return DiagnosisExported{visit, random.once_in(2) ? "/media/usb" : ""};
        if (std::holds_alternative<CheckKeeperPin>(effect)) return PinChecked{visit, !random.once_in(4)};
        if (const auto* document = std::get_if<RecogniseDocument>(&effect))
            return DocumentRecognised{visit, document->visitor};
        if (std::holds_alternative<CheckPin>(effect)) return PinChecked{visit, !random.once_in(4)};
        if (std::holds_alternative<RecogniseCard>(effect) || std::holds_alternative<RecogniseBadge>(effect))
            return DeputyRecognised{visit, random.once_in(2) ? morning_deputy : ""};
        if (const auto* look = std::get_if<LookUpEarlierOpinions>(&effect))
            return EarlierOpinionsFound{visit, look->ticket_id, {{now, afternoon_deputy, {.words = "测试"}}}};
        if (random.once_in(4)) {
            const bool rule = random.once_in(2);
            return SaveFailed{visit,
                              {rule                ? domain::SaveError::Kind::rule
                               : random.once_in(3) ? domain::SaveError::Kind::moved_on
                                                   : domain::SaveError::Kind::disk_full,
                               static_cast<domain::BookingError>(random.between(0, 5)), ""}};
        }
        if (std::holds_alternative<SaveCheckIn>(effect))
            return CheckInSaved{visit, {made_up_ticket(9, morning_deputy, now), "LZ1T:999999", 1}};
        if (std::holds_alternative<SaveBooking>(effect))
            return BookingSaved{visit,
                                {made_up_appointment(9, "key-of-999999", morning_deputy, now), "LZ1T:999999"}};
        if (std::holds_alternative<LookUpOpinions>(effect)) return OpinionsFound{visit, opinions()};
        if (std::holds_alternative<SaveWord>(effect)) {
            auto after = opinions().front();
            after.state.stage = domain::OpinionStage::followed_up;
            return WordSaved{visit, after};
        }
        if (std::holds_alternative<LookUpTicketCode>(effect)) {
            if (random.once_in(4)) return TicketCodeLookedUp{visit, opinions()};
            if (random.once_in(3)) return TicketCodeLookedUp{visit, {}};
            if (random.once_in(2)) return TicketCodeLookedUp{visit, made_up_ticket(1, morning_deputy, now)};
            if (random.once_in(4)) {
                auto cancelled = made_up_appointment(8, "key", morning_deputy, now);
                cancelled.state = domain::AppointmentState::cancelled;
                if (random.once_in(2)) cancelled.confirmation = domain::Confirmation::refused;
                return TicketCodeLookedUp{visit, cancelled};
            }
            return TicketCodeLookedUp{
                visit, made_up_appointment(8, "key", deputy().c_str(), now + random.between(-1, 1) * 24h)};
        }
        if (auto other = answer_to_other_work(effect, visit)) return *std::move(other);
        if (std::holds_alternative<CallNextTicket>(effect) || std::holds_alternative<CallTicketAgain>(effect) ||
            std::holds_alternative<CallOneTicket>(effect))
            return TicketCalled{visit, random.once_in(5) ? "" : world_.day.tickets[0].id};
        if (std::holds_alternative<SaveReception>(effect) || std::holds_alternative<SaveCorrection>(effect))
            return ReceptionSaved{visit};
        if (std::holds_alternative<KeepSheet>(effect))
            return SheetKept{visit,
                             {made_up_uuid(random.between(300, 340)), std::string(64, 'a'), 90'000, now}};
        if (std::holds_alternative<ListLogs>(effect))
            return LogsListed{visit,
                              {{made_up_uuid(77), world_.day.tickets[0].id, "A001", now, 1, "water", 1}}};
        if (std::holds_alternative<ReadLog>(effect))
            return LogRead{visit, random.once_in(5) ? std::vector<domain::Reception>{} : versions()};
        return TicketMoved{visit};
    }

    std::deque<flow::Effect> asked_;
};

} // namespace liaison::test
