// Which parts of a record are personal, and that they travel sealed and arrive whole.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "domain/opinion_progress.hpp"
#include "domain/personal.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using namespace liaison::domain;
using nlohmann::json;

namespace {

const std::string record_id = test::made_up_uuid(9);
const WallTime noon = parse_wall_time("2026-11-24T04:00:00.000Z").value();

// Marked, so that whatever is left open shows.
const std::string mark = "只有县里读";

Autograph long_autograph() {
    Autograph autograph;
    InkLine line;
    for (int i = 0; i < static_cast<int>(max_autograph_dots); ++i)
        line.push_back({1000 + i % 1000, 100 + i % 900, max_autograph_ms - i});
    autograph.lines = {line};
    autograph.at = noon;
    return autograph;
}

struct Sample {
    RecordKind kind;
    std::string body;
};

std::vector<Sample> samples() {
    const CheckIn check_in{.id = test::made_up_uuid(1),
                           .visitor = {.name = mark, .number = mark + "1", .person_key = mark + "2"},
                           .language = "zh",
                           .agreed_at = noon};
    Appointment appointment{};
    appointment.person_key = mark;
    Ticket ticket{};
    ticket.priority = Priority{PriorityReason::pregnant, "deputy-1", noon};
    Reception reception{};
    reception.correction = Correction{"deputy-1", noon, mark};
    reception.log.visitor = long_autograph();
    OpinionNews news{};
    news.opinion = {.id = test::made_up_uuid(5), .words = mark, .answer = mark};
    const ChainEvent event{.id = test::made_up_uuid(6), .opinion_id = test::made_up_uuid(5), .text = mark};
    return {{RecordKind::check_in, record_body(check_in)}, {RecordKind::appointment, record_body(appointment)},
            {RecordKind::ticket, record_body(ticket)},     {RecordKind::reception, record_body(reception)},
            {RecordKind::opinion, record_body(news)},      {RecordKind::chain_event, to_json(event)}};
}

} // namespace

TEST_CASE("personal: every record that speaks of a person travels sealed and arrives whole", "[personal]") {
    const OpeningKey county = OpeningKey::generate(GENERATE(SealingSuite::hpke_x25519, SealingSuite::sm2_sm4));
    for (const auto& [kind, body] : samples()) {
        CAPTURE(to_string(kind));
        CHECK(says_something_personal(kind, body));
        const std::string sealed = seal_body(county.sealing_key(), {"room-017", record_id, kind}, body);
        CHECK(sealed.find(mark) == std::string::npos);
        CHECK(sealed.find("pregnant") == std::string::npos);
        CHECK(json::parse(sealed).contains("sealed"));
        for (const char* member : personal_members(kind))
            CHECK_FALSE(json::parse(sealed).contains(member));
        CHECK(open_body(county, {"room-017", record_id, kind}, sealed).value() == body);
    }
}

TEST_CASE("personal: a sealed part cannot be moved to another record, kind or station", "[personal]") {
    const OpeningKey county = OpeningKey::generate(SealingSuite::hpke_x25519);
    const std::string body = samples().front().body;
    const std::string sealed =
        seal_body(county.sealing_key(), {"room-017", record_id, RecordKind::check_in}, body);
    CHECK_FALSE(open_body(county, {"room-018", record_id, RecordKind::check_in}, sealed));
    CHECK_FALSE(open_body(county, {"room-017", test::made_up_uuid(8), RecordKind::check_in}, sealed));
    CHECK_FALSE(open_body(county, {"room-017", record_id, RecordKind::opinion}, sealed));
}

TEST_CASE("personal: what says nothing of a person stays as it is", "[personal]") {
    const OpeningKey county = OpeningKey::generate(SealingSuite::hpke_x25519);
    const KeeperCall call{.id = test::made_up_uuid(1), .called_at = noon};
    const CheckIn nobody{.id = test::made_up_uuid(1), .visitor = {}, .language = "bo", .agreed_at = noon};
    const Ticket a_ticket{};
    for (const auto& [kind, body] :
         {Sample{RecordKind::keeper_call, record_body(call)}, Sample{RecordKind::check_in, record_body(nobody)},
          Sample{RecordKind::ticket, record_body(a_ticket)}}) {
        CHECK_FALSE(says_something_personal(kind, body));
        CHECK(seal_body(county.sealing_key(), {"room-017", record_id, kind}, body) == body);
        CHECK(open_body(county, {"room-017", record_id, kind}, body).value() == body);
    }
}

TEST_CASE("personal: the longest record of each kind still fits when it is sealed", "[personal]") {
    const OpeningKey county = OpeningKey::generate(SealingSuite::sm2_sm4);
    std::string words, answer;
    for (std::size_t i = 0; i < max_opinion_words; ++i)
        words += "𠀀"; // four bytes
    for (std::size_t i = 0; i < max_opinion_answer; ++i)
        answer += "𠀀";
    OpinionNews news{};
    news.opinion = {.words = words, .answer = answer};
    Reception reception{};
    reception.log.visitor = reception.log.deputy = long_autograph();
    reception.correction = Correction{"deputy-1", noon, words.substr(0, 4 * max_correction_reason)};
    for (const auto& [kind, body] : {Sample{RecordKind::opinion, record_body(news)},
                                     Sample{RecordKind::reception, record_body(reception)}})
        CHECK(seal_body(county.sealing_key(), {"room-017", record_id, kind}, body).size() < max_record_bytes);
}

TEST_CASE("personal: a seal that holds something else is refused with the reason", "[personal]") {
    const OpeningKey county = OpeningKey::generate(SealingSuite::hpke_x25519);
    const RecordName name{"room-017", record_id, RecordKind::check_in};
    const Bytes bound = bound_to({"record", "room-017", record_id, "check_in"});
    const auto sealed = [&](const std::string& inside) {
        return json{{"sealed", to_base64(county.sealing_key().seal(view_of(inside), bound))}}.dump();
    };
    CHECK(open_body(county, name, sealed(R"({"name":"a"})")).value() == R"({"name":"a"})");
    CHECK_FALSE(open_body(county, name, sealed("[]")));
    CHECK_FALSE(open_body(county, name, sealed("{")));
    CHECK_FALSE(open_body(county, name, sealed(std::string(100'000, '['))));
    CHECK_FALSE(open_body(county, name, sealed(R"({"check_in_id":"another"})"))); // is not personal
    json twice = json::parse(sealed(R"({"name":"a"})"));
    twice["name"] = "b";
    CHECK_FALSE(open_body(county, name, twice.dump()));
    CHECK_FALSE(open_body(county, name, R"({"sealed":5})"));
    CHECK_FALSE(open_body(county, name, R"({"sealed":"%"})"));
    CHECK_FALSE(open_body(county, name, "nothing"));
}

TEST_CASE("personal: a sheet travels sealed as a whole, and one that is not sealed stays as it is",
          "[personal]") {
    const OpeningKey county = OpeningKey::generate(SealingSuite::hpke_x25519);
    const Bytes jpeg{0xFF, 0xD8, 0xFF, 1, 2, 3};
    const Bytes sealed = seal_sheet(county.sealing_key(), "room-017", record_id, jpeg);
    CHECK(open_sheet(county, "room-017", record_id, sealed).value() == jpeg);
    CHECK(open_sheet(county, "room-017", record_id, jpeg).value() == jpeg);
    CHECK_FALSE(open_sheet(county, "room-018", record_id, sealed));
    CHECK_FALSE(open_sheet(county, "room-017", record_id, {}));
}
