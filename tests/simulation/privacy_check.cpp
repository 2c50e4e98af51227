#include <fmt/format.h>

#include "checks.hpp"
#include "store/connection.hpp"
#include "world.hpp"

namespace liaison::simulation {

namespace {

constexpr auto days_between_searches = 28;
constexpr std::size_t bytes_a_visit_for_ever = 3'500;
constexpr std::size_t bytes_a_young_visit = 9'000;

std::int64_t young_ones(const World& world, bool without_papers_too) {
    std::int64_t young = 0;
    for (const auto& [id, visit] : world.ledger.visits)
        if ((without_papers_too || visit.person != nobody) && visit.over_at > world.newest_erasure) ++young;
    for (const auto& [id, booking] : world.ledger.bookings)
        if ((without_papers_too || booking.person != nobody) && booking.over_at > world.newest_erasure) ++young;
    return young;
}

} // namespace

void search_bytes(World& world) {
    const auto file = world.station.database();
    const std::string bytes = store::test::content_of(file) + store::test::content_of(file.string() + "-wal");
    must(bytes.find("deputy-1") != std::string::npos, "the search finds nothing at all");
    for (const char* mark : {"测试甲1", "99999919600101", "谈话内容-"})
        must(bytes.find(mark) == std::string::npos, "a name, a number or words of a talk stand in the file",
             mark);
}

void check_privacy(World& world) {
    auto& sqlite = world.station->store.database->connection().sqlite;
    const std::int64_t young = young_ones(world, false);
    for (const char* sql : {"SELECT count(*) FROM check_ins WHERE name IS NOT NULL",
                            "SELECT count(*) FROM check_ins WHERE number IS NOT NULL",
                            "SELECT count(*) FROM check_ins WHERE person_key IS NOT NULL"}) {
        const auto named = store::number_from(sqlite, sql);
        must(named >= young, "personal data left before their time", fmt::format("{} of {}", named, young));
        must(!world.erased_all || named == young, "personal data stayed beyond their time",
             fmt::format("{} where {} may be", named, young));
    }
    const auto keys = store::number_from(
        sqlite, "SELECT count(*) FROM data_keys WHERE subject IN (SELECT id FROM check_ins)");
    must(keys >= young, "keys were destroyed before their time", fmt::format("{} of {}", keys, young));
    must(!world.erased_all || keys <= young_ones(world, true), "keys stayed beyond their time",
         std::to_string(keys));
    const auto days = std::chrono::sys_days{world.clock.day}.time_since_epoch().count();
    if (days % days_between_searches == 0) search_bytes(world);

    const auto size = std::filesystem::file_size(world.station.database());
    const auto visits = world.ledger.visits.size() + world.ledger.bookings.size();
    const auto most =
        400'000 + visits * bytes_a_visit_for_ever + static_cast<std::size_t>(young) * bytes_a_young_visit;
    must(size <= most, "the file grows beyond its bound", fmt::format("{} bytes for {} visits", size, visits));
}

} // namespace liaison::simulation
