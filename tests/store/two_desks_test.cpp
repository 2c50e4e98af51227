// Two desks with a connection each over one database file: nobody is called twice, and nobody is lost.
#include <set>
#include <thread>

#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

constexpr int people = 60;

// Each data folder has its own lock; this one shares the first one's database.
std::filesystem::path second_folder(const TemporaryFolder& folder) {
    const auto second = folder.path() / "second";
    std::filesystem::create_directory(second);
    std::filesystem::create_symlink(folder.database(), second / "station.db");
    std::filesystem::copy_file(folder.data() / "device.key", second / "device.key");
    return second;
}

std::vector<std::string> call_until_nobody_waits(Visits& visits) {
    std::vector<std::string> called;
    while (true) {
        const auto ticket = visits.call_next("deputy-1", morning(1min));
        if (!ticket && ticket.error().kind == SaveError::Kind::failed) continue; // the other one writes
        if (!ticket || !*ticket) return called;
        called.push_back((*ticket)->id);
    }
}

} // namespace

TEST_CASE("two desks over one file never call the same person") {
    const TemporaryFolder folder;
    StoreAtWork first(folder.data());
    for (int i = 0; i < people; ++i)
        first.checked_in(i);
    StoreAtWork second(second_folder(folder), 2);
    std::vector<std::string> theirs;
    std::thread other([&] { theirs = call_until_nobody_waits(second.visits); });
    std::vector<std::string> all = call_until_nobody_waits(first.visits);
    other.join();
    all.insert(all.end(), theirs.begin(), theirs.end());
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == people);
    CHECK(all.size() == people);
}

TEST_CASE("two desks that touch the same number: one calls it, the other is told that it moved on") {
    const TemporaryFolder folder;
    StoreAtWork first(folder.data());
    const auto ticket = first.checked_in(1);
    StoreAtWork second(second_folder(folder), 2);
    REQUIRE(second.visits.call(ticket.id, "deputy-2", morning(1min)));
    const auto late = first.visits.call(ticket.id, "deputy-1", morning(1min));
    REQUIRE_FALSE(late);
    CHECK(late.error().kind == SaveError::Kind::moved_on);
    CHECK(first.visits.station_day(morning().today)->tickets.at(0).deputy_id == "deputy-2");
}
