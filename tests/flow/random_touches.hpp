// A finger that touches anything at all: every touch there is, with what it says made up.
#pragma once

#include <algorithm>
#include <iterator>

#include "flow/station_flow.hpp"
#include "seed.hpp"
#include "visit_fixture.hpp"

namespace liaison::test {

// The example of ICAO Doc 9303-4.
inline const std::string specimen_passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
                                             "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

// The same with a wrong check digit, as a scanner misreads it.
inline const std::string misread_passport =
    specimen_passport.substr(0, 53) + "7" + specimen_passport.substr(54);

class RandomTouches {
public:
    Random random;

protected:
    std::string deputy() {
        const std::vector<std::string> all{morning_deputy, afternoon_deputy, "gone"};
        return random.one_of(all);
    }

    // Of those who wait: at the desk and at the citizens' glass.
    std::vector<flow::Touch> queue_touches() {
        using namespace flow;
        return {OpenTicket{random.one_of(world_.day.tickets).id},
                CallThis{},
                RecallThis{},
                TransferThis{},
                VisitorLeft{},
                GivePriority{domain::PriorityReason::elderly},
                StopWaiting{},
                ConfirmLeave{}};
    }

    // What became of opinions, and photographed sheets.
    std::vector<flow::Touch> paper_touches() {
        using namespace flow;
        return {SeeOpinions{},
                ShowProgress{static_cast<std::size_t>(random.between(0, 3))},
                SayWord{static_cast<domain::Satisfaction>(random.between(0, 2))},
                PhotographSheet{},
                TakeSheet{},
                ShowSheet{static_cast<std::size_t>(random.between(0, 7))},
                DropSheet{}};
    }

    // What a deputy does besides receiving, and ballots.
    std::vector<flow::Touch> other_touches() {
        using namespace flow;
        return {ShowOwnOpinions{},
                ShowOwnOpinion{static_cast<std::size_t>(random.between(0, 3))},
                SayView{static_cast<domain::Satisfaction>(random.between(0, 2))},
                ShowActivities{},
                ShowActivity{random.once_in(3) ? "gone" : "report"},
                BeginActivity{static_cast<domain::ActivityKind>(random.between(0, 3))},
                AttendActivity{},
                OpenRating{},
                CloseRating{},
                ShowFigures{random.between(1999, 2027)},
                ExportFigures{},
                OpenBallot{},
                RateAspect{static_cast<std::size_t>(random.between(0, 6)),
                           static_cast<domain::Satisfaction>(random.between(0, 2))},
                HandInBallot{}};
    }

    flow::Touch any_touch() {
        using namespace flow;
        const auto morning = at(a_tuesday, "09:00");
        GlassCells cell;
        cell.set(static_cast<std::size_t>(random.between(0, 47)));
        std::vector<Touch> all{OpenKeeper{},
                               TestDevice{static_cast<KeeperTest>(random.between(0, 3))},
                               TouchCells{cell},
                               ExportDiagnosis{},
                               ChooseLanguage{random.once_in(2) ? "en" : "zh"},
                               GoBack{},
                               GoHome{},
                               StillHere{},
                               TypeNumber{},
                               PressKey{static_cast<char>(random.between('0', '9'))},
                               EraseKey{},
                               SubmitNumber{},
                               PressKey{random.one_of(specimen_passport)},
                               TypeDocument{},
                               FillField{},
                               ChooseDocumentLines{random.between(2, 3)},
                               SubmitDocument{},
                               ComeWithoutPapers{},
                               Agree{},
                               ConfirmArrival{},
                               WaitFor{deputy()},
                               ChooseTimeWith{deputy()},
                               ChooseMatter{random.once_in(2) ? "papers" : "no-such"},
                               ChooseDay{day(random.once_in(2) ? a_tuesday : "2026-11-25")},
                               ChooseSlot{morning + random.between(0, 30) * 20min},
                               ConfirmBooking{},
                               Finish{},
                               OpenDesk{},
                               ChooseDeputy{deputy()},
                               SubmitPin{},
                               CallNext{},
                               CallAgain{},
                               VisitorCame{},
                               VisitorMissing{},
                               ResumeReception{random.one_of(world_.day.tickets).id},
                               EditLog{},
                               EditLog{},
                               SignLog{},
                               KeepLog{},
                               HandOver{},
                               ShowLogs{},
                               CorrectLog{test::made_up_uuid(77)},
                               LiftLock{deputy()},
                               AddText{"测试"},
                               EraseText{},
                               PlaceCaret{static_cast<std::size_t>(random.between(0, 20))},
                               FinishReception{},
                               SignOut{},
                               ToggleLargeText{},
                               ToggleHighContrast{},
                               LowerScreen{},
                               SpeakScreen{},
                               CallKeeper{},
                               CloseKeeperNotice{},
                               KeeperCame{}};
        static_assert(std::variant_size_v<Touch::variant> == 82, "a new touch belongs into this list");
        std::ranges::copy(queue_touches(), std::back_inserter(all));
        std::ranges::copy(paper_touches(), std::back_inserter(all));
        std::ranges::copy(other_touches(), std::back_inserter(all));
        const Touch& touch = random.one_of(all);
        if (std::holds_alternative<EditLog>(touch)) return EditLog{log_edit()};
        if (std::holds_alternative<SignLog>(touch)) return SignLog{ink_edit()};
        return touch;
    }

    flow::LogEdit log_edit() {
        using namespace flow;
        if (random.once_in(4)) return SetCategory{"water"}; // without it nothing is ever signed
        const std::vector<LogEdit> all{SetCategory{"water"},
                                       SetRoute{static_cast<domain::OpinionRoute>(random.between(0, 3))},
                                       SetUrgency{static_cast<domain::Urgency>(random.between(0, 2))},
                                       SetGridCell{"cell-1"},
                                       FlipNoMatter{},
                                       AddOpinion{},
                                       ShowOpinion{static_cast<std::size_t>(random.between(0, 6))},
                                       DropOpinion{},
                                       SetSpoken{"bo"},
                                       FlipInterpreter{},
                                       FlipPresent{static_cast<domain::Present>(random.between(0, 4))},
                                       FlipConfidential{},
                                       AddPhrase{"已说明政策。"},
                                       SetReason{"补充内容"},
                                       ShowLeaf{static_cast<LogLeaf>(random.between(0, 4))},
                                       WriteIn{static_cast<LogField>(random.between(0, 2))}};
        static_assert(std::variant_size_v<LogEdit> == 16, "a new edit belongs into this list");
        return random.one_of(all);
    }

    flow::InkEdit ink_edit() {
        using namespace flow;
        const auto signer = static_cast<Signer>(random.between(0, 1));
        if (random.once_in(6)) return {signer, TakeBackInk{}};
        if (random.once_in(6)) return {signer, ClearInk{}};
        if (random.once_in(6)) return {signer, DeclineInk{domain::Declined::does_not_wish}};
        domain::InkLine line;
        for (int i = random.between(0, 40); i > 0; --i)
            line.push_back({random.between(-50, 2500), random.between(-50, 2500), i * 16});
        return {signer, AddInk{line}};
    }

    VisitFixture world_;
};

} // namespace liaison::test
