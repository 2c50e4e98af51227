#include "ledger.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace liaison::link_simulation {

void Ledger::look_at(Kiosk& kiosk) {
    const auto fresh = kiosk.waiting_from(last() + 1);
    for (const auto& opened : opener_.open({station_id, fresh})) {
        must(opened.has_value(), "a record does not open");
        must(opened->sequence == last() + 1,
             fmt::format("record {} comes after record {}", opened->sequence, last()));
        records_.emplace(opened->sequence, *opened);
    }
}

void Ledger::compare(Kiosk& kiosk) const {
    for (const domain::WireRecord& record : kiosk.waiting_from(0)) {
        const auto known = records_.find(record.sequence);
        must(known != records_.end() && known->second.id == record.id,
             fmt::format("record {} became another one at the kiosk", record.sequence));
    }
}

void Ledger::told(const std::string& id) {
    for (auto record = records_.rbegin(); record != records_.rend(); ++record)
        if (record->second.body.find(id) != std::string::npos) return;
    throw Broken("told as saved, and no record of it: " + id);
}

void Ledger::check_same(const county::StoredRecord& stored) const {
    const auto known = records_.find(stored.sequence);
    must(known != records_.end(), fmt::format("the county has a record {} that nobody wrote", stored.sequence));
    const domain::WireRecord& record = known->second;
    must(stored.station == station_id && stored.id == record.id &&
             stored.kind == domain::to_string(record.kind) &&
             stored.recorded_at == domain::format_wall_time(record.recorded_at),
         fmt::format("record {} is another one at the county", stored.sequence));
    must(stored.body == record.body, fmt::format("record {} has another body at the county", stored.sequence));
}

// What is set aside is kept for somebody to look into. It happens where something on the way confuses the
// kiosk, or lets a record never through, and nowhere else.
void Ledger::check_set_aside(const std::vector<std::int64_t>& sequences, const Plan& plan) {
    for (const std::int64_t sequence : sequences)
        must(plan.confuses() || plan.poison == sequence,
             fmt::format("record {} was set aside and nothing was wrong with it", sequence));
}

void Ledger::check(county::Office& office, Kiosk& kiosk, const Plan& plan) {
    look_at(kiosk);
    const auto set_aside = kiosk.set_aside();
    check_set_aside(set_aside, plan);
    std::set<std::int64_t> arrived;
    std::int64_t newest = 0;
    for (const county::StoredRecord& stored : office.records.after(station_id, 0, last() * 2 + 100)) {
        check_same(stored);
        must(arrived.insert(stored.sequence).second, fmt::format("record {} is there twice", stored.sequence));
        must(stored.sequence > newest || plan.confuses() || plan.poison,
             fmt::format("record {} came after record {}", stored.sequence, newest));
        newest = std::max(newest, stored.sequence);
    }
    for (const auto& [sequence, record] : records_)
        must(arrived.contains(sequence) ||
                 std::find(set_aside.begin(), set_aside.end(), sequence) != set_aside.end(),
             fmt::format("record {} is lost", sequence));
}

} // namespace liaison::link_simulation
