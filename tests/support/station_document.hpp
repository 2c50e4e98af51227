// The made-up station's configuration as the county would write it, and ways to spoil it.
#pragma once

#include <nlohmann/json.hpp>

#include "domain/pin.hpp"
#include "station_fixture.hpp"

namespace liaison::test {

inline const std::string& made_up_pin_hash() { // of the PIN 135790
    static const std::string hash = domain::hash_pin("135790", {1, 2, 3});
    return hash;
}

inline nlohmann::json good_document() {
    nlohmann::json document = nlohmann::json::parse(R"({
        "version": 7,
        "station": {"id": "room-017", "kind": "room", "parent": "station-01",
                    "name": {"zh": "测试联络室", "en": "Test liaison room"}},
        "time_zone": "Asia/Shanghai",
        "languages": ["zh", "en"],
        "opening_hours": {
            "weekly": [{"days": ["monday", "tuesday"], "from": "09:00", "to": "17:00"}],
            "breaks": [{"from": "12:00", "to": "13:30"}],
            "holidays": ["2027-01-01"],
            "extra_days": [{"day": "2027-01-02", "open": [{"from": "10:00", "to": "12:00"}]}]},
        "deputies": [
            {"id": "deputy-a", "name": {"zh": "测试代表甲"}, "seat": {"zh": "县人大代表"},
             "fields": {"zh": "水利"}, "languages": ["zh", "bo"]},
            {"id": "deputy-b", "name": {"zh": "测试代表乙"}, "seat": {"zh": "乡人大代表"}}],
        "roster": [
            {"deputy": "deputy-a", "days": ["monday", "tuesday"], "from": "09:00", "to": "12:00"},
            {"deputy": "deputy-b", "date": "2026-11-24", "from": "13:30", "to": "17:00"}],
        "queue": {"calls": 2, "seconds_between_calls": 30, "aside_minutes": 5, "late_after_minutes": 0,
                  "priority_head_start_minutes": 45},
        "slots": {"length_minutes": 20, "capacity": 1, "cut_off_minutes": 10, "days_ahead": 14,
                  "appointments_per_person": 2},
        "categories": [{"code": "water", "name": {"zh": "水"}}, {"code": "roads", "name": {"zh": "路"}}],
        "phrases": [{"zh": "已说明政策。"}],
        "notices": [{"zh": "测试通知", "en": "A test notice"}],
        "retention_days": 90
    })");
    document["deputies"][0]["pin_hash"] = made_up_pin_hash();
    return document;
}

// Puts `value` (JSON text) at `pointer`; an empty value takes away what is there.
inline nlohmann::json spoiled(const char* pointer, const std::string& value) {
    nlohmann::json document = good_document();
    const nlohmann::json::json_pointer where{pointer};
    if (!value.empty())
        document[where] = nlohmann::json::parse(value);
    else
        document[where.parent_pointer()].erase(where.back());
    return document;
}

} // namespace liaison::test
