#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;

TEST_CASE("a batch keeps its limits, and one large record still goes") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    for (int i = 0; i < 5; ++i)
        station.checked_in(i);
    CHECK(station.outbox.next_batch(3, 1'000'000)->size() == 3);
    CHECK(station.outbox.next_batch(100, 1'000'000)->size() == 10);
    CHECK(station.outbox.next_batch(100, 1)->size() == 1);
    const auto some = station.outbox.next_batch(100, 2'000).value();
    CHECK(some.size() > 1);
    CHECK(to_json(RecordBatch{"room-001", some}).size() <= 2'000);
    CHECK(parse_batch(to_json(RecordBatch{"room-001", some})));
}

TEST_CASE("stored and duplicate records leave, refused ones are set aside with the reason") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1);
    station.checked_in(2);
    const auto batch = station.outbox.next_batch(3, 1'000'000).value();
    REQUIRE(station.outbox.acknowledge({{1, RecordOutcome::stored, ""},
                                        {2, RecordOutcome::duplicate, ""},
                                        {3, RecordOutcome::refused, "no such deputy"}}));
    CHECK(station.outbox.unsent().value() == 1);
    CHECK(station.outbox.set_aside_count().value() == 1);
    CHECK(station.records().front().sequence == 4);
    CHECK(ask(folder.database(), "SELECT reason FROM set_aside WHERE sequence = 3") == "no such deputy");
    CHECK(ask(folder.database(), "SELECT count(*) FROM set_aside WHERE id = '" + batch.at(2).id + "'") == "1");
    REQUIRE(station.outbox.acknowledge({{3, RecordOutcome::refused, "again"}})); // the answer came twice
    CHECK(station.outbox.set_aside_count().value() == 1);
}

TEST_CASE("what was never sent is not deleted by a confused answer") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1);
    station.checked_in(2);
    REQUIRE(station.outbox.next_batch(2, 1'000'000));
    std::vector<RecordResult> answer;
    for (std::int64_t sequence = -1; sequence < 50; ++sequence)
        answer.push_back({sequence, RecordOutcome::stored, ""});
    REQUIRE(station.outbox.acknowledge(answer));
    CHECK(station.outbox.unsent().value() == 2);
}

TEST_CASE("no number is used twice, and none is left out") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        station.checked_in(1);
        station.deliver_everything();
        CHECK(station.outbox.unsent().value() == 0);
        CHECK_FALSE(station.visits.begin_reception("no such", morning()));
    }
    StoreAtWork station(folder.data(), 2);
    auto without_consent = walk_in(3);
    without_consent.check_in.agreed_at = {};
    CHECK_FALSE(station.visits.check_in(without_consent, morning()));
    // Refused after the records of the check-in and of the appointment were written, so those numbers come
    // again.
    auto appointment = county_appointment(morning());
    appointment.end = appointment.start;
    CHECK_FALSE(station.visits.check_in({without_papers(), "deputy-1", appointment}, morning()));
    station.checked_in(2);
    const auto records = station.records();
    REQUIRE(records.size() == 2);
    CHECK(records[0].sequence == 3);
    CHECK(records[1].sequence == 4);
}

TEST_CASE("a record that the county could never take is refused at once") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    auto request = walk_in(1);
    request.check_in.visitor.name = std::string(max_record_bytes, 'x');
    const auto result = station.visits.check_in(request, morning());
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == SaveError::Kind::failed);
    CHECK_THAT(result.error().detail, !contains_text("xxx"));
    CHECK(station.outbox.unsent().value() == 0);
}
