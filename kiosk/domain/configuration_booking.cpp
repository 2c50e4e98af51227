#include "domain/configuration_booking.hpp"

#include <algorithm>

#include "domain/configuration_reading.hpp"

namespace liaison::domain {

namespace {

std::string deputy_of(const JsonReader& reader, const IsDeputy& is_deputy) {
    std::string id = identifier(reader);
    if (!is_deputy(id)) reader.fail("no deputy has the id \"" + id + "\"");
    return id;
}

void add_shifts(JsonReader reader, const IsDeputy& is_deputy, DutyRoster& roster) {
    DutyShift shift{deputy_of(reader.member("deputy"), is_deputy), Day{}, period(reader)};
    if (reader.has("shared")) shift.shared = reader.member("shared").boolean();
    if (reader.has("days") == reader.has("date")) reader.fail("either \"days\" or \"date\" is expected");
    if (reader.has("date")) {
        shift.when = day(reader.member("date"));
        roster.push_back(shift);
    } else {
        for (const auto weekday : weekdays(reader.member("days"))) {
            shift.when = weekday;
            roster.push_back(shift);
        }
    }
    reader.no_other_members();
}

MatterKind matter_kind(JsonReader reader) {
    MatterKind kind{identifier(reader.member("code")), localized(reader.member("name"), 12),
                    std::chrono::minutes{reader.member("length_minutes").integer(5, 240)}};
    reader.no_other_members();
    return kind;
}

} // namespace

OpeningHours opening_hours(JsonReader reader) {
    OpeningHours hours;
    reader.member("weekly").each(50, [&](JsonReader entry) {
        const DayPeriod open = period(entry);
        for (const auto weekday : weekdays(entry.member("days")))
            hours.weekly.push_back({weekday, open});
        entry.no_other_members();
    });
    if (reader.has("breaks"))
        reader.member("breaks").each(10, [&](JsonReader entry) {
            hours.breaks.push_back(period(entry));
            entry.no_other_members();
        });
    if (reader.has("holidays"))
        reader.member("holidays").each(400, [&](const JsonReader& entry) {
            hours.holidays.push_back(day(entry));
        });
    if (reader.has("extra_days"))
        reader.member("extra_days").each(100, [&](JsonReader entry) {
            ExtraDay extra{day(entry.member("day")), {}};
            entry.member("open").each(10, [&](JsonReader open) {
                extra.open.push_back(period(open));
                open.no_other_members();
            });
            entry.no_other_members();
            hours.extra_days.push_back(std::move(extra));
        });
    reader.no_other_members();
    return hours;
}

DutyRoster duty_roster(const JsonReader& reader, const IsDeputy& is_deputy) {
    DutyRoster roster;
    reader.each(2000, [&](const JsonReader& entry) { add_shifts(entry, is_deputy, roster); });
    return roster;
}

void apply_absences(const JsonReader& reader, const IsDeputy& is_deputy, DutyRoster& roster) {
    reader.each(200, [&](JsonReader entry) {
        Absence absence{deputy_of(entry.member("deputy"), is_deputy),
                        {day(entry.member("first")), day(entry.member("last"))},
                        {}};
        if (absence.days.last < absence.days.first) entry.member("last").fail("before \"first\"");
        if (entry.has("substitute")) absence.substitute_id = deputy_of(entry.member("substitute"), is_deputy);
        if (absence.substitute_id == absence.deputy_id)
            entry.member("substitute").fail("nobody stands in for themselves");
        entry.no_other_members();
        apply_absence(absence, roster);
        if (roster.size() > 10'000) entry.fail("too many shifts with a substitute");
    });
}

SlotRules slot_rules(JsonReader reader) {
    SlotRules rules;
    const auto usual = [&](const char* key, std::int64_t least, std::int64_t most, int otherwise) {
        return reader.has(key) ? static_cast<int>(reader.member(key).integer(least, most)) : otherwise;
    };
    rules.length = std::chrono::minutes{reader.member("length_minutes").integer(5, 240)};
    rules.capacity = static_cast<int>(reader.member("capacity").integer(1, 20));
    rules.cut_off = std::chrono::minutes{reader.member("cut_off_minutes").integer(0, std::int64_t{24} * 60)};
    rules.days_ahead = static_cast<int>(reader.member("days_ahead").integer(0, 60));
    rules.appointments_per_person = static_cast<int>(reader.member("appointments_per_person").integer(1, 20));
    rules.buffer = std::chrono::minutes{usual("buffer_minutes", 0, 60, 0)};
    rules.walk_in_share = usual("walk_in_percent", 0, 100, rules.walk_in_share);
    rules.appointments_per_day = usual("appointments_per_day", 1, 20, rules.appointments_per_day);
    rules.no_shows = usual("no_shows", 0, 20, rules.no_shows);
    rules.no_show_days = std::chrono::days{usual("no_show_days", 1, 365, 30)};
    rules.hold = std::chrono::minutes{usual("hold_minutes", 1, 30, 5)};
    if (reader.has("matters"))
        reader.member("matters").each(3, [&](const JsonReader& entry) {
            MatterKind next = matter_kind(entry);
            for (const MatterKind& other : rules.matters)
                if (other.code == next.code) entry.fail("the code \"" + next.code + "\" is there twice");
            rules.matters.push_back(std::move(next));
        });
    reader.no_other_members();
    return rules;
}

} // namespace liaison::domain
