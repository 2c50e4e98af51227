#include "catch.hpp"
#include "domain/disk_room.hpp"
#include "domain/wire_record.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using namespace liaison::domain;
using std::chrono::hours, std::chrono::milliseconds, std::chrono::minutes;
using test::at;

namespace {

const WallTime ten = at(test::a_tuesday, "10:00");

} // namespace

TEST_CASE("clocks: a record of the running program is as old as that program's own clock says") {
    const RecordClock written{"00000000000000a1", minutes{5}, hours{-7}};
    const RecordClock sent{"00000000000000a1", minutes{65}};
    // The wall clock was years wrong, and jumped: neither counts.
    CHECK(county_time_of(ten - hours{30'000}, written, sent, ten) == ten - hours{1});
}

TEST_CASE("clocks: a record of an earlier start is corrected by what the station knew of the county's clock") {
    const RecordClock sent{"00000000000000b2", minutes{1}};
    CHECK(county_time_of(ten, {"00000000000000a1", minutes{5}, minutes{-90}}, sent, ten + hours{24}) ==
          ten - minutes{90});
    CHECK(county_time_of(ten, {"00000000000000a1", minutes{5}}, sent, ten + hours{24}) == ten);
    CHECK(county_time_of(ten, {}, {}, ten + hours{24}) == ten); // of a program of before there were marks
    // A record that claims to be written after it was sent lies about its start.
    CHECK(county_time_of(ten, {"00000000000000b2", minutes{5}}, sent, ten + hours{24}) == ten);
}

TEST_CASE("clocks: they arrive as they left, and an older program's records without them do too") {
    RecordBatch batch{
        test::station_id,
        {{1, test::made_up_uuid(1), RecordKind::health, ten, "{}", {"00000000000000a1", minutes{5}}},
         {2, test::made_up_uuid(2), RecordKind::health, ten, "{}"}},
        {"00000000000000a1", minutes{6}, milliseconds{-1}}};
    const auto arrived = parse_batch(to_json(batch));
    REQUIRE(arrived);
    CHECK(arrived->clock == batch.clock);
    CHECK(arrived->records.at(0).clock == batch.records.at(0).clock);
    CHECK(arrived->records.at(1).clock == RecordClock{});
}

TEST_CASE("clocks: marks that are none are refused") {
    const auto with_clock = [](const std::string& clock) {
        return parse_batch(R"({"station":"room-017","records":[],"clock":)" + clock + "}");
    };
    CHECK(with_clock(R"({"boot":"00000000000000a1","since_boot_ms":0})"));
    for (const char* bad :
         {R"({"boot":"00000000000000A1","since_boot_ms":0})", R"({"boot":"","since_boot_ms":0})",
          R"({"boot":"00000000000000a1","since_boot_ms":-1})", R"({"boot":"00000000000000a1"})",
          R"({"boot":"00000000000000a1","since_boot_ms":1.5})", R"("now")",
          R"({"boot":"00000000000000a1","since_boot_ms":0,"county_ahead_ms":9223372036854775807})"}) {
        INFO(bad);
        CHECK_FALSE(with_clock(bad));
    }
}

TEST_CASE(
    "room on the disk: nobody new is taken in before what was kept back is begun, and it does not flicker") {
    constexpr std::uint64_t kept = 100;
    CHECK(disk_room(400, kept, DiskRoom::ample) == DiskRoom::ample);
    CHECK(disk_room(399, kept, DiskRoom::ample) == DiskRoom::short_of);
    CHECK(disk_room(100, kept, DiskRoom::short_of) == DiskRoom::short_of);
    CHECK(disk_room(99, kept, DiskRoom::short_of) == DiskRoom::none);
    CHECK(disk_room(124, kept, DiskRoom::none) == DiskRoom::none);
    CHECK(disk_room(125, kept, DiskRoom::none) == DiskRoom::short_of);
    CHECK(disk_room(499, kept, DiskRoom::short_of) == DiskRoom::short_of);
    CHECK(disk_room(500, kept, DiskRoom::none) == DiskRoom::ample);
    CHECK(disk_room(0, 0, DiskRoom::ample) == DiskRoom::ample); // nothing is kept back
}
