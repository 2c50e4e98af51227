#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "domain/wire_record.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using nlohmann::json;
using test::at;

namespace {

const domain::WallTime ten = at(test::a_tuesday, "10:00");

domain::WireRecord record(std::int64_t sequence, domain::RecordKind kind, std::string body) {
    return {sequence, test::made_up_uuid(static_cast<int>(sequence)), kind, ten, std::move(body)};
}

domain::CheckIn made_up_check_in() {
    return {test::made_up_uuid(7), test::made_up_visitor(), "bo", ten};
}

} // namespace

TEST_CASE("wire: a batch arrives as it left", "[wire]") {
    const domain::RecordBatch batch{
        test::station_id,
        {record(1, domain::RecordKind::check_in, domain::record_body(made_up_check_in())),
         record(2, domain::RecordKind::ticket,
                domain::record_body(test::made_up_ticket(3, test::morning_deputy, ten))),
         record(3, domain::RecordKind::appointment,
                domain::record_body(test::made_up_appointment(4, "key", test::morning_deputy, ten))),
         record(4, domain::RecordKind::reception, domain::record_body(domain::Reception{})),
         record(5, domain::RecordKind::keeper_call,
                domain::record_body(domain::KeeperCall{test::made_up_uuid(5), ten}))}};
    const auto arrived = domain::parse_batch(domain::to_json(batch));
    REQUIRE(arrived);
    CHECK(arrived->station_id == test::station_id);
    REQUIRE(arrived->records.size() == batch.records.size());
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        CHECK(arrived->records[i].sequence == batch.records[i].sequence);
        CHECK(arrived->records[i].id == batch.records[i].id);
        CHECK(arrived->records[i].kind == batch.records[i].kind);
        CHECK(arrived->records[i].recorded_at == batch.records[i].recorded_at);
        CHECK(arrived->records[i].body == batch.records[i].body);
    }
}

TEST_CASE("wire: an answer arrives as it left", "[wire]") {
    const domain::BatchAnswer answer{{{1, domain::RecordOutcome::stored, ""},
                                      {2, domain::RecordOutcome::duplicate, ""},
                                      {3, domain::RecordOutcome::refused, "unknown station"}},
                                     42};
    const auto arrived = domain::parse_answer(domain::to_json(answer));
    REQUIRE(arrived);
    CHECK(arrived->configuration_version == 42);
    REQUIRE(arrived->results.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(arrived->results[i].sequence == answer.results[i].sequence);
        CHECK(arrived->results[i].outcome == answer.results[i].outcome);
        CHECK(arrived->results[i].reason == answer.results[i].reason);
    }
}

TEST_CASE("wire: what a body says", "[wire]") {
    const json check_in = json::parse(domain::record_body(made_up_check_in()));
    CHECK(check_in.at("name") == "测试甲");
    CHECK(check_in.at("identified_by") == "id_card");
    CHECK(check_in.at("agreed_at") == "2026-11-24T02:00:00.000Z");

    domain::Ticket ticket = test::made_up_ticket(3, test::morning_deputy, ten);
    ticket.visitor_name = "测试甲";
    const std::string body = domain::record_body(ticket);
    CHECK(body.find("测试甲") == std::string::npos); // the name is the check-in's
    CHECK(json::parse(body).at("day") == test::a_tuesday);
    CHECK_FALSE(json::parse(body).contains("appointment_id"));
    ticket.appointment_id = test::made_up_uuid(1);
    CHECK(json::parse(domain::record_body(ticket)).at("appointment_id") == test::made_up_uuid(1));
}

TEST_CASE("wire: a name in broken bytes cannot stop a record", "[wire]") {
    auto check_in = made_up_check_in();
    check_in.visitor.name = "测\xFF\xE6";
    const domain::RecordBatch batch{test::station_id,
                                    {record(1, domain::RecordKind::check_in, domain::record_body(check_in))}};
    CHECK(domain::parse_batch(domain::to_json(batch)));
}

TEST_CASE("wire: a call for the keeper says when and from where, never who", "[wire]") {
    domain::KeeperCall call{.id = test::made_up_uuid(5), .called_at = ten, .from = domain::CalledFrom::desk};
    const json open = json::parse(domain::record_body(call));
    CHECK(open == json{{"call_id", call.id},
                       {"called_at", "2026-11-24T02:00:00.000Z"},
                       {"from", "desk"},
                       {"state", "called"}});
    call.state = domain::KeeperCallState::answered;
    call.ended_at = ten + std::chrono::minutes{2};
    const json over = json::parse(domain::record_body(call));
    CHECK(over.at("state") == "answered");
    CHECK(over.at("ended_at") == "2026-11-24T02:02:00.000Z");
}
