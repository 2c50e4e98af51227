#include "station.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <sqlite3.h>

#include "catch.hpp"

namespace liaison::store::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "store-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) FAIL("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

RandomSource random_from(std::uint64_t seed) {
    return [engine = std::make_shared<std::mt19937_64>(seed)] {
        domain::Random16 bytes{};
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>((*engine)());
        return bytes;
    };
}

Moment morning(std::chrono::minutes later) {
    const auto day = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};
    return {day + std::chrono::hours{1} + later, domain::Day{day}};
}

Moment days_later(int days) {
    const Moment now = morning();
    return {now.wall + std::chrono::days{days},
            domain::Day{std::chrono::sys_days{now.today} + std::chrono::days{days}}};
}

// Every place can be booked: a test that is about the other rules sets them itself.
Room::Room() : zone(domain::TimeZone::find("Asia/Shanghai").value()) {
    using namespace std::chrono_literals;
    rules.walk_in_share = 0;
    rules.appointments_per_day = 20;
    for (unsigned day = 0; day < 7; ++day) {
        hours.weekly.push_back({std::chrono::weekday{day}, {8h, 18h}});
        for (const char* deputy : {"deputy-1", "deputy-2"})
            roster.push_back({deputy, std::chrono::weekday{day}, {8h, 18h}});
    }
}

domain::CheckIn person(int number) {
    const std::string digits = std::to_string(10'000 + number);
    return {.id = {},
            .visitor = {.name = "测试甲" + digits,
                        .number = "99999919600101" + digits.substr(1),
                        .person_key = {},
                        .identified_by = domain::IdentifiedBy::id_card},
            .language = "zh",
            .agreed_at = morning().wall};
}

domain::CheckIn without_papers() {
    return {.id = {}, .visitor = {}, .language = "bo", .agreed_at = morning().wall};
}

domain::CheckInRequest walk_in(int number, const std::string& deputy) {
    return {person(number), deputy, std::nullopt};
}

namespace {

Database::Opened opened(const fs::path& directory, const std::string& file_system) {
    auto result = Database::open({.directory = directory, .now = morning().wall, .file_system = file_system});
    if (!result) FAIL("the store does not open: " << result.error().detail);
    return std::move(*result);
}

} // namespace

StoreAtWork::StoreAtWork(const fs::path& directory, std::uint64_t seed, const std::string& file_system)
    : StoreAtWork(opened(directory, file_system), directory, seed) {}

StoreAtWork::StoreAtWork(Database::Opened opened, const fs::path& directory, std::uint64_t seed)
    : database(std::move(opened.database)), report(opened.report),
      key(std::make_unique<DeviceKey>(DeviceKey::open(directory, random_from(seed)).value())),
      visits(*database, *key, random_from(seed + 1000)), outbox(*database) {}

domain::Ticket StoreAtWork::checked_in(int number, const Moment& now) {
    return visits.check_in(walk_in(number), now).value().ticket;
}

domain::Ticket StoreAtWork::called(int number, const Moment& now) {
    checked_in(number, now);
    return visits.call_next("deputy-1", now).value().value();
}

domain::Ticket StoreAtWork::in_meeting(int number, const Moment& now) {
    return visits.begin_reception(called(number, now).id, now).value();
}

std::vector<domain::WireRecord> StoreAtWork::records() {
    return outbox.next_batch(100'000, 1'000'000'000).value();
}

void StoreAtWork::deliver_everything() {
    std::vector<domain::RecordResult> results;
    for (const domain::WireRecord& record : records())
        results.push_back({record.sequence, domain::RecordOutcome::stored, {}});
    REQUIRE(outbox.acknowledge(results));
}

domain::Reception reception_of(const domain::Ticket& ticket, const Moment& now) {
    return {
        .id = {},
        .ticket_id = ticket.id,
        .check_in_id = ticket.check_in_id,
        .deputy_id = ticket.deputy_id,
        .begun_at = now.wall,
        .ended_at = now.wall + std::chrono::minutes{10},
        .log = {.language = "zh", .opinions = {{.category = "roads", .words = "谈话内容-" + ticket.number}}}};
}

domain::Appointment county_appointment(const Moment& start) {
    return {.id = domain::make_uuid(random_from(77)()),
            .number = {},
            .person_key = {},
            .deputy_id = "deputy-1",
            .start = start.wall,
            .end = start.wall + std::chrono::minutes{20},
            .issued_by_county = true,
            .booked_at = morning().wall};
}

namespace {

struct Handle {
    sqlite3* database = nullptr;
    explicit Handle(const fs::path& path) {
        if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) !=
            SQLITE_OK)
            FAIL("cannot open " << path << ": " << sqlite3_errmsg(database));
    }
    ~Handle() { sqlite3_close(database); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
};

} // namespace

std::string ask(const fs::path& path, const std::string& sql) {
    const Handle handle(path);
    sqlite3_stmt* statement = nullptr;
    std::string answer;
    if (sqlite3_prepare_v2(handle.database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        answer = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    else if (sqlite3_errcode(handle.database) != SQLITE_ROW)
        answer = sqlite3_errmsg(handle.database);
    sqlite3_finalize(statement);
    return answer;
}

void tell(const fs::path& path, const std::string& sql) {
    const Handle handle(path);
    if (sqlite3_exec(handle.database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        FAIL(sqlite3_errmsg(handle.database) << " in " << sql);
}

void copy_keys(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::directory_iterator(from))
        if (entry.path().filename().string().find(".key") != std::string::npos) fs::copy(entry.path(), to);
}

std::string content_of(const fs::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return std::move(content).str();
}

void write_file(const fs::path& file, const std::string& content) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

} // namespace liaison::store::test
