// Codes for enrolment, over time and on whichever database the tests run.
#include "catch.hpp"
#include "county/certificate.hpp"
#include "county/station_certificates.hpp"
#include "county_support/postgresql_server.hpp"
#include "county_support/program.hpp"
#include "sync/identity.hpp"

using namespace liaison;
using namespace liaison::county;
using namespace liaison::testing;
using namespace std::chrono_literals;

namespace {

const domain::WallTime start = std::chrono::sys_days{std::chrono::March / 2 / 2026} + 9h;

struct Registry {
    TemporaryFolder folder;
    TestDatabase test_database;
    Database database{test_database.place().empty() ? (folder.path() / "county.sqlite").string()
                                                    : test_database.place(),
                      1000ms};
    StationCertificates certificates{database, make_authority(std::chrono::floor<std::chrono::seconds>(start))};
};

std::string new_request() {
    return sync::make_key_and_request("room-017").request;
}

} // namespace

TEST_CASE("a code that was used answers again for the same key, until it runs out, and for no other key") {
    Registry registry;
    StationCertificates& known = registry.certificates;
    const std::string code = known.new_code("room-017", 72h, start), request = new_request();
    const auto first = known.enrol(code, request, start + 1h);
    REQUIRE(first);
    CHECK_FALSE(first->again);
    const auto again = known.enrol(code, request, start + 71h);
    REQUIRE(again);
    CHECK(again->again);
    CHECK(again->station == "room-017");
    CHECK(again->certificate == first->certificate);
    CHECK(known.enrol(code, new_request(), start + 2h).error() == EnrolmentRefusal::code);
    CHECK(known.enrol(code, "no request", start + 2h).error() == EnrolmentRefusal::request);
    CHECK(known.enrol("AAAAA-AAAAA-AAAAA", request, start + 2h).error() == EnrolmentRefusal::code);
    CHECK(known.enrol(code, request, start + 72h).error() == EnrolmentRefusal::code);
}

TEST_CASE("a code that was used answers no more after a newer one, or when the station is revoked") {
    Registry registry;
    StationCertificates& known = registry.certificates;
    const std::string code = known.new_code("room-017", 72h, start), request = new_request();
    REQUIRE(known.enrol(code, request, start));
    const std::string newer = known.new_code("room-017", 72h, start);
    CHECK(known.enrol(code, request, start).error() == EnrolmentRefusal::code);
    const auto second = known.enrol(newer, request, start + 1h);
    REQUIRE(second);
    CHECK_FALSE(second->again);
    CHECK(known.revoke("room-017", start + 2h) == 2);
    CHECK(known.enrol(newer, request, start + 2h).error() == EnrolmentRefusal::code);
    CHECK_FALSE(known.is_good("room-017", "00", start));
}
