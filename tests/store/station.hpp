// A station's store in a folder of its own, with a clock and randomness that the test holds.
#pragma once

#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "store/configurations.hpp"
#include "store/database.hpp"
#include "store/outbox.hpp"
#include "store/retention.hpp"
#include "store/visits.hpp"

namespace liaison::store::test {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path data() const { return path_ / "data"; }
    std::filesystem::path database() const { return data() / "station.db"; }

private:
    std::filesystem::path path_;
};

RandomSource random_from(std::uint64_t seed);

// 2026-11-24, 09:00 in Shanghai, and so many minutes later.
Moment morning(std::chrono::minutes later = {});
Moment days_later(int days);

// Two deputies, on duty every day from 08:00 to 18:00.
struct Room {
    domain::OpeningHours hours;
    domain::DutyRoster roster;
    domain::SlotRules rules;
    domain::TimeZone zone;
    Room();
    domain::Calendar calendar() const { return {hours, roster, rules, zone}; }
};

// A made-up person: the address code 999999 belongs to nobody.
domain::CheckIn person(int number);
domain::CheckIn without_papers();
domain::CheckInRequest walk_in(int number, const std::string& deputy = "deputy-1");

// The store as the program holds it, on the given file system below SQLite.
struct StoreAtWork {
    std::unique_ptr<Database> database;
    OpenReport report;
    std::unique_ptr<DeviceKey> key;
    Visits visits;
    Outbox outbox;

    // Fails the test where it cannot be opened.
    explicit StoreAtWork(const std::filesystem::path& directory, std::uint64_t seed = 1,
                         const std::string& file_system = {});
    explicit StoreAtWork(Database::Opened opened, const std::filesystem::path& directory, std::uint64_t seed);

    domain::Ticket checked_in(int number, const Moment& now = morning()); // waits for deputy-1
    domain::Ticket called(int number, const Moment& now = morning());     // and is called
    domain::Ticket in_meeting(int number, const Moment& now = morning()); // and sits at the table
    std::vector<domain::WireRecord> records();
    void deliver_everything(); // to a county that takes it all
};

domain::Reception reception_of(const domain::Ticket& ticket, const Moment& now = morning());
domain::Appointment county_appointment(const Moment& start);

// The value of a query's first row, by SQLite itself, and without the store's code.
std::string ask(const std::filesystem::path& database, const std::string& sql);
void tell(const std::filesystem::path& database, const std::string& sql);

// The keys of a machine beside a copy of its database.
void copy_keys(const std::filesystem::path& from, const std::filesystem::path& to);

std::string content_of(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& content);

} // namespace liaison::store::test
