#include "catch.hpp"
#include "station.hpp"
#include "store/print_jobs.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace std::chrono_literals;

TEST_CASE("a ticket is begun once, over any number of starts of the program") {
    const TemporaryFolder folder;
    for (const bool first : {true, false, false}) {
        StoreAtWork station(folder.data());
        PrintJobs jobs(*station.database);
        CHECK(jobs.begin("ticket-1", "A001", morning().wall).value() == first);
        CHECK_FALSE(jobs.begin("ticket-1", "A001", morning(1min).wall).value());
    }
}

TEST_CASE("what was under way when the plug was pulled is told once, and closed") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        PrintJobs jobs(*station.database);
        REQUIRE(jobs.begin("ticket-0", "A001", morning().wall).value()); // long ago
        REQUIRE(jobs.begin("ticket-1", "A002", morning(30min).wall).value());
        REQUIRE(jobs.begin("ticket-2", "A003", morning(31min).wall).value());
        REQUIRE(jobs.finish("ticket-2", "printed"));
        REQUIRE(jobs.begin("booking-1", "B001", morning(32min).wall).value());
    }
    StoreAtWork station(folder.data());
    PrintJobs jobs(*station.database);
    CHECK(jobs.close_interrupted(morning(20min).wall).value() == std::vector<std::string>{"A002", "B001"});
    CHECK(jobs.close_interrupted(morning(20min).wall).value().empty());
    CHECK_FALSE(jobs.begin("ticket-1", "A002", morning(33min).wall).value());
    REQUIRE(jobs.finish("ticket-1", "printed")); // an answer that comes too late changes nothing
    CHECK(ask(folder.database(),
              "SELECT group_concat(outcome, ' ') FROM (SELECT outcome FROM print_jobs ORDER BY begun_at)") ==
          "interrupted interrupted printed interrupted");
}

TEST_CASE("old print jobs are forgotten") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    PrintJobs jobs(*station.database);
    REQUIRE(jobs.begin("ticket-1", "A001", morning().wall).value());
    REQUIRE(jobs.begin("ticket-2", "A002", days_later(3).wall).value());
    REQUIRE(jobs.purge(days_later(2).wall));
    CHECK(ask(folder.database(), "SELECT group_concat(id) FROM print_jobs") == "ticket-2");
}
