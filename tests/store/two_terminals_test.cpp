// The desk's connection beside the kiosk's: who may come, what each sees of the other, and what a desk never
// does.
#include "catch.hpp"
#include "station.hpp"
#include "store/migrations.hpp"
#include "visit_script.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

// The desk's store, as the program holds it.
struct DeskAtWork {
    std::unique_ptr<Database> database;
    DeviceKey key;
    Visits visits;

    explicit DeskAtWork(const std::filesystem::path& directory)
        : database(Database::join({.directory = directory, .now = {}}).value()),
          key(DeviceKey::open_existing(directory).value()), visits(*database, key, random_from(4711)) {}
};

std::string why_not(const std::filesystem::path& directory) {
    const auto joined = Database::join({.directory = directory, .now = {}});
    return joined ? "joined" : joined.error().detail;
}

} // namespace

TEST_CASE("two terminals: a desk does not come before the kiosk, and makes nothing") {
    const TemporaryFolder folder;
    CHECK_FALSE(Database::join({.directory = folder.data(), .now = {}}));
    CHECK_FALSE(std::filesystem::exists(folder.data()));
    std::filesystem::create_directory(folder.data());
    CHECK(why_not(folder.data()) == "the kiosk has not made the database yet");
    CHECK_FALSE(std::filesystem::exists(folder.database()));
    CHECK_FALSE(DeviceKey::open_existing(folder.data()));
    CHECK_FALSE(std::filesystem::exists(folder.data() / "device.key"));
    const StoreAtWork kiosk(folder.data());
    CHECK(why_not(folder.data()) == "joined");
}

TEST_CASE("two terminals: one kiosk and one desk, each with a place of its own") {
    const TemporaryFolder folder;
    auto kiosk = std::make_unique<StoreAtWork>(folder.data());
    CHECK_FALSE(kiosk->database->has_desk_beside());
    auto desk = std::make_unique<DeskAtWork>(folder.data());
    CHECK(kiosk->database->has_desk_beside());
    CHECK(why_not(folder.data()) == "another desk works in the data folder");
    CHECK_FALSE(Database::open({.directory = folder.data(), .now = morning().wall}));
    kiosk.reset(); // the desk goes on, and the kiosk finds its own place free
    CHECK(why_not(folder.data()) == "another desk works in the data folder");
    kiosk = std::make_unique<StoreAtWork>(folder.data(), 2);
    desk.reset();
    CHECK_FALSE(kiosk->database->has_desk_beside());
    CHECK(why_not(folder.data()) == "joined");
}

TEST_CASE("two terminals: each hears that the other has written, and of nothing else") {
    const TemporaryFolder folder;
    StoreAtWork kiosk(folder.data());
    DeskAtWork desk(folder.data());
    CHECK(kiosk.database->has_changed().value()); // the first look
    CHECK(desk.database->has_changed().value());
    const auto ticket = kiosk.checked_in(1);
    CHECK_FALSE(kiosk.database->has_changed().value());
    CHECK(desk.database->has_changed().value());
    CHECK_FALSE(desk.database->has_changed().value());
    CHECK(desk.visits.station_day(morning().today)->tickets.at(0).id == ticket.id);
    REQUIRE(desk.visits.call_next("deputy-1", morning(1min)).value());
    CHECK(kiosk.database->has_changed().value());
    CHECK_FALSE(desk.database->has_changed().value());
    CHECK(kiosk.visits.station_day(morning().today)->tickets.at(0).state == TicketState::called);
    CHECK(kiosk.records().size() == 3); // the desk's among them: the kiosk sends all
}

TEST_CASE("two terminals: one that loses the race is told that the number moved on") {
    const TemporaryFolder folder;
    StoreAtWork kiosk(folder.data());
    DeskAtWork desk(folder.data());
    const auto ticket = kiosk.checked_in(1);
    REQUIRE(kiosk.visits.leave(ticket.id, morning(1min)));
    const auto late = desk.visits.call(ticket.id, "deputy-1", morning(1min));
    REQUIRE_FALSE(late);
    CHECK(late.error().kind == SaveError::Kind::moved_on);
}

TEST_CASE("two terminals: a deputy at both glasses writes one log") {
    const TemporaryFolder folder;
    StoreAtWork kiosk(folder.data());
    DeskAtWork desk(folder.data());
    const auto ticket = kiosk.in_meeting(1);
    const ReceptionDraft first{.ticket_id = ticket.id, .begun_at = morning().wall, .reason = "first"};
    REQUIRE(kiosk.visits.save_draft(first));
    REQUIRE(desk.visits.save_draft({.ticket_id = ticket.id, .begun_at = morning().wall, .reason = "later"}));
    CHECK(kiosk.visits.station_day(morning().today)->drafts.at(0).reason == "later");
    REQUIRE(desk.visits.finish_reception(reception_of(ticket), morning(5min)));
    const auto again = kiosk.visits.finish_reception(reception_of(ticket), morning(6min));
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == SaveError::Kind::moved_on);
    const auto handed_over = kiosk.visits.hand_over(ticket.id, "deputy-2", morning(6min));
    REQUIRE_FALSE(handed_over);
    CHECK(handed_over.error().kind == SaveError::Kind::moved_on);
    CHECK_FALSE(kiosk.visits.save_draft(first)); // nor does an old draft come back
    CHECK(ask(folder.database(), "SELECT count(*) FROM receptions") == "1");
}

TEST_CASE("two terminals: into a database of another version a desk neither comes nor writes") {
    const TemporaryFolder folder;
    StoreAtWork kiosk(folder.data());
    DeskAtWork desk(folder.data());
    const auto ticket = kiosk.checked_in(1);
    REQUIRE(desk.database->has_changed());
    const int newest = all_migrations().back().version;
    tell(folder.database(), "PRAGMA user_version = " + std::to_string(newest + 1));
    CHECK_FALSE(desk.visits.call(ticket.id, "deputy-1", morning(1min)));
    CHECK_FALSE(desk.database->has_changed());
    CHECK(ask(folder.database(), "SELECT state FROM tickets") == "waiting");
    desk.database.reset();
    CHECK(why_not(folder.data()).find("of another version") != std::string::npos);
}

TEST_CASE("two terminals: what a desk writes into a file that was moved aside is not told as saved") {
    const TemporaryFolder folder;
    auto kiosk = std::make_unique<StoreAtWork>(folder.data());
    DeskAtWork desk(folder.data());
    const auto ticket = kiosk->checked_in(1);
    CHECK_FALSE(desk.database->is_replaced());
    kiosk.reset();
    for (const char* end : {"", "-wal", "-shm"}) // as the kiosk does with a damaged one
        std::filesystem::rename(folder.database().string() + end, folder.path() / (std::string("aside") + end));
    CHECK(desk.database->is_replaced());
    CHECK_FALSE(desk.visits.call(ticket.id, "deputy-1", morning(1min)));
    kiosk = std::make_unique<StoreAtWork>(folder.data(), 2);
    CHECK(desk.database->is_replaced());
    desk.database.reset();
    DeskAtWork again(folder.data());
    kiosk->checked_in(2);
    CHECK(again.visits.call_next("deputy-1", morning(1min)).value());
}

TEST_CASE("two terminals: a desk that ends leaves the log to the kiosk") {
    const TemporaryFolder folder;
    Witness witness;
    auto kiosk = std::make_unique<StoreAtWork>(folder.data());
    auto desk = std::make_unique<DeskAtWork>(folder.data());
    live(*kiosk, witness, 1);
    const auto ticket = kiosk->checked_in(30);
    kiosk.reset();
    REQUIRE(desk->visits.call(ticket.id, "deputy-1", morning(1min)));
    desk.reset(); // the last one, and yet it moves nothing into the database
    CHECK_FALSE(content_of(folder.data() / "station.db-wal").empty());
    witness.tickets[ticket.id] = TicketState::called;
    check_nothing_lost(folder.data(), witness);
}
