#include "booking_scenes.hpp"

#include <functional>

namespace liaison::gallery {

namespace {

using domain::Confirmation;
using flow::VisitPhase;
using namespace std::chrono_literals;

void add(std::vector<Scene>& scenes, std::string name, VisitPhase phase,
         const std::function<void(Stage&, flow::CitizenVisit&)>& prepare) {
    auto stage = std::make_unique<Stage>();
    flow::CitizenVisit& visit = stage->state.visit;
    visit.phase = phase;
    prepare(*stage, visit);
    scenes.push_back({std::move(name), std::move(stage)});
}

domain::MatterKind matter(const char* code, std::chrono::minutes length, domain::LocalizedText name) {
    return {code, std::move(name), length};
}

void with_matters(Stage& stage, flow::CitizenVisit& visit, std::size_t count) {
    auto& matters = stage.configuration.slots.matters;
    matters = {matter("usual", 20min, {{{"zh", "一般事项"}, {"bo", "སྤྱིར་བཏང་"}, {"en", "A matter"}}}),
               matter("papers", 40min, {{{"zh", "带材料来谈"}, {"bo", "ཡིག་ཆ་ཡོད།"}, {"en", "With papers"}}}),
               matter("group", 60min, {{{"zh", "几个人一起来"}, {"en", "As a group"}}})};
    matters.resize(count);
    visit.deputy_id = test::morning_deputy;
    visit.matter = "papers";
    visit.day = flow::days_with_free_slots(visit, stage.around, stage.clock.now.wall, 1).at(0);
}

} // namespace

void add_booking_scenes(std::vector<Scene>& scenes) {
    add(scenes, "desk_list_shared", VisitPhase::welcome, [](Stage& stage, flow::CitizenVisit&) {
        stage.state.desk = flow::open_desk({}, stage.clock.now);
        stage.state.desk.phase = flow::DeskPhase::list;
        stage.state.desk.deputy_id = test::morning_deputy;
        auto& appointments = stage.day.appointments;
        appointments[2].confirmation = Confirmation::asked;
        appointments[3].confirmation = Confirmation::refused;
        appointments[3].state = domain::AppointmentState::cancelled;
    });
    for (const std::size_t count : {2, 3})
        add(scenes, "choose_slot_matters_" + std::to_string(count), VisitPhase::choose_slot,
            [count](Stage& stage, flow::CitizenVisit& visit) { with_matters(stage, visit, count); });
    add(scenes, "arrival_instead", VisitPhase::arrival, [](Stage& stage, flow::CitizenVisit& visit) {
        visit.appointment = stage.day.appointments.front();
        visit.appointment->instead_of = test::afternoon_deputy;
    });
    for (const auto confirmation : {Confirmation::asked, Confirmation::given, Confirmation::refused})
        add(scenes, std::string("booked_") + to_string(confirmation), VisitPhase::booked,
            [confirmation](Stage& stage, flow::CitizenVisit& visit) {
                stage.day.appointments.back().confirmation = confirmation;
                visit.booking = {stage.day.appointments.back(), domain::make_ticket_code({4, 2})};
                visit.printing = flow::Printing::done;
            });
}

} // namespace liaison::gallery
