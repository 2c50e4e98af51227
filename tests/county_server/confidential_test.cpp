// Nobody below a clerk reads what a citizen asked to be kept in confidence: neither in lists nor by any other
// way that there was before them.
#include "catch.hpp"
#include "county/reading/opinion_list.hpp"
#include "county/reading/reception_list.hpp"
#include "reading_desk.hpp"

using namespace liaison;
using namespace liaison::testing;
using county::Filter;
using domain::ChainDeed;
using nlohmann::json;
using std::chrono::days;

namespace {

const std::string secret = "秘密";

bool tells(const std::string& text) {
    return text.find(secret) != std::string::npos;
}

// One open matter, and one in confidence that was answered.
struct Confidence : ReadingDesk {
    Told open, kept;
    domain::WallTime later = some_moment + days{30};

    Confidence() {
        add_station("room-017");
        open = receive({.opinions = {matter("路灯坏了")}});
        kept = receive(
            {.begun_at = some_moment + days{1}, .confidential = true, .opinions = {matter("邻居的秘密")}});
        enter("room-017", kept.opinions[0], ChainDeed::answered, some_moment + days{3}, "秘密的答复", "a");
    }
};

} // namespace

TEST_CASE("lists and files give a viewer no word of a confidential matter, and searching finds none") {
    Confidence desk;
    const Filter viewer, clerk{.sees_confidential = true};
    CHECK(tells(desk.receptions(clerk).dump()));
    CHECK_FALSE(tells(desk.receptions(viewer).dump()));
    CHECK(tells(desk.opinion_page(clerk, desk.later).dump()));
    CHECK_FALSE(tells(desk.opinion_page(viewer, desk.later).dump()));
    Filter search;
    search.text = secret;
    CHECK(desk.receptions(search)["total"] == 0); // nor learns it by looking for it
    CHECK(desk.opinion_page(search, desk.later)["total"] == 0);
    search.sees_confidential = true;
    CHECK(desk.receptions(search)["total"] == 1);
    CHECK_FALSE(tells(county::whole_reception(desk.database, desk.kept.reception, false)->dump()));
    CHECK_FALSE(tells(county::whole_opinion(desk.database, desk.kept.opinions[0], false, desk.later)->dump()));
    CHECK(county::whole_opinion(desk.database, desk.kept.opinions[0], true, desk.later)->at("answer") ==
          "秘密的答复");
    CHECK(desk.receptions(viewer)["total"] == 2); // that it was is no secret
}

TEST_CASE("a log that becomes confidential with its correction is so with all its versions") {
    Confidence desk;
    desk.correct({.confidential = true, .opinions = {matter("路灯坏了")}}, desk.open, 2, "zh");
    const auto gone = [&](const json& value) { return value.dump().find("路灯") == std::string::npos; };
    CHECK(gone(desk.receptions({})));
    CHECK(gone(desk.opinion_page({}, desk.later)));
    CHECK(gone(*county::whole_reception(desk.database, desk.open.reception, false)));
    CHECK_FALSE(gone(*county::whole_reception(desk.database, desk.open.reception, true)));
}

TEST_CASE("records, pages and sheets keep it from a viewer too") {
    Confidence desk;
    const std::string sheet = uuid(77);
    domain::Reception reception{.id = uuid(78),
                                .ticket_id = uuid(9),
                                .check_in_id = uuid(7),
                                .deputy_id = "deputy-01",
                                .begun_at = some_moment,
                                .ended_at = some_moment,
                                .log = {.language = "zh", .confidential = true, .no_matter = true}};
    reception.log.sheets = {{.id = sheet, .sha256 = std::string(64, 'a'), .bytes = 1, .taken_at = some_moment}};
    desk.deliver("room-017", {{domain::RecordKind::reception, domain::record_body(reception)}}, some_moment);
    for (const char* role : {"viewer", "clerk"})
        desk.county.add_staff(role, "password-1", role);
    desk.county.start();
    const auto client = desk.county.client();
    const auto viewer = desk.county.sign_in("viewer", "password-1");
    const auto clerk = desk.county.sign_in("clerk", "password-1");
    for (const char* path : {"/api/v1/stations/room-017/records", "/api/v1/stations/room-017/records?before=0",
                             "/api/v1/receptions", "/api/v1/opinions", "/api/v1/receptions.csv"}) {
        INFO(path);
        const auto seen = client->Get(path, viewer);
        REQUIRE(seen->status == 200);
        CHECK_FALSE(tells(seen->body));
        CHECK(seen->body.find(std::string(path).ends_with("opinions") ? "roads" : "2026-11-2") !=
              std::string::npos);
        CHECK(tells(client->Get(path, clerk)->body));
    }
    const std::string picture = "/api/v1/stations/room-017/sheets/" + sheet;
    CHECK(client->Get(picture, viewer)->status == 403);
    CHECK(client->Get(picture, clerk)->status == 404); // it has not arrived
}
