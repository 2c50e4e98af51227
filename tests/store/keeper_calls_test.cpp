#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "station.hpp"
#include "store/keeper_calls.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;

TEST_CASE("a call for the keeper gets an id and goes into the outbox behind what is there") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1);
    KeeperCalls calls(*station.database, random_from(7));
    const auto called = calls.write({.id = {}, .called_at = morning().wall}, morning());
    REQUIRE(called);
    CHECK(parse_uuid(called->id));
    auto over = *called;
    over.state = KeeperCallState::answered;
    over.ended_at = morning(std::chrono::minutes{2}).wall;
    REQUIRE(calls.write(over, morning(std::chrono::minutes{2})));

    const auto records = station.records();
    REQUIRE(records.size() == 4);
    CHECK(records[2].kind == RecordKind::keeper_call);
    CHECK(records[2].sequence == records[1].sequence + 1);
    CHECK(records[2].body == record_body(*called));
    CHECK(records[3].body == record_body(over));
    CHECK(records[2].id != records[3].id); // two facts about one call
    CHECK(nlohmann::json::parse(records[3].body).at("call_id") == called->id);
    CHECK(parse_batch(to_json(RecordBatch{"room-001", records})));
}
