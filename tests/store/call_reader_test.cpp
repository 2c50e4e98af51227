// The call view's look at the store, beside the kiosk that writes.
#include "catch.hpp"
#include "station.hpp"
#include "store/call_reader.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

TEST_CASE("call view: sees each call, and nothing where nothing happened") {
    const TemporaryFolder folder;
    CHECK_FALSE(CallReader::open(folder.data())); // no kiosk has been there yet
    StoreAtWork station(folder.data());
    auto reader = CallReader::open(folder.data()).value();
    CHECK(reader.news(morning().today).value()->tickets.empty());
    CHECK_FALSE(reader.news(morning().today).value());
    station.checked_in(1);
    CHECK(reader.news(morning().today).value()->tickets.size() == 1);
    station.checked_in(2);
    const auto called = station.visits.call_next("deputy-1", morning(1min)).value().value();
    const auto news = reader.news(morning().today).value().value();
    REQUIRE(news.tickets.size() == 2);
    CHECK(news.tickets[0].state == TicketState::called);
    CHECK(news.tickets[0].called_at == morning(1min).wall);
    CHECK_FALSE(reader.news(morning().today).value());
    REQUIRE(station.visits.begin_reception(called.id, morning(2min)));
    CHECK(reader.news(morning().today).value()->tickets.size() == 1); // who is received is called no more
    CHECK(reader.news(days_later(1).today).value()->tickets.empty()); // the day is over
}

TEST_CASE("call view: no name, no number of a document, no reason of a priority") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.checked_in(1);
    REQUIRE(station.visits.set_priority(ticket.id, PriorityReason::disabled, "deputy-1", morning()));
    auto reader = CallReader::open(folder.data()).value();
    const CallNews news = reader.news(morning().today).value().value();
    REQUIRE(news.tickets.size() == 1);
    for (const Ticket& seen : news.tickets) {
        CHECK(seen.visitor_name.empty());
        CHECK(seen.check_in_id.empty());
        CHECK_FALSE(seen.priority);
    }
}

TEST_CASE("call view: goes on while the kiosk restarts, and knows when its database was replaced") {
    const TemporaryFolder folder;
    auto station = std::make_unique<StoreAtWork>(folder.data());
    station->checked_in(1);
    auto reader = CallReader::open(folder.data()).value();
    CHECK(reader.news(morning().today).value()->tickets.size() == 1);
    station.reset();
    CHECK(reader.news(morning().today).has_value());
    station = std::make_unique<StoreAtWork>(folder.data(), 2);
    station->checked_in(2);
    CHECK(reader.news(morning().today).value()->tickets.size() == 2);
    CHECK(station->database->checkpoint()); // a look in between holds nobody up
    CHECK_FALSE(reader.is_replaced());
    station.reset();
    std::filesystem::rename(folder.database(), folder.path() / "moved-aside.db");
    station = std::make_unique<StoreAtWork>(folder.data(), 3);
    CHECK(reader.is_replaced());
}

TEST_CASE("call view: writes nothing") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1);
    REQUIRE(station.database->checkpoint());
    const std::string before = content_of(folder.database());
    auto reader = CallReader::open(folder.data()).value();
    REQUIRE(reader.news(morning().today));
    CHECK(content_of(folder.database()) == before);
    CHECK(content_of(folder.data() / "station.db-wal").empty());
}
