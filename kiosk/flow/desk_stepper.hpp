// One step of the desk under way: the desk as it will be, and what it wants done. Each group of touches and
// answers has a file of its own. Private to the desk's files.
#pragma once

#include "flow/duty_desk.hpp"

namespace liaison::flow {

class DeskStepper {
public:
    DeskStepper(const DutyDesk& desk, const Surroundings& around, domain::Now now)
        : desk_(desk), around_(around), now_(now) {}

    DeskStep take(const Event& event) {
        std::visit([this](const auto& what) { on(what); }, event);
        return {std::move(desk_), std::move(effects_), refused_};
    }

private:
    // ---- duty_desk.cpp: every phase ----
    void on(const Touch& touch);
    void on(const SaveFailed& event);
    void on(const Tick&);
    void on(const GlassTouched&) { desk_.last_activity = now_.monotonic; }
    template <class Other>
    void on(const Other&) {}
    template <class Citizens>
    void on_touch(const Citizens&) {}
    void on_touch(const GoBack&);
    void on_touch(const GoHome&) { close(); }
    void on_touch(const SignOut&) { close(); }
    bool is_answer(std::uint64_t session) const {
        return session == desk_.number && desk_.phase == DeskPhase::saving;
    }
    void ask_store(Effect effect, DeskPhase if_not_saved);
    void back_to_list();
    void close();

    // ---- desk_sign_in.cpp: who sits there ----
    void on_touch(const ChooseDeputy& touch);
    void on_touch(const PressKey& touch);
    void on_touch(const EraseKey&);
    void on_touch(const SubmitPin&);
    void on(const CardRead& event);
    void on(const CardGone&);
    void on(const CodeScanned& event);
    void on(const PinChecked& event);
    void on(const DeputyRecognised& event);
    bool takes_card_or_badge() const;
    void recognise(Effect effect);
    void recognise_attendant(Effect effect);
    void signed_in();
    void return_to_work();
    void ask_for_pin_of(const std::string& deputy_id);

    // ---- desk_queue.cpp: who waits, who is called ----
    void on_touch(const CallNext&);
    void on_touch(const CallAgain&);
    void on_touch(const VisitorCame&);
    void on_touch(const VisitorMissing&);
    void on_touch(const OpenTicket& touch);
    void on_touch(const CallThis&);
    void on_touch(const RecallThis&);
    void on_touch(const TransferThis&);
    void on_touch(const VisitorLeft&);
    void on_touch(const GivePriority& touch);
    void on_touch(const ResumeReception& touch) { resume(touch.ticket_id); }
    void transfer_to(const std::string& deputy_id);
    void move_ticket(Effect effect);
    DeskPhase phase_of_ticket() const;
    void on(const TicketCalled& event);
    void on(const TicketMoved& event);
    void announce();

    // ---- desk_log.cpp: the log ----
    void on_touch(const EditLog& touch);
    void on_touch(const AddText& touch);
    void on_touch(const EraseText&);
    void on_touch(const PlaceCaret& touch);
    void on(const EarlierOpinionsFound& event);
    void edit(const SetCategory& what);
    void edit(const SetRoute& what);
    void edit(const SetUrgency& what);
    void edit(const SetGridCell& what);
    void edit(const FlipNoMatter& what);
    void edit(const AddOpinion& what);
    void edit(const ShowOpinion& what);
    void edit(const DropOpinion& what);
    void edit(const SetSpoken& what);
    void edit(const FlipInterpreter& what);
    void edit(const FlipPresent& what);
    void edit(const FlipConfidential& what);
    void edit(const AddPhrase& what);
    void edit(const SetReason& what);
    void edit(const ShowLeaf& what);
    void edit(const WriteIn& what);
    domain::Opinion& opinion() { return desk_.draft.log.opinions.at(desk_.opinion); }
    std::string& text();
    void write_in(LogField field);
    void content_changed();
    void draft_changed() { desk_.draft_changed_at = now_.monotonic; }
    void save_draft();
    void begin_draft(const domain::Ticket* ticket, domain::WallTime begun_at);
    void open_log();
    void leave_log();
    void resume(const std::string& ticket_id);

    // ---- desk_signing.cpp: read back, sign, keep, hand over ----
    void on_touch(const FinishReception&);
    void on_touch(const SignLog& touch);
    void on_touch(const KeepLog&);
    void on_touch(const HandOver&);
    void on(const ReceptionSaved& event);
    domain::Reception written(const domain::Ticket& ticket) const;

    // ---- desk_sheets.cpp: paper that belongs to the log ----
    void on_touch(const PhotographSheet&);
    void on_touch(const TakeSheet&);
    void on_touch(const ShowSheet& touch);
    void on_touch(const DropSheet&);
    void on(const SheetKept& event);
    void look_at(const std::string& sheet_id);

    // ---- desk_correction.cpp: logs that are written ----
    void on_touch(const ShowLogs&);
    void on_touch(const CorrectLog& touch);
    void on(const LogsListed& event);
    void on(const LogRead& event);
    void keep_correction();

    // ---- desk_opinions.cpp: what became of the opinions that this deputy heard ----
    void on_touch(const ShowOwnOpinions&);
    void on_touch(const ShowOwnOpinion& touch);
    void on_touch(const SayView& touch);
    void on(const OwnOpinionsFound& event);
    void on(const ViewSaved& event);

    // ---- desk_activities.cpp: talks, study, reports ----
    void on_touch(const ShowActivities&) { desk_.phase = DeskPhase::activities; }
    void on_touch(const ShowActivity& touch);
    void on_touch(const BeginActivity& touch);
    void on_touch(const AttendActivity&);
    void on_touch(const OpenRating&);
    void on_touch(const CloseRating&);
    void on(const ActivitySaved& event);
    void attend(const std::string& deputy_id);

    // ---- desk_figures.cpp: the station's four figures ----
    void on_touch(const ShowFigures& touch);
    void on_touch(const ExportFigures&);
    void on(const FiguresCounted& event);
    void on(const FiguresExported& event);

    DutyDesk desk_;
    const Surroundings& around_;
    domain::Now now_;
    Effects effects_;
    bool refused_ = false;
};

} // namespace liaison::flow
