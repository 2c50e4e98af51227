// The list of a voice pack: see spoken_screen.hpp. A test walks through all screens and finds what is missing
// here.
#include "flow/spoken_screen.hpp"

namespace liaison::flow {

const std::vector<language::Word>& all_spoken_words() {
    using enum language::Word;
    static const std::vector<language::Word> words{
        // anywhere
        voice_you_can, voice_when, voice_full_hour, voice_time, voice_day, today, tomorrow, weekday_0,
        weekday_1, weekday_2, weekday_3, weekday_4, weekday_5, weekday_6, voice_month_01, voice_month_02,
        voice_month_03, voice_month_04, voice_month_05, voice_month_06, voice_month_07, voice_month_08,
        voice_month_09, voice_month_10, voice_month_11, voice_month_12, still_there_title, still_there_text,
        still_there_button, saving, back,
        // the call
        voice_number_called,
        // the keeper
        keeper_called_title, keeper_called_text, voice_keeper_phone,
        // welcome and identify
        welcome_title, welcome_start, welcome_card_hint, welcome_nobody, welcome_closed, voice_on_duty,
        identify_title, identify_card, identify_card_text, identify_card_still, identify_code,
        identify_code_text, identify_number, identify_without, identify_without_text,
        // the number and consent
        number_title, number_hint, number_wrong_length, number_first_generation, number_wrong_character,
        number_wrong_birth, number_wrong_check, number_document, document_title, document_hint,
        document_fillers, document_line, document_unfinished, document_unknown_kind, document_wrong_check,
        document_wrong_birth, document_field_kind, document_field_issuer, document_field_names,
        document_field_number, document_field_nationality, document_field_birth, document_field_sex,
        document_field_expiry, document_field_optional, document_field_check, consent_title, consent_what,
        consent_what_nothing, voice_consent_card, voice_consent_number, voice_consent_document, consent_expired,
        consent_why, consent_why_text, consent_how_long, consent_how_long_text, consent_agree, consent_leave,
        // the visit
        arrival_title, arrival_store, arrival_confirm, on_duty_title, on_duty_wait, on_duty_book, slot_title,
        slot_none, voice_slots, confirm_title, confirm_button, ticket_title, voice_ticket_number, ticket_next,
        ticket_ahead, voice_ticket_call, take_card, ticket_printed, ticket_not_printed, booked_title,
        booked_asked_title, booked_asked, voice_booking_number, booked_text, progress_title, progress_none,
        progress_review, progress_assigned, progress_consulted, progress_answered, progress_followed_up,
        progress_planned, progress_withdrawn, progress_ask, progress_satisfied, progress_fairly,
        progress_dissatisfied, progress_said, ticket_wait, ticket_wait_up_to, leaving_title, leaving_text,
        leaving_confirm, leaving_stay, left_title, left_text,
        // a ballot
        ballot_title, ballot_identify, ballot_secret, ballot_hint, ballot_hand_in, ballot_counted_title,
        ballot_counted_text, ballot_has_rated_title, ballot_has_rated_text, ballot_too_late_title,
        ballot_too_late_text, ballot_not_saved_title, ballot_not_saved_text,
        // what went wrong
        problem_not_ours_title, problem_not_ours_text, problem_damaged_title, problem_damaged_text,
        problem_forged_title, problem_forged_text, problem_foreign_title, problem_foreign_text,
        problem_early_title, problem_early_text, problem_late_title, problem_late_text, problem_unknown_title,
        problem_unknown_text, problem_cancelled_title, problem_cancelled_text, problem_deputy_title,
        problem_deputy_text, problem_card_title, problem_card_text, problem_document_title,
        problem_document_text, problem_slot_gone_title, problem_slot_gone_text, problem_slot_taken_title,
        problem_slot_taken_text, problem_busy_title, problem_busy_text, problem_limit_title, problem_limit_text,
        problem_lost_title, problem_lost_text, problem_day_limit_title, problem_day_limit_text,
        problem_walk_in_title, problem_walk_in_text, problem_save_title, problem_save_text};
    return words;
}

} // namespace liaison::flow
