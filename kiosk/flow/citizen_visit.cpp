#include "flow/citizen_visit.hpp"

#include "domain/mrz.hpp"
#include "flow/visit_lookup.hpp"

namespace liaison::flow {

using enum VisitPhase;

namespace {

// One step under way: the visit as it will be, and what it wants done.
class Stepper {
public:
    Stepper(const CitizenVisit& visit, const Surroundings& around, domain::Now now)
        : visit_(visit), around_(around), now_(now) {}

    VisitStep take(const Event& event) {
        std::visit([this](const auto& what) { on(what); }, event);
        return {std::move(visit_), std::move(effects_), refused_};
    }

private:
    // ---- fingers ----
    void on(const Touch& touch) {
        if (!may_touch(visit_.phase, touch)) {
            refused_ = true;
            return;
        }
        somebody_is_there();
        std::visit([this](const auto& what) { on_touch(what); }, touch);
    }

    void on_touch(const ChooseLanguage& touch) {
        visit_.language = touch.language;
        if (visit_.phase == welcome) begin();
    }
    void on_touch(const GoBack&) { go_back(); }
    void on_touch(const GoHome&) { go_home(); }
    void on_touch(const StillHere&) {}
    void on_touch(const TypeNumber&) { begin_typing(type_number); }
    void on_touch(const TypeDocument&) { begin_typing(type_document); }
    void begin_typing(VisitPhase phase) {
        visit_.typed_number.clear();
        visit_.typing_error.reset();
        visit_.phase = phase;
    }
    void on_touch(const FillField&) { visit_.document.fill(); }
    void on_touch(const PlaceCaret& touch) { visit_.document.place_caret(touch.offset); }
    void on_touch(const ChooseDocumentLines& touch) { visit_.document.choose_lines(touch.lines); }
    void on_touch(const PressKey& touch) {
        if (visit_.phase == type_document) return visit_.document.type(touch.key);
        visit_.typing_error.reset();
        if (belongs_to_number(visit_.typed_number, touch.key)) visit_.typed_number += touch.key;
    }
    void on_touch(const EraseKey&) {
        if (visit_.phase == type_document) return visit_.document.erase();
        visit_.typing_error.reset();
        if (!visit_.typed_number.empty()) visit_.typed_number.pop_back();
    }
    void on_touch(const SubmitNumber&) {
        const auto number = domain::IdNumber::parse(visit_.typed_number, today());
        if (number)
            effects_.push_back(RecogniseNumber{visit_.number, number->text()});
        else
            visit_.typing_error = number.error();
    }
    void on_touch(const SubmitDocument&) {
        visit_.document.look_over(today());
        if (const auto read = domain::parse_mrz(visit_.document.text(), today());
            !visit_.document.fault() && read)
            came_with_document(*read);
    }
    void on_touch(const ComeWithoutPapers&) {
        visit_.visitor.wipe();
        visit_.phase = consent;
    }
    void on_touch(const Agree&) {
        visit_.agreed_at = now_.wall;
        visit_.appointment.reset();
        visit_.phase = on_duty;
        if (auto appointment = appointment_today(visit_.visitor, around_, now_.wall))
            return arrive_for(*std::move(appointment), on_duty);
        if (!visit_.visitor.person_key.empty())
            effects_.push_back(LookUpOpinions{visit_.number, visit_.visitor.person_key});
        if (const auto lost = lost_appointment(visit_.visitor, around_, now_.wall)) fail(*lost, on_duty);
    }
    void on_touch(const SeeOpinions&) {
        if (!visit_.look.is_empty()) visit_.phase = progress;
    }
    void on_touch(const ShowProgress& touch) { visit_.look.show(touch.index); }
    void on_touch(const SayWord& touch) {
        const auto* opinion = visit_.look.current();
        if (!opinion || !opinion->state.asks_citizen() || !can_save()) return;
        visit_.phase = saving;
        effects_.push_back(SaveWord{visit_.number, opinion->opinion_id, touch.word});
    }
    void on_touch(const ConfirmArrival&) {
        if (!visit_.agreed_at) visit_.agreed_at = now_.wall; // the screen says what is stored beside the button
        visit_.deputy_id = visit_.appointment->deputy_id;
        save_check_in();
    }
    void on_touch(const WaitFor& touch) {
        visit_.deputy_id = touch.deputy_id;
        visit_.appointment.reset();
        save_check_in();
    }
    void on_touch(const ChooseTimeWith& touch) {
        visit_.deputy_id = touch.deputy_id;
        visit_.phase = choose_slot;
        on_touch(ChooseMatter{});
    }
    void on_touch(const ChooseMatter& touch) {
        visit_.matter = touch.code;
        const auto days = days_with_free_slots(visit_, around_, now_.wall, 1);
        visit_.day = days.empty() ? std::nullopt : std::optional{days.front()};
    }
    void on_touch(const ChooseDay& touch) { visit_.day = touch.day; }
    void on_touch(const ChooseSlot& touch) {
        visit_.slot = touch.start;
        visit_.held.clear();
        visit_.phase = confirm_booking;
        effects_.push_back(HoldSlot{visit_.number, booking_request()});
    }
    void on_touch(const ConfirmBooking&) {
        if (!can_save()) return;
        visit_.phase = saving;
        effects_.push_back(SaveBooking{visit_.number, booking_request()});
    }
    void on_touch(const Finish&) { go_home(); }
    void on_touch(const StopWaiting&) {
        if (visit_.ticket && may_leave(visit_.ticket->ticket)) visit_.phase = leaving;
    }
    void on_touch(const ConfirmLeave&) {
        if (!can_save()) return;
        visit_.phase = saving;
        effects_.push_back(LeaveQueue{visit_.number, visit_.ticket->ticket.id});
    }
    void on_touch(const ToggleLargeText&) { flip(&DisplayChoice::large_text); }
    void on_touch(const ToggleHighContrast&) { flip(&DisplayChoice::high_contrast); }
    void on_touch(const LowerScreen&) { flip(&DisplayChoice::lowered); }
    template <class Other>
    void on_touch(const Other&) {} // the desk's: the table lets none of them in

    // ---- devices ----
    void on(const CardRead& event) {
        visit_.card_on_reader = true;
        if (!may_be_identified(visit_.phase)) return;
        make_room_for_visitor();
        visit_.hold_card_still = false;
        identified(event.visitor);
    }
    void on(const CardTrouble& event) {
        if (!may_be_identified(visit_.phase)) return;
        make_room_for_visitor();
        visit_.hold_card_still = event.hold_still;
        if (event.hold_still)
            visit_.phase = identify;
        else
            fail(VisitProblem::card_unreadable, identify);
    }
    void on(const CardGone&) {
        visit_.card_on_reader = false;
        if (visit_.phase == ticket || visit_.phase == booked)
            somebody_is_there(); // the confirmation stays from now
    }
    void on(const CodeScanned& event) {
        if (!may_be_identified(visit_.phase)) return;
        std::string lines = visit_.document_lines + event.bytes;
        if (domain::mrz_progress(lines) == domain::MrzProgress::none) lines = event.bytes;
        make_room_for_visitor();
        switch (domain::mrz_progress(lines)) {
        case domain::MrzProgress::none: return read_code(event.bytes);
        case domain::MrzProgress::begun:
            if (!can_save()) return;
            visit_.document_lines = lines;
            visit_.phase = identify;
            return;
        case domain::MrzProgress::whole: return read_document(lines);
        }
    }
    void on(const CodeGarbled&) {
        if (!may_be_identified(visit_.phase)) return;
        make_room_for_visitor();
        fail(VisitProblem::code_damaged, identify);
    }
    void read_document(const std::string& lines) {
        const auto document = domain::parse_mrz(lines, today());
        if (!document) return fail(VisitProblem::document_unreadable, identify);
        came_with_document(*document);
    }
    void read_code(const std::string& bytes) {
        const auto code =
            domain::read_visit_code(bytes, around_.county_key, around_.configuration.station.id, now_.wall);
        if (!code) return fail(problem_of(code.error()), identify);
        if (!can_save()) return;
        if (const auto* made_here = std::get_if<domain::TicketCode>(&*code)) {
            effects_.push_back(LookUpTicketCode{visit_.number, made_here->text});
            visit_.phase = saving;
            return;
        }
        came_with_code(appointment_of(std::get<domain::AppointmentCode>(*code), now_.wall));
    }
    void on(const PrintDone& event) {
        if (event.job_id != visit_.print_job() || visit_.printing != Printing::under_way) return;
        visit_.printing = event.printed ? Printing::done : Printing::failed;
        somebody_is_there();
    }
    void on(const GlassTouched&) { somebody_is_there(); }

    // ---- answers ----
    // What this visit waits for, and not what an earlier one asked.
    bool has_come(std::uint64_t visit) {
        if (visit != visit_.number || visit_.phase != saving) return false;
        somebody_is_there();
        return true;
    }
    void on(const NumberRecognised& event) {
        if (event.visit == visit_.number && visit_.phase == type_number) identified(event.visitor);
    }
    void on(const DocumentRecognised& event) {
        if (!has_come(event.visit)) return;
        identified(event.visitor);
    }
    void on(const TicketCodeLookedUp& event) {
        if (!has_come(event.visit)) return;
        if (const auto* appointment = std::get_if<domain::Appointment>(&event.found)) {
            came_with_code(*appointment);
        } else if (const auto* waiting = std::get_if<domain::Ticket>(&event.found)) {
            show_again(*waiting);
        } else if (const auto* opinions = std::get_if<std::vector<domain::OpinionProgress>>(&event.found)) {
            visit_.look = {.opinions = *opinions};
            visit_.phase = progress;
        } else {
            fail(VisitProblem::code_unknown, identify);
        }
    }
    void on(const OpinionsFound& event) {
        if (event.visit == visit_.number && visit_.agreed_at) visit_.look = {.opinions = event.opinions};
    }
    void on(const WordSaved& event) {
        if (!has_come(event.visit)) return;
        visit_.look.replace(event.opinion);
        visit_.phase = progress;
    }
    void on(const CheckInSaved& event) {
        if (!has_come(event.visit)) return;
        visit_.ticket = event.issued;
        visit_.phase = ticket;
        if (start_printing())
            effects_.push_back(PrintTicket{visit_.print_job(), visit_.language, event.issued});
    }
    void on(const SlotHeld& event) {
        if (event.visit == visit_.number && visit_.phase == confirm_booking) visit_.held = event.appointment_id;
    }
    void on(const HoldRefused& event) {
        if (event.visit != visit_.number || visit_.phase != confirm_booking) return;
        fail(trouble_of(event.error));
    }
    void on(const BookingSaved& event) {
        if (!has_come(event.visit)) return;
        visit_.booking = event.issued;
        visit_.phase = booked;
        if (start_printing())
            effects_.push_back(PrintBooking{visit_.print_job(), visit_.language, event.issued});
    }
    void on(const SaveFailed& event) {
        if (!has_come(event.visit)) return;
        if (event.error.kind == domain::SaveError::Kind::moved_on)
            return go_home(); // called meanwhile: nothing to give back
        fail(trouble_of(event.error));
    }
    void on(const TicketMoved& event) {
        if (!has_come(event.visit)) return;
        visit_.phase = left;
    }
    template <class DeskAnswer>
    void on(const DeskAnswer&) {}

    // ---- time ----
    void on(const Tick&) {
        const auto deadline = next_deadline(visit_);
        if (!deadline || now_.monotonic < *deadline) return;
        if (visit_.phase == saving) {
            somebody_is_there();
            return fail(VisitProblem::cannot_save, welcome);
        }
        const bool may_ask = rule_of(visit_.phase).asks_still_there && !visit_.asks_still_there;
        if (may_ask)
            visit_.asks_still_there = true;
        else
            go_home();
    }

    // ---- pieces ----
    void flip(bool DisplayChoice::*what) {
        DisplayChoice choice = visit_.display_or(around_.usual_display);
        choice.*what = !(choice.*what);
        visit_.display = choice;
    }

    void somebody_is_there() {
        visit_.last_activity = now_.monotonic;
        visit_.asks_still_there = false;
    }

    domain::Day today() const { return around_.configuration.time_zone.to_local(now_.wall).day; }

    void identified(const domain::Visitor& visitor) {
        visit_.visitor = visitor;
        visit_.papers_expired = visitor.papers_valid_until && *visitor.papers_valid_until < today();
        if (can_save()) visit_.phase = consent;
    }

    void came_with_document(const domain::TravelDocument& document) {
        if (!can_save()) return;
        domain::Visitor visitor{
            document.name, document.number, {}, domain::IdentifiedBy::travel_document, document.valid_until};
        effects_.push_back(RecogniseDocument{visit_.number, std::move(visitor), document.issuer});
        visit_.document.wipe();
        visit_.phase = saving;
    }

    // The appointment of a code that is genuine, or that this kiosk made itself.
    void came_with_code(const domain::Appointment& appointment) {
        for (const domain::Ticket& waiting : around_.day.tickets)
            if (waiting.appointment_id == appointment.id) return show_again(waiting); // scanned once already
        if (!domain::may_become(appointment.state, domain::AppointmentState::arrived))
            return fail(problem_of(appointment), identify);
        if (now_.wall + domain::code_valid_before < appointment.start)
            return fail(VisitProblem::code_too_early, identify);
        if (now_.wall > appointment.end + domain::code_valid_after)
            return fail(VisitProblem::code_too_late, identify);
        visit_.visitor.identified_by = domain::IdentifiedBy::code;
        arrive_for(appointment, consent);
    }

    void arrive_for(domain::Appointment appointment, VisitPhase way_on) {
        const bool deputy_is_here = around_.configuration.find_deputy(appointment.deputy_id) != nullptr;
        visit_.appointment = std::move(appointment);
        visit_.phase = arrival;
        if (!deputy_is_here) fail(VisitProblem::deputy_not_here, way_on);
    }

    // Their own ticket: not printed again.
    void show_again(const domain::Ticket& own) {
        visit_.ticket = ticket_without_code(own, around_, now_.wall);
        visit_.phase = ticket;
    }

    void begin() {
        visit_.phase = identify;
        can_save();
    }

    // False: nothing can be written down, and the visit says so instead of taking data that would be lost.
    bool can_save() {
        if (!around_.store_trouble) return true;
        fail(VisitProblem::cannot_save, welcome);
        return false;
    }

    void go_home() {
        const std::string& default_language = around_.configuration.languages.front();
        const bool card = visit_.card_on_reader;
        visit_.visitor.wipe();
        visit_.document.wipe();
        visit_ = new_visit(visit_.number + 1, default_language, now_);
        visit_.card_on_reader = card;
    }

    void go_back() {
        const bool by_code = visit_.phase == progress && !visit_.agreed_at;
        const VisitPhase target = visit_.phase == problem ? visit_.way_on
                                  : by_code               ? welcome
                                                          : rule_of(visit_.phase).back;
        if (target == welcome) return go_home();
        visit_.problem.reset();
        visit_.typing_error.reset();
        visit_.document.wipe();
        if (target == identify) forget_person();
        visit_.phase = target;
    }

    // Whoever comes now is somebody else: an answer to what the one before asked for is dropped by its number.
    void forget_person() {
        ++visit_.number;
        visit_.visitor.wipe();
        visit_.typed_number.clear();
        visit_.document.wipe();
        visit_.document_lines.clear();
        visit_.papers_expired = false;
        visit_.agreed_at.reset();
        visit_.appointment.reset();
        visit_.look = {};
    }

    // A card or a code after the last visitor's confirmation is the next visitor: nothing of the last one
    // stays.
    void make_room_for_visitor() {
        if (visit_.phase == ticket || visit_.phase == booked || visit_.phase == left) go_home();
        somebody_is_there();
        visit_.problem.reset();
        forget_person();
    }

    void fail(const SaveTrouble& trouble) { fail(trouble.problem, trouble.way_on); }
    void fail(VisitProblem what, VisitPhase way_on) {
        visit_.problem = what;
        const bool needs_consent = way_on == on_duty || way_on == choose_slot;
        visit_.way_on = needs_consent && !visit_.agreed_at ? identify : way_on;
        visit_.phase = problem;
    }

    domain::CheckIn check_in() const {
        return {
            .id = {}, .visitor = visit_.visitor, .language = visit_.language, .agreed_at = *visit_.agreed_at};
    }

    domain::BookingRequest booking_request() const {
        return {check_in(), visit_.deputy_id, *visit_.slot, visit_.matter, visit_.held};
    }

    void save_check_in() {
        if (!can_save()) return;
        visit_.phase = saving;
        effects_.push_back(SaveCheckIn{visit_.number, {check_in(), visit_.deputy_id, visit_.appointment}});
    }

    bool start_printing() {
        if (around_.printer != DeviceHealth::working) return false;
        visit_.printing = Printing::under_way;
        return true;
    }

    CitizenVisit visit_;
    const Surroundings& around_;
    domain::Now now_;
    Effects effects_;
    bool refused_ = false;
};

} // namespace

VisitStep step(const CitizenVisit& visit, const Event& event, const Surroundings& around, domain::Now now) {
    return Stepper(visit, around, now).take(event);
}

} // namespace liaison::flow
