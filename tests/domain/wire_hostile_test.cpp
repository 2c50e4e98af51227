// What a broken or hostile peer may send: always an error in the return value, never a crash.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "domain/wire_record.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using nlohmann::json;

namespace {

json good_record() {
    return {{"sequence", 1},
            {"id", test::made_up_uuid(1)},
            {"kind", "check_in"},
            {"recorded_at", "2026-11-24T02:00:00.000Z"},
            {"body", json::object()}};
}
json good_batch() {
    return {{"station", test::station_id}, {"records", json::array({good_record()})}};
}
json good_answer() {
    return json::parse(
        R"({"results": [{"sequence": 1, "outcome": "refused", "reason": "x"}], "configuration_version": 3})");
}

json changed(json document, const char* pointer, const std::string& value) {
    const json::json_pointer where{pointer};
    if (value.empty())
        document[where.parent_pointer()].erase(where.back());
    else
        document[where] = json::parse(value);
    return document;
}

std::string nested(std::size_t depth, const char* open, const char* close) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i)
        text += open;
    text += "1";
    for (std::size_t i = 0; i < depth; ++i)
        text += close;
    return text;
}

} // namespace

TEST_CASE("wire: a batch out of form is refused", "[wire][hostile]") {
    REQUIRE(domain::parse_batch(good_batch().dump()));
    struct Row {
        const char* event;
        const char* pointer;
        std::string value;
    };
    const auto row = GENERATE(
        Row{"no station", "/station", ""}, Row{"station as number", "/station", "17"},
        Row{"no records", "/records", ""}, Row{"records null", "/records", "null"},
        Row{"records as object", "/records", R"({"a": 1})"},
        Row{"records as an empty object", "/records", "{}"}, Row{"records as text", "/records", "\"x\""},
        Row{"record null", "/records/0", "null"}, Row{"no sequence", "/records/0/sequence", ""},
        Row{"sequence 0", "/records/0/sequence", "0"}, Row{"sequence -1", "/records/0/sequence", "-1"},
        Row{"sequence 1.5", "/records/0/sequence", "1.5"},
        Row{"sequence 1e300", "/records/0/sequence", "1e300"},
        Row{"sequence as text", "/records/0/sequence", "\"1\""},
        Row{"sequence true", "/records/0/sequence", "true"},
        Row{"sequence beyond", "/records/0/sequence", "9223372036854775808"}, Row{"no id", "/records/0/id", ""},
        Row{"id is no UUID", "/records/0/id", "\"1\""}, Row{"unknown kind", "/records/0/kind", "\"visit\""},
        Row{"kind as number", "/records/0/kind", "0"},
        Row{"time with a zone", "/records/0/recorded_at", "\"2026-11-24T10:00:00+08:00\""},
        Row{"no body", "/records/0/body", ""}, Row{"body as text", "/records/0/body", "\"{}\""},
        Row{"body as list", "/records/0/body", "[]"},
        Row{"body too large", "/records/0/body",
            R"({"text": ")" + std::string(domain::max_record_bytes, 'x') + "\"}"});
    CAPTURE(row.event);
    const auto batch = domain::parse_batch(changed(good_batch(), row.pointer, row.value).dump());
    REQUIRE_FALSE(batch);
    CHECK_FALSE(batch.error().empty());
}

TEST_CASE("wire: an answer out of form is refused", "[wire][hostile]") {
    REQUIRE(domain::parse_answer(good_answer().dump()));
    struct Row {
        const char* event;
        const char* pointer;
        std::string value;
    };
    const auto row = GENERATE(
        Row{"no results", "/results", ""}, Row{"results null", "/results", "null"},
        Row{"results as object", "/results", "{}"}, Row{"result as number", "/results/0", "1"},
        Row{"unknown outcome", "/results/0/outcome", "\"lost\""}, Row{"no outcome", "/results/0/outcome", ""},
        Row{"reason as number", "/results/0/reason", "1"},
        Row{"sequence as text", "/results/0/sequence", "\"1\""},
        Row{"sequence 1.5", "/results/0/sequence", "1.5"}, Row{"no version", "/configuration_version", ""},
        Row{"version 1e300", "/configuration_version", "1e300"},
        Row{"version beyond", "/configuration_version", "18446744073709551615"});
    CAPTURE(row.event);
    const auto answer = domain::parse_answer(changed(good_answer(), row.pointer, row.value).dump());
    REQUIRE_FALSE(answer);
    CHECK_FALSE(answer.error().empty());
}

TEST_CASE("wire: as many records as a batch may hold, and one more", "[wire]") {
    json batch = good_batch();
    batch["records"] = json::array();
    for (std::size_t i = 0; i < domain::max_batch_records; ++i)
        batch["records"].push_back(good_record());
    CHECK(domain::parse_batch(batch.dump()));
    batch["records"].push_back(good_record());
    CHECK_FALSE(domain::parse_batch(batch.dump()));
}

TEST_CASE("wire: deep nesting does not reach the stack's end", "[wire][hostile]") {
    const std::size_t depth = GENERATE(std::size_t{100}, std::size_t{10'000}, std::size_t{1'000'000});
    CAPTURE(depth);
    const std::string lists = nested(depth, "[", "]"), objects = nested(depth, R"({"a":)", "}");
    const auto with_body = [](const std::string& body) {
        return R"({"station":"room-017","records":[{"sequence":1,"id":")" + test::made_up_uuid(1) +
               R"(","kind":"check_in","recorded_at":"2026-11-24T02:00:00.000Z","body":)" + body + "}]}";
    };
    CHECK_FALSE(domain::parse_batch(with_body(objects)));
    CHECK_FALSE(domain::parse_batch(with_body(R"({"a":)" + lists + "}")));
    CHECK_FALSE(domain::parse_batch(lists));
    CHECK_FALSE(domain::parse_answer(objects));
    CHECK_FALSE(domain::parse_answer(std::string(depth, '[')));
}

TEST_CASE("wire: brackets within texts are only texts", "[wire]") {
    auto batch = good_batch();
    batch["records"][0]["body"] = {{"text", std::string(500, '[') + "\\\"" + std::string(500, '{')}};
    CHECK(domain::parse_batch(batch.dump()));
}

TEST_CASE("wire: a byte changed anywhere is an error or another record, never a crash",
          "[wire][hostile][property]") {
    test::Random random;
    INFO(random);
    const std::string batch = good_batch().dump(), answer = good_answer().dump();
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
        std::string spoiled = random.once_in(2) ? batch : answer;
        for (int i = random.between(1, 3); i > 0; --i)
            spoiled[static_cast<std::size_t>(random.between(0, static_cast<int>(spoiled.size()) - 1))] =
                static_cast<char>(random.byte());
        if (const auto read = domain::parse_batch(spoiled); !read)
            ++refused;
        else
            REQUIRE(domain::parse_batch(domain::to_json(*read)));
        if (!domain::parse_answer(spoiled)) ++refused;
    }
    CHECK(refused > 5000);
}
