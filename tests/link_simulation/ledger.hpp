// What the kiosk told people is saved, and every record that its store made of it: held against the county's
// books when all is over.
#pragma once

#include <map>
#include <string>

#include "kiosk.hpp"
#include "plan.hpp"

namespace liaison::link_simulation {

// A promise that was broken; the text says which.
struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline void must(bool holds, const std::string& what) {
    if (!holds) throw Broken(what);
}

class Ledger {
public:
    // `county`: the folder with the key that opens what the kiosk seals.
    explicit Ledger(const std::filesystem::path& county) : opener_(county::DataFolder(county).opening_key()) {}

    // After each step and each start: new records are written down.
    void look_at(Kiosk& kiosk);
    // After each start: those that lie there are what they were.
    void compare(Kiosk& kiosk) const;

    // This was told as saved: a record of it has to be there by now.
    void told(const std::string& id);

    // All that was written down is at the county, once, to the letter, in order; or set aside at the kiosk,
    // where it may be. Nothing else is at the county.
    void check(county::Office& office, Kiosk& kiosk, const Plan& plan);

    std::int64_t last() const { return records_.empty() ? 0 : records_.rbegin()->first; }

private:
    void check_set_aside(const std::vector<std::int64_t>& sequences, const Plan& plan);
    void check_same(const county::StoredRecord& stored) const;

    county::SealOpener opener_;
    std::map<std::int64_t, domain::WireRecord> records_; // by sequence, opened
};

} // namespace liaison::link_simulation
