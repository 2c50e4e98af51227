// The citizen's visit and time: when it wants a Tick, and which times a deputy has free.
#include "flow/citizen_visit.hpp"

namespace liaison::flow {

using enum VisitPhase;

bool is_idle(const CitizenVisit& visit, domain::MonotonicTime now) {
    return visit.phase == welcome && now >= visit.last_activity + idle_after;
}

CitizenVisit new_visit(std::uint64_t number, std::string language, domain::Now now) {
    CitizenVisit visit;
    visit.number = number;
    visit.language = std::move(language);
    visit.last_activity = now.monotonic;
    return visit;
}

std::optional<domain::MonotonicTime> next_deadline(const CitizenVisit& visit) {
    switch (visit.phase) {
    case welcome: // who only made the text larger, and left: the next one finds it as usual
        if (visit.display) return visit.last_activity + idle_after;
        return std::nullopt;
    case saving: return visit.last_activity + store_answers_within;
    case ticket:
    case booked:
        if (visit.card_on_reader) return visit.last_activity + reminder_to_take_card;
        if (visit.printing == Printing::done) return visit.last_activity + confirmation_stays;
        return visit.last_activity + code_on_screen_stays;
    case left: return visit.last_activity + confirmation_stays;
    default:
        return visit.last_activity + quiet_before_question +
               (visit.asks_still_there ? question_lasts : std::chrono::seconds{0});
    }
}

namespace {

// The slots of one deputy, day after day: what takes up places is put together once.
class FreeSlots {
public:
    FreeSlots(const std::string& deputy_id, const Surroundings& around, domain::WallTime now,
              const std::string& matter)
        : deputy_id_(deputy_id), calendar_(around.configuration.calendar(matter)), booked_(around.day.booked()),
          now_(now) {}

    std::vector<domain::Slot> on(domain::Day day) const {
        auto slots = domain::slots_on(calendar_, booked_, deputy_id_, day, now_);
        std::erase_if(slots, [](const domain::Slot& slot) { return slot.free == 0; });
        return slots;
    }

private:
    const std::string& deputy_id_;
    domain::Calendar calendar_;
    std::vector<domain::Appointment> booked_;
    domain::WallTime now_;
};

} // namespace

std::vector<domain::Slot> free_slots(const std::string& deputy_id, domain::Day day, const Surroundings& around,
                                     domain::WallTime now, const std::string& matter) {
    return FreeSlots(deputy_id, around, now, matter).on(day);
}

std::optional<domain::Slot> next_free_slot(const std::string& deputy_id, const Surroundings& around,
                                           domain::WallTime now) {
    const FreeSlots free(deputy_id, around, now, {});
    domain::Day day = around.configuration.time_zone.to_local(now).day;
    for (int ahead = 0; ahead <= around.configuration.slots.days_ahead; ++ahead) {
        const auto slots = free.on(day);
        if (!slots.empty()) return slots.front();
        day = domain::next_day(day);
    }
    return std::nullopt;
}

std::vector<domain::Day> days_with_free_slots(const CitizenVisit& visit, const Surroundings& around,
                                              domain::WallTime now, std::size_t most) {
    const FreeSlots free(visit.deputy_id, around, now, visit.matter);
    std::vector<domain::Day> days;
    domain::Day day = around.configuration.time_zone.to_local(now).day;
    for (int ahead = 0; ahead <= around.configuration.slots.days_ahead && days.size() < most; ++ahead) {
        if (!free.on(day).empty()) days.push_back(day);
        day = domain::next_day(day);
    }
    return days;
}

} // namespace liaison::flow
