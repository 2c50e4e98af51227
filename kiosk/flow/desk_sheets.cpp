// The desk: sheets of paper that belong to the log are photographed, looked at, taken out again.
#include <algorithm>

#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

void DeskStepper::on_touch(const PhotographSheet&) {
    if (around_.camera != DeviceHealth::working || desk_.draft.log.sheets.size() >= domain::most_sheets) return;
    desk_.sheet_id.clear();
    desk_.phase = sheet;
}

void DeskStepper::on_touch(const TakeSheet&) {
    if (!desk_.sheet_id.empty()) return;
    ask_store(KeepSheet{desk_.number, desk_.ticket_id}, sheet);
}

// On disk; the draft that names it follows at once, so that a power cut takes neither without the other.
void DeskStepper::on(const SheetKept& event) {
    if (!is_answer(event.visit)) return;
    desk_.draft.log.sheets.push_back(event.sheet);
    content_changed();
    save_draft();
    look_at(event.sheet.id);
}

void DeskStepper::on_touch(const ShowSheet& touch) {
    if (touch.index < desk_.draft.log.sheets.size()) look_at(desk_.draft.log.sheets[touch.index].id);
}

// Out of this log. The picture itself goes when a log is written that does not name it.
void DeskStepper::on_touch(const DropSheet&) {
    if (std::erase_if(desk_.draft.log.sheets,
                      [&](const domain::Sheet& one) { return one.id == desk_.sheet_id; }) == 0)
        return;
    content_changed();
    save_draft();
    desk_.sheet_id.clear();
    desk_.phase = reception;
}

void DeskStepper::look_at(const std::string& sheet_id) {
    desk_.sheet_id = sheet_id;
    desk_.phase = sheet;
    effects_.push_back(ReadSheet{sheet_id});
}

} // namespace liaison::flow
