// The desk: a log that is written gets another version, with who, when and why.
#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

void DeskStepper::on_touch(const ShowLogs&) {
    ask_store(ListLogs{desk_.number, desk_.deputy_id}, list);
}

void DeskStepper::on(const LogsListed& event) {
    if (!is_answer(event.visit)) return;
    desk_.logs = event.logs;
    desk_.phase = past_logs;
}

void DeskStepper::on_touch(const CorrectLog& touch) {
    for (const domain::LogSummary& log : desk_.logs)
        if (log.reception_id == touch.reception_id)
            return ask_store(ReadLog{desk_.number, touch.reception_id}, past_logs);
}

void DeskStepper::on(const LogRead& event) {
    if (!is_answer(event.visit)) return;
    if (event.versions.empty() || event.versions.back().deputy_id != desk_.deputy_id) {
        desk_.phase = past_logs;
        return;
    }
    const domain::Reception& newest = event.versions.back();
    desk_.ticket_id = newest.ticket_id;
    desk_.draft = {.ticket_id = newest.ticket_id,
                   .begun_at = newest.begun_at,
                   .log = newest.log,
                   .corrects = newest.version};
    // One that a power cut or the end of a session broke off.
    for (const domain::ReceptionDraft& draft : around_.day.drafts)
        if (draft.ticket_id == newest.ticket_id && draft.corrects == newest.version) desk_.draft = draft;
    desk_.logs.clear();
    open_log();
    desk_.versions = event.versions;
    edit(ShowLeaf{LogLeaf::reason});
}

void DeskStepper::keep_correction() {
    if (desk_.versions.empty()) return;
    domain::Reception corrected = desk_.versions.back();
    corrected.version = desk_.draft.corrects + 1;
    corrected.log = desk_.draft.log;
    corrected.correction = domain::Correction{desk_.deputy_id, now_.wall, desk_.draft.reason};
    save_draft();
    ask_store(SaveCorrection{desk_.number, std::move(corrected)}, reception);
}

} // namespace liaison::flow
