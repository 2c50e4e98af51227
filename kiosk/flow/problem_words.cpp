#include "flow/problem_words.hpp"

namespace liaison::flow {

using language::Word;

ProblemWords words_of(VisitProblem problem) {
    using enum VisitProblem;
    switch (problem) {
    case code_not_ours: return {Word::problem_not_ours_title, Word::problem_not_ours_text, "Q11"};
    case code_damaged: return {Word::problem_damaged_title, Word::problem_damaged_text, "Q12"};
    case code_forged: return {Word::problem_forged_title, Word::problem_forged_text, "Q13"};
    case code_foreign_station: return {Word::problem_foreign_title, Word::problem_foreign_text, "Q14"};
    case code_too_early: return {Word::problem_early_title, Word::problem_early_text, "Q15"};
    case code_too_late: return {Word::problem_late_title, Word::problem_late_text, "Q16"};
    case code_unknown: return {Word::problem_unknown_title, Word::problem_unknown_text, "Q17"};
    case appointment_cancelled: return {Word::problem_cancelled_title, Word::problem_cancelled_text, "B16"};
    case appointment_lost: return {Word::problem_lost_title, Word::problem_lost_text, "B17"};
    case deputy_not_here: return {Word::problem_deputy_title, Word::problem_deputy_text, "B15"};
    case card_unreadable: return {Word::problem_card_title, Word::problem_card_text, "R11"};
    case document_unreadable: return {Word::problem_document_title, Word::problem_document_text, "R12"};
    case slot_gone: return {Word::problem_slot_gone_title, Word::problem_slot_gone_text, "B11"};
    case slot_taken: return {Word::problem_slot_taken_title, Word::problem_slot_taken_text, "B12"};
    case person_busy: return {Word::problem_busy_title, Word::problem_busy_text, "B13"};
    case person_limit: return {Word::problem_limit_title, Word::problem_limit_text, "B14"};
    case day_limit: return {Word::problem_day_limit_title, Word::problem_day_limit_text, "B18"};
    case walk_in_only: return {Word::problem_walk_in_title, Word::problem_walk_in_text, "B19"};
    case cannot_save: return {Word::problem_save_title, Word::problem_save_text, "S1"};
    }
    return {Word::problem_save_title, Word::problem_save_text, "S1"};
}

} // namespace liaison::flow
