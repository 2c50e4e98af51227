#include "flow/spoken_screen.hpp"

#include "flow/progress_words.hpp"

#include "flow/document_words.hpp"
#include "flow/problem_words.hpp"

namespace liaison::flow {

using enum VisitPhase;
using language::PublicName;
using language::Spelled;
using language::SpokenDay;
using language::Word;

namespace {

class Reader {
public:
    Reader(const CitizenVisit& visit, const Surroundings& around, domain::Now now)
        : visit_(visit), around_(around), now_(now) {}

    language::Phrases read() {
        if (visit_.asks_still_there)
            say({Word::still_there_title, Word::still_there_text, Word::still_there_button});
        else
            read_phase();
        return std::move(phrases_);
    }

private:
    void read_phase() {
        switch (visit_.phase) {
        case welcome: return read_welcome();
        case identify: return read_identify();
        case type_number: return read_type_number();
        case type_document: return read_type_document();
        case consent: return read_consent();
        case arrival: return read_arrival();
        case on_duty: return read_on_duty();
        case choose_slot: return read_choose_slot();
        case confirm_booking: return read_confirm_booking();
        case saving: return say({Word::saving});
        case ticket: return read_ticket();
        case booked: return read_booked();
        case progress: return read_progress();
        case leaving:
            return say({Word::leaving_title, Word::leaving_text, Word::voice_you_can, Word::leaving_confirm,
                        Word::leaving_stay});
        case left: return say({Word::left_title, Word::left_text});
        case problem: return read_problem();
        }
    }

    void read_welcome() {
        phrases_.push_back(
            {Word::welcome_title, {{"station", PublicName{around_.configuration.station.name}}}});
        say_who_is_on_duty();
        say({Word::welcome_start, visit_.card_on_reader ? Word::take_card : Word::welcome_card_hint});
    }
    void read_identify() {
        say({Word::identify_title, Word::voice_you_can});
        if (around_.card_reader == DeviceHealth::working)
            say({Word::identify_card,
                 visit_.hold_card_still ? Word::identify_card_still : Word::identify_card_text});
        if (around_.code_scanner == DeviceHealth::working) say({Word::identify_code, Word::identify_code_text});
        say({Word::identify_number, Word::identify_without, Word::identify_without_text});
    }
    void read_type_number() { // the digits are nobody's business but the typist's
        say({Word::number_title, Word::number_hint, Word::number_document});
        if (!visit_.typing_error) return;
        switch (*visit_.typing_error) {
        case domain::IdNumberError::wrong_length:
            phrases_.push_back(
                {Word::number_wrong_length, {{"count", static_cast<int>(visit_.typed_number.size())}}});
            return;
        case domain::IdNumberError::first_generation: return say({Word::number_first_generation});
        case domain::IdNumberError::wrong_character: return say({Word::number_wrong_character});
        case domain::IdNumberError::impossible_birth_date: return say({Word::number_wrong_birth});
        case domain::IdNumberError::wrong_check_character: return say({Word::number_wrong_check});
        }
    }
    void read_type_document() { // nor are these characters
        say({Word::document_title, Word::document_hint, Word::document_fillers});
        const auto& fault = visit_.document.fault();
        if (!fault) return;
        const domain::MrzForm form = visit_.document.form();
        const int line = line_of(form, fault->part.begin);
        if (fault->kind == domain::MrzFaultKind::unfinished) {
            const auto all = static_cast<int>(domain::mrz_line_length(form));
            const int typed = static_cast<int>(fault->part.begin) - (line - 1) * all;
            phrases_.push_back({words_of(fault->kind), {{"line", line}, {"count", typed}, {"all", all}}});
        } else if (fault->kind == domain::MrzFaultKind::unknown_kind) {
            phrases_.push_back({words_of(fault->kind), {{"letters", Spelled{document_letters}}}});
        } else {
            phrases_.push_back({Word::document_line, {{"line", line}}});
            say({words_of(fault->part.field), words_of(fault->kind)});
        }
    }
    void read_consent() {
        if (visit_.papers_expired) say({Word::consent_expired});
        say({Word::consent_title, Word::consent_what});
        switch (visit_.visitor.identified_by) {
        case domain::IdentifiedBy::id_card: say({Word::voice_consent_card}); break;
        case domain::IdentifiedBy::travel_document: say({Word::voice_consent_document}); break;
        case domain::IdentifiedBy::typed_number: say({Word::voice_consent_number}); break;
        default: say({Word::consent_what_nothing}); break;
        }
        say({Word::consent_why, Word::consent_why_text, Word::consent_how_long});
        phrases_.push_back({Word::consent_how_long_text, {{"days", around_.configuration.retention_days}}});
        say({Word::voice_you_can, Word::consent_agree, Word::consent_leave});
    }
    void read_progress() { // the words themselves are for the eyes of the one who said them
        say({Word::progress_title});
        const auto* opinion = visit_.look.current();
        if (!opinion) return say({Word::progress_none});
        say({word_of(opinion->state)});
        if (opinion->state.asks_citizen())
            say({Word::progress_ask, Word::progress_satisfied, Word::progress_fairly,
                 Word::progress_dissatisfied});
        if (visit_.look.just_said) say({Word::progress_said});
    }
    void read_arrival() {
        say({Word::arrival_title});
        if (visit_.appointment) say_when(visit_.appointment->start);
        say({Word::arrival_store, Word::voice_you_can, Word::arrival_confirm});
    }
    void read_on_duty() {
        say({Word::on_duty_title});
        say_who_is_on_duty();
        say({Word::voice_you_can, Word::on_duty_wait, Word::on_duty_book});
    }
    void read_choose_slot() {
        say({Word::slot_title});
        const auto slots = visit_.day ? free_slots(visit_.deputy_id, *visit_.day, around_, now_.wall)
                                      : std::vector<domain::Slot>{};
        if (slots.empty()) return say({Word::slot_none});
        phrases_.push_back({Word::voice_slots,
                            {{"date", day_of(slots.front().start)},
                             {"count", static_cast<int>(slots.size())},
                             {"time", local(slots.front().start).minute}}});
    }
    void read_confirm_booking() {
        say({Word::confirm_title});
        if (visit_.slot) say_when(*visit_.slot);
        say({Word::voice_you_can, Word::confirm_button, Word::back});
    }
    void read_ticket() {
        say({Word::ticket_title});
        if (!visit_.ticket) return;
        phrases_.push_back({Word::voice_ticket_number, {{"number", Spelled{visit_.ticket->ticket.number}}}});
        if (visit_.ticket->people_ahead == 0)
            say({Word::ticket_next});
        else
            phrases_.push_back({Word::ticket_ahead, {{"count", visit_.ticket->people_ahead}}});
        if (visit_.ticket->waiting) say_waiting_time(*visit_.ticket->waiting);
        say({Word::voice_ticket_call});
        say_paper();
    }
    void read_booked() {
        if (!visit_.booking) return say({Word::booked_title});
        const domain::Appointment& appointment = visit_.booking->appointment;
        const bool settled = appointment.confirmation != domain::Confirmation::asked;
        say({settled ? Word::booked_title : Word::booked_asked_title});
        if (!appointment.number.empty())
            phrases_.push_back({Word::voice_booking_number, {{"number", Spelled{appointment.number}}}});
        say_when(appointment.start);
        if (settled)
            phrases_.push_back(
                {Word::booked_text, {{"station", PublicName{around_.configuration.station.name}}}});
        else
            say({Word::booked_asked});
        say_paper();
    }
    void read_problem() {
        const ProblemWords words = words_of(visit_.problem.value_or(VisitProblem::cannot_save));
        say({words.title, words.text});
    }

    // ---- pieces ----
    void say(std::initializer_list<Word> words) {
        for (const Word word : words)
            phrases_.push_back({word});
    }
    void say_who_is_on_duty() {
        const auto& configuration = around_.configuration;
        const auto present = domain::on_duty(configuration.roster, configuration.opening_hours,
                                             configuration.time_zone, now_.wall);
        for (const domain::OnDuty& one : present)
            if (const domain::Deputy* deputy = configuration.find_deputy(one.deputy_id))
                phrases_.push_back({Word::voice_on_duty,
                                    {{"deputy", PublicName{deputy->name}}, {"time", local(one.until).minute}}});
        if (!present.empty()) return;
        const bool open = domain::is_open(configuration.opening_hours, configuration.time_zone, now_.wall);
        say({open ? Word::welcome_nobody : Word::welcome_closed});
    }
    void say_when(domain::WallTime start) {
        phrases_.push_back({Word::voice_when, {{"date", day_of(start)}, {"time", local(start).minute}}});
    }
    void say_waiting_time(const domain::WaitingTime& wait) {
        const auto to = static_cast<int>(wait.to.count());
        if (wait.from == std::chrono::minutes{0})
            phrases_.push_back({Word::ticket_wait_up_to, {{"to", to}}});
        else
            phrases_.push_back(
                {Word::ticket_wait, {{"from", static_cast<int>(wait.from.count())}, {"to", to}}});
    }
    void say_paper() {
        if (visit_.card_on_reader)
            say({Word::take_card});
        else if (visit_.printing == Printing::done)
            say({Word::ticket_printed});
        else if (visit_.printing != Printing::under_way)
            say({Word::ticket_not_printed});
    }
    domain::LocalMoment local(domain::WallTime time) const {
        return around_.configuration.time_zone.to_local(time);
    }
    SpokenDay day_of(domain::WallTime time) const { return {local(time).day, local(now_.wall).day}; }

    const CitizenVisit& visit_;
    const Surroundings& around_;
    domain::Now now_;
    language::Phrases phrases_;
};

} // namespace

language::Phrases spoken_screen(const CitizenVisit& visit, const Surroundings& around, domain::Now now) {
    return Reader(visit, around, now).read();
}

language::Phrases spoken_keeper_notice(const Surroundings& around) {
    language::Phrases phrases{{Word::keeper_called_title}, {Word::keeper_called_text}};
    const std::string& phone = around.configuration.keeper.phone;
    if (!phone.empty()) phrases.push_back({Word::voice_keeper_phone, {{"phone", Spelled{phone}}}});
    return phrases;
}

} // namespace liaison::flow
