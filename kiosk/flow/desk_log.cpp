// The desk: the log, while it is written.
#include "domain/text.hpp"
#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

namespace {

std::size_t most_text(LogField field) {
    switch (field) {
    case LogField::words: return domain::max_opinion_words;
    case LogField::answer: return domain::max_opinion_answer;
    case LogField::reason: break;
    }
    return domain::max_correction_reason;
}

} // namespace

void DeskStepper::on_touch(const EditLog& touch) {
    std::visit([this](const auto& what) { edit(what); }, touch.edit);
}

void DeskStepper::edit(const SetCategory& what) {
    opinion().category = what.code;
    content_changed();
}

// Whoever answers on the spot goes on to write what was answered.
void DeskStepper::edit(const SetRoute& what) {
    opinion().route = what.route;
    desk_.draft.log.no_matter = false;
    content_changed();
    if (what.route == domain::OpinionRoute::answered_on_the_spot && opinion().answer.empty() &&
        !opinion().words.empty())
        write_in(LogField::answer);
}

void DeskStepper::edit(const SetUrgency& what) {
    opinion().urgency = what.urgency;
    content_changed();
}

void DeskStepper::edit(const SetGridCell& what) {
    std::string& cell = opinion().grid_cell;
    cell = cell == what.code ? std::string() : what.code;
    desk_.leaf = LogLeaf::matter;
    content_changed();
}

void DeskStepper::edit(const FlipNoMatter&) {
    domain::ReceptionLog& log = desk_.draft.log;
    if (!log.no_matter && (log.opinions.size() > 1 || !opinion().words.empty() || !opinion().answer.empty()))
        return;
    log.no_matter = !log.no_matter;
    opinion().category.clear();
    content_changed();
}

void DeskStepper::edit(const AddOpinion&) {
    auto& all = desk_.draft.log.opinions;
    if (all.size() >= domain::max_opinions || !opinion().is_complete()) return;
    const std::string cell = opinion().grid_cell; // people speak of where they live
    all.push_back({.grid_cell = cell});
    content_changed();
    edit(ShowOpinion{all.size() - 1});
}

void DeskStepper::edit(const ShowOpinion& what) {
    if (what.index >= desk_.draft.log.opinions.size()) return;
    desk_.opinion = what.index;
    desk_.leaf = LogLeaf::matter;
    write_in(LogField::words);
}

void DeskStepper::edit(const DropOpinion&) {
    auto& all = desk_.draft.log.opinions;
    if (all.size() < 2) return;
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(desk_.opinion));
    content_changed();
    edit(ShowOpinion{desk_.opinion > 0 ? desk_.opinion - 1 : 0});
}

void DeskStepper::edit(const SetSpoken& what) {
    desk_.draft.log.language = what.language;
    content_changed();
}

void DeskStepper::edit(const FlipInterpreter&) {
    desk_.draft.log.interpreter = !desk_.draft.log.interpreter;
    content_changed();
}

void DeskStepper::edit(const FlipPresent& what) {
    auto& present = desk_.draft.log.present;
    if (present.erase(what.who) == 0) present.insert(what.who);
    content_changed();
}

void DeskStepper::edit(const FlipConfidential&) {
    desk_.draft.log.confidential = !desk_.draft.log.confidential;
    content_changed();
}

// A ready sentence is something that the deputy answers, wherever the caret was.
void DeskStepper::edit(const AddPhrase& what) {
    if (desk_.field != LogField::answer) write_in(LogField::answer);
    on_touch(AddText{what.text});
}

void DeskStepper::edit(const SetReason& what) {
    if (!desk_.is_correcting()) return;
    desk_.draft.reason = domain::clean_text(what.reason, domain::max_correction_reason);
    write_in(LogField::reason);
    draft_changed();
}

void DeskStepper::edit(const ShowLeaf& what) {
    if (what.leaf == LogLeaf::reason && !desk_.is_correcting()) return;
    desk_.leaf = what.leaf;
    if (what.leaf == LogLeaf::reason)
        write_in(LogField::reason);
    else if (desk_.field == LogField::reason)
        write_in(LogField::words);
}

void DeskStepper::edit(const WriteIn& what) {
    if (what.field == LogField::reason && !desk_.is_correcting()) return;
    write_in(what.field);
}

void DeskStepper::write_in(LogField field) {
    desk_.field = field;
    desk_.caret = desk_.text().size();
}

std::string& DeskStepper::text() {
    switch (desk_.field) {
    case LogField::words: return opinion().words;
    case LogField::answer: return opinion().answer;
    case LogField::reason: break;
    }
    return desk_.draft.reason;
}

void DeskStepper::on_touch(const AddText& touch) {
    const std::size_t room = most_text(desk_.field) - domain::code_points(text()).size();
    const std::string added = domain::clean_text(touch.text, room);
    if (added.empty()) return;
    text().insert(desk_.caret, added);
    desk_.caret += added.size();
    content_changed();
}

void DeskStepper::on_touch(const EraseText&) {
    if (desk_.caret == 0) return;
    const std::size_t begin = domain::grapheme_before(text(), desk_.caret);
    text().erase(begin, desk_.caret - begin);
    desk_.caret = begin;
    content_changed();
}

void DeskStepper::on_touch(const PlaceCaret& touch) {
    desk_.caret = domain::grapheme_before(text(), touch.offset, domain::Boundary::may_be_here);
}

// What was signed was signed as it stood: another content has to be signed again.
void DeskStepper::content_changed() {
    domain::ReceptionLog& log = desk_.draft.log;
    log.no_matter = log.no_matter && opinion().is_untouched() && log.opinions.size() == 1;
    if (!desk_.is_correcting()) log.visitor = log.deputy = {};
    draft_changed();
}

void DeskStepper::save_draft() {
    if (!desk_.draft_changed_at) return;
    effects_.push_back(SaveDraft{desk_.draft});
    desk_.draft_changed_at.reset();
}

// With what is most often right: the language that the visitor chose, one matter for the station.
void DeskStepper::begin_draft(const domain::Ticket* ticket, domain::WallTime begun_at) {
    desk_.draft = {.ticket_id = desk_.ticket_id, .begun_at = begun_at};
    desk_.draft.log.language = ticket ? ticket->language : std::string();
    desk_.opinion = 0;
    desk_.caret = 0;
}

void DeskStepper::open_log() {
    const bool begun_to_sign = desk_.draft.log.visitor.is_settled() || desk_.draft.log.deputy.is_settled();
    desk_.phase = begun_to_sign && !desk_.is_correcting() ? signing : reception;
    desk_.leaf = LogLeaf::matter;
    desk_.opinion = 0;
    write_in(LogField::words);
    desk_.earlier.clear();
    effects_.push_back(LookUpEarlierOpinions{desk_.number, desk_.ticket_id, desk_.deputy_id});
}

void DeskStepper::on(const EarlierOpinionsFound& event) {
    const bool at_log = desk_.phase == reception || desk_.phase == signing;
    if (event.visit == desk_.number && event.ticket_id == desk_.ticket_id && at_log)
        desk_.earlier = event.opinions;
}

void DeskStepper::leave_log() {
    save_draft();
    desk_.forget_ticket();
    desk_.successor.clear();
    desk_.phase = list;
}

void DeskStepper::resume(const std::string& ticket_id) {
    desk_.ticket_id = ticket_id;
    const domain::Ticket* ticket = current_ticket(desk_, around_);
    if (!ticket || ticket->state != domain::TicketState::meeting || ticket->deputy_id != desk_.deputy_id) {
        desk_.ticket_id.clear();
        return;
    }
    begin_draft(ticket, ticket->called_at.value_or(now_.wall));
    for (const domain::ReceptionDraft& draft : around_.day.drafts)
        if (draft.ticket_id == ticket_id) desk_.draft = draft;
    open_log();
}

} // namespace liaison::flow
