// The desk: the station's four figures, to look at and to take along.
#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

namespace {

constexpr int first_year = 2000; // before that no station of this program was there

} // namespace

void DeskStepper::on_touch(const ShowFigures& touch) {
    const int this_year = int{around_.configuration.time_zone.to_local(now_.wall).day.year()};
    if (touch.year < first_year || touch.year > this_year) return;
    ask_store(CountFigures{desk_.number, touch.year}, desk_.figures ? figures : list);
}

void DeskStepper::on_touch(const ExportFigures&) {
    if (!desk_.figures) return;
    desk_.exported_to.clear();
    ask_store(WriteFigures{desk_.number, *desk_.figures}, figures);
}

void DeskStepper::on(const FiguresCounted& event) {
    if (!is_answer(event.visit)) return;
    desk_.figures = event.book;
    desk_.phase = figures;
}

void DeskStepper::on(const FiguresExported& event) {
    if (!is_answer(event.visit)) return;
    desk_.exported_to = event.place;
    desk_.notice = event.place.empty() ? DeskNotice::not_exported : DeskNotice::exported;
    desk_.phase = figures;
}

} // namespace liaison::flow
