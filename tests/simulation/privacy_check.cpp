#include <fmt/format.h>

#include "checks.hpp"
#include "store/connection.hpp"
#include "world.hpp"

namespace liaison::simulation {

namespace {

constexpr auto days_between_searches = 28;
constexpr std::size_t bytes_a_visit_for_ever = 3'500;
constexpr std::size_t bytes_a_young_visit = 6'000;

// Numbers of so many digits that stand behind `mark` anywhere in the bytes.
std::set<int> numbers_behind(const std::string& bytes, const std::string& mark, std::size_t digits) {
    std::set<int> found;
    for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + mark.size())) {
        const std::string number = bytes.substr(at + mark.size(), digits);
        if (number.size() == digits && number.find_first_not_of("0123456789") == std::string::npos)
            found.insert(std::stoi(number));
    }
    return found;
}

} // namespace

void search_bytes(World& world) {
    must(world.erased_all, "the bytes are searched where not everything was delivered");
    std::set<int> people;
    for (const auto& [id, visit] : world.ledger.visits)
        if (visit.over_at > world.newest_erasure) people.insert(visit.person);
    for (const auto& [id, booking] : world.ledger.bookings)
        if (booking.over_at > world.newest_erasure) people.insert(booking.person);
    const auto file = world.station.database();
    const std::string bytes = store::test::content_of(file) + store::test::content_of(file.string() + "-wal");
    const auto names = numbers_behind(bytes, "测试甲1", 4);
    must(!names.empty(), "the search for names finds not even those of yesterday");
    for (const int name : names)
        must(people.contains(name), "a name is left in the file", std::to_string(name));
    for (const int number : numbers_behind(bytes, "99999919600101", 4))
        must(people.contains(number), "a number of a document is left in the file", std::to_string(number));
    for (const int talk : numbers_behind(bytes, "谈话内容-", 6))
        must(world.ledger.talks.at(static_cast<std::size_t>(talk)) > world.newest_erasure,
             "words of a talk are left in the file", std::to_string(talk));
}

void check_privacy(World& world) {
    auto& sqlite = world.station->store.database->connection().sqlite;
    std::int64_t young = 0;
    for (const auto& [id, visit] : world.ledger.visits)
        if (visit.person != nobody && visit.over_at > world.newest_erasure) ++young;
    for (const auto& [id, booking] : world.ledger.bookings)
        if (booking.person != nobody && booking.over_at > world.newest_erasure) ++young;
    for (const char* sql : {"SELECT count(*) FROM check_ins WHERE name IS NOT NULL",
                            "SELECT count(*) FROM check_ins WHERE number IS NOT NULL",
                            "SELECT count(*) FROM check_ins WHERE person_key IS NOT NULL"}) {
        const auto named = store::number_from(sqlite, sql);
        must(named >= young, "personal data left before their time", fmt::format("{} of {}", named, young));
        must(!world.erased_all || named == young, "personal data stayed beyond their time",
             fmt::format("{} where {} may be", named, young));
    }
    const auto days = std::chrono::sys_days{world.clock.day}.time_since_epoch().count();
    if (world.erased_all && days % days_between_searches == 0) search_bytes(world);

    const auto size = std::filesystem::file_size(world.station.database());
    const auto visits = world.ledger.visits.size() + world.ledger.bookings.size();
    const auto most =
        400'000 + visits * bytes_a_visit_for_ever + static_cast<std::size_t>(young) * bytes_a_young_visit;
    must(size <= most, "the file grows beyond its bound", fmt::format("{} bytes for {} visits", size, visits));
}

} // namespace liaison::simulation
