// Somebody carries the kiosk away: what its disk, and the memory of the program that is started on it, tell of
// a thousand people whom the county has and whose time has passed.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "catch.hpp"
#include "domain/sealing.hpp"
#include "station.hpp"
#include "store/connection.hpp"
#include "store/sheets.hpp"

using namespace liaison;
using namespace liaison::store::test;
namespace fs = std::filesystem;

namespace {

constexpr int people = 1'000;
constexpr int pictures = 50; // of sheets
// Parts that all of them have in common: one search finds any of the thousand.
const std::vector<std::string> marks{"测试甲1", "99999919600101", "谈话内容-", "答复内容-", "照片内容-"};

store::Moment later_on_day(int day) {
    return days_later(day);
}

// Each comes, says something, is answered, and the county takes all of it.
void live_a_thousand_visits(StoreAtWork& station) {
    store::Sheets sheets(*station.database, random_from(9));
    for (int who = 0; who < people; ++who) {
        const auto now = later_on_day(who / 100);
        auto reception = reception_of(station.in_meeting(who, now), now);
        reception.log.opinions[0].answer = "答复内容-" + std::to_string(who);
        if (who < pictures) {
            const std::string picture = "\xFF\xD8照片内容-" + std::to_string(who);
            reception.log.sheets = {
                sheets.add(reception.ticket_id, {picture.begin(), picture.end()}, now).value()};
        }
        REQUIRE(station.visits.save_draft({.ticket_id = reception.ticket_id, .log = reception.log}));
        REQUIRE(station.visits.finish_reception(reception, now));
        if (who % 50 == 0) station.deliver_everything();
    }
    station.deliver_everything();
    while (const auto part = sheets.next_part().value())
        REQUIRE(
            sheets.note_received(part->sheet.id, part->offset + static_cast<std::int64_t>(part->part.size())));
}

std::size_t hits_in(const std::string& bytes) {
    std::size_t hits = 0;
    for (const std::string& mark : marks)
        for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1))
            ++hits;
    return hits;
}

// Database, log, shared memory, keys, and whatever else lies there.
std::size_t hits_on_disk(const fs::path& folder) {
    std::size_t hits = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) hits += hits_in(content_of(entry.path()));
    return hits;
}

// A program of its own over the folder, held still while all of its memory is read, as a core file would have
// it.
std::size_t hits_in_memory_of_program(const fs::path& folder) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(STORE_WRITER, STORE_WRITER, folder.c_str(), "1", "look", nullptr);
        ::_exit(127);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, WUNTRACED) == child);
    REQUIRE(WIFSTOPPED(status)); // it has opened the store and read what there is, and stops itself
    std::ifstream maps("/proc/" + std::to_string(child) + "/maps");
    std::ifstream memory("/proc/" + std::to_string(child) + "/mem", std::ios::binary);
    std::size_t hits = 0, read = 0;
    for (std::string line; std::getline(maps, line);) {
        if (line.find(" rw") == std::string::npos) continue; // what the program wrote
        const auto dash = line.find('-');
        const auto begin = std::stoull(line.substr(0, dash), nullptr, 16);
        const auto end = std::stoull(line.substr(dash + 1), nullptr, 16);
        std::string bytes(end - begin, '\0');
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(begin));
        memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        read += static_cast<std::size_t>(memory.gcount());
        hits += hits_in(bytes);
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    CHECK(read > 100'000); // there was something to look at
    return hits;
}

store::Database::Opened open_sealed(const fs::path& folder, const domain::OpeningKey& county) {
    return std::move(store::Database::open({.directory = folder,
                                            .now = morning().wall,
                                            .county_seal = store::CountySeal{"room-017", county.sealing_key()}})
                         .value());
}

} // namespace

TEST_CASE("a stolen kiosk tells nothing about a thousand people who are delivered and past retention") {
    const auto county = domain::OpeningKey::generate(domain::SealingSuite::hpke_x25519);
    const TemporaryFolder folder;
    {
        StoreAtWork station(open_sealed(folder.data(), county), folder.data(), 1);
        live_a_thousand_visits(station);
        CHECK(hits_on_disk(folder.data()) == 0); // sealed, before anything is erased
        CHECK(station.visits.station_day(morning().today)->tickets.at(7).visitor_name ==
              person(7).visitor.name); // and there for the deputies
        const auto report = store::Retention(*station.database).purge(90, later_on_day(200)).value();
        CHECK(report.check_ins == people);
        CHECK(report.keys == people);
        CHECK(hits_on_disk(folder.data()) == 0);
        CHECK(ask(folder.database(), "SELECT count(*) FROM data_keys") == "0");
        CHECK(ask(folder.database(), "SELECT count(*) FROM check_ins WHERE coalesce(name, number, person_key)"
                                     " IS NOT NULL") == "0");
    }
    CHECK(hits_on_disk(folder.data()) == 0);
    CHECK(hits_in_memory_of_program(folder.data()) == 0);
}

// The counter-proof: the same searches find what is not sealed, and what the program reads before it is erased.
TEST_CASE("a stolen kiosk: the search finds what is plain, on the disk and in memory") {
    const auto county = domain::OpeningKey::generate(domain::SealingSuite::hpke_x25519);
    const TemporaryFolder folder;
    {
        StoreAtWork station(open_sealed(folder.data(), county), folder.data(), 1);
        station.in_meeting(1);
    }
    CHECK(hits_on_disk(folder.data()) == 0);
    CHECK(hits_in_memory_of_program(folder.data()) > 0); // today's list stands in memory
    {
        StoreAtWork station(open_sealed(folder.data(), county), folder.data(), 2);
        // A program that does not seal.
        sqlite3_create_function_v2(
            station.database->connection().sqlite.getHandle(), "sealed", 3, SQLITE_UTF8, nullptr,
            [](sqlite3_context* context, int, sqlite3_value** values) {
                sqlite3_result_value(context, values[0]);
            },
            nullptr, nullptr, nullptr);
        station.checked_in(2);
    }
    CHECK(hits_on_disk(folder.data()) > 0);
}
