// Versions of a log, its opinions and their history; what a visitor raised before; handing over.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "domain/reception_json.hpp"
#include "station.hpp"
#include "store/reception_logs.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

struct Written {
    TemporaryFolder folder;
    StoreAtWork station{folder.data()};
    ReceptionLogs logs{*station.database, random_from(5)};
    Reception first;

    Written() {
        Reception reception = reception_of(station.in_meeting(1));
        reception.log.opinions.push_back({.category = "water", .words = "第二件"});
        reception.log.visitor.add({{10, 10, 0}, {90, 90, 30}}, morning().wall);
        first = station.visits.finish_reception(reception, morning()).value();
    }
    Reception correction(const char* reason = "补充内容") const {
        Reception next = first;
        next.version = 2;
        next.correction = Correction{first.deputy_id, morning(1h).wall, reason};
        return next;
    }
    std::vector<std::string> events(std::size_t opinion) {
        return {ask(folder.database(), "SELECT group_concat(event) FROM opinion_events WHERE opinion_id = '" +
                                           first.log.opinions.at(opinion).id + "'")};
    }
};

} // namespace

TEST_CASE("a correction is a new version; the first one stays readable as it was signed") {
    Written f;
    Reception corrected = f.correction();
    corrected.log.opinions[0].words = "改过的话";
    corrected.log.opinions.pop_back();
    corrected.log.opinions.push_back({.category = "roads", .words = "第三件"});
    corrected.log.visitor = {};
    const auto unsent = f.station.records().size();
    const auto written = f.logs.correct(corrected, morning(1h)).value();
    CHECK(written.log.visitor == f.first.log.visitor); // nobody signed anything else
    const auto versions = f.logs.versions(f.first.id).value();
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].log == f.first.log);
    CHECK_FALSE(versions[0].correction);
    CHECK(versions[1].log.opinions.at(0).words == "改过的话");
    CHECK(versions[1].correction == corrected.correction);
    CHECK(f.events(0) == std::vector<std::string>{"raised,corrected"});
    CHECK(f.events(1) == std::vector<std::string>{"raised,withdrawn"});
    const auto records = f.station.records();
    REQUIRE(records.size() == unsent + 4); // corrected, raised, withdrawn, and the version
    CHECK(json::parse(records[unsent].body).at("event") == "corrected");
    CHECK(json::parse(records[unsent + 1].body).at("event") == "raised");
    CHECK(json::parse(records[unsent + 2].body).at("event") == "withdrawn");
    CHECK(json::parse(records[unsent + 3].body).at("correction").at("reason") == "补充内容");
    CHECK(records[unsent + 3].body == record_body(written));
}

TEST_CASE("a correction that may not be leaves no trace") {
    Written f;
    const auto unsent = f.station.records().size();
    Reception stale = f.correction();
    stale.version = 3;
    CHECK_FALSE(f.logs.correct(stale, morning(1h)));
    CHECK_FALSE(f.logs.correct(f.correction(""), morning(1h)));
    Reception without = f.correction();
    without.correction.reset();
    CHECK_FALSE(f.logs.correct(without, morning(1h)));
    Reception others = f.correction();
    others.correction->deputy_id = "deputy-2";
    CHECK_FALSE(f.logs.correct(others, morning(1h)));
    CHECK(f.station.records().size() == unsent);
    REQUIRE(f.logs.correct(f.correction(), morning(1h)));
    CHECK_FALSE(
        f.logs.correct(f.correction(), morning(1h))); // two desks at once: the second one has to look again
}

TEST_CASE("no statement changes or takes away what is written") {
    Written f;
    for (const char* sql : {"UPDATE reception_versions SET body = '{}'", "DELETE FROM reception_versions",
                            "UPDATE reception_versions SET written_by = 'x'",
                            "UPDATE opinion_events SET event = 'x'", "DELETE FROM opinion_events"}) {
        CAPTURE(sql);
        const std::string answer = ask(f.folder.database(), sql);
        CHECK((answer.find("never") != std::string::npos || answer.find("only added") != std::string::npos));
        CHECK(f.logs.versions(f.first.id)->size() == 1);
    }
    CHECK(ask(f.folder.database(), "SELECT count(*) FROM opinion_events WHERE event = 'raised'") == "2");
}

TEST_CASE("a visitor's earlier opinions are found at the table, confidential ones by their own deputy only") {
    Written f;
    Reception told = reception_of(f.station.in_meeting(1));
    told.log.opinions[0].words = "私下的话";
    told.log.confidential = true;
    REQUIRE(f.station.visits.finish_reception(told, morning(1h)));
    f.station.in_meeting(2); // somebody else
    const auto third = f.station.in_meeting(1, morning(2h));
    const auto mine = f.logs.earlier_opinions(third.id, "deputy-1").value();
    REQUIRE(mine.size() == 3);
    CHECK(mine[0].opinion.words == "私下的话"); // the newest first
    const auto others = f.logs.earlier_opinions(third.id, "deputy-2").value();
    REQUIRE(others.size() == 2);
    for (const EarlierOpinion& opinion : others)
        CHECK(opinion.opinion.words != "私下的话");
    const auto stranger = f.station.in_meeting(3, morning(2h));
    CHECK(f.logs.earlier_opinions(stranger.id, "deputy-1")->empty());
    const auto nobody =
        f.station.visits.check_in({without_papers(), "deputy-1", std::nullopt}, morning(3h)).value();
    CHECK(f.logs.earlier_opinions(nobody.ticket.id, "deputy-1")->empty());
}

TEST_CASE("a deputy's own logs are listed, the newest first") {
    Written f;
    REQUIRE(f.logs.correct(f.correction(), morning(1h)));
    const auto listed = f.logs.of_deputy("deputy-1", morning(-1h).wall).value();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].reception_id == f.first.id);
    CHECK(listed[0].ticket_number == "A001");
    CHECK(listed[0].version == 2);
    CHECK(listed[0].opinions == 2);
    CHECK(listed[0].category == "roads");
    CHECK(f.logs.of_deputy("deputy-2", morning(-1h).wall)->empty());
    CHECK(f.logs.of_deputy("deputy-1", morning(24h).wall)->empty());
}

TEST_CASE("a reception under way is handed over, draft and all") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    const auto ticket = station.in_meeting(1);
    ReceptionDraft draft{.ticket_id = ticket.id, .begun_at = morning().wall};
    draft.log.opinions = {{.words = "说了一半"}};
    draft.log.deputy.add({{1, 1, 0}, {9, 9, 9}}, morning().wall);
    REQUIRE(station.visits.save_draft(draft));
    const auto unsent = station.records().size();
    const auto moved = station.visits.hand_over(ticket.id, "deputy-2", morning(5min)).value();
    CHECK(moved.deputy_id == "deputy-2");
    CHECK(station.records().size() == unsent + 1);
    const auto day = station.visits.station_day(morning().today).value();
    REQUIRE(day.drafts.size() == 1);
    CHECK(day.drafts[0].log.opinions == draft.log.opinions);
    CHECK(day.drafts[0].earlier_deputies == std::vector<std::string>{"deputy-1"});
    CHECK_FALSE(day.drafts[0].log.deputy.is_settled()); // whoever finishes it signs it
    CHECK_FALSE(station.visits.finish_reception(reception_of(ticket), morning(9min)));
    CHECK(station.visits.finish_reception(reception_of(moved), morning(9min)));
    CHECK_FALSE(station.visits.hand_over(ticket.id, "deputy-1", morning(10min)));
}

TEST_CASE("a correction under way is kept as a draft") {
    Written f;
    const ReceptionDraft draft{
        .ticket_id = f.first.ticket_id, .log = f.first.log, .corrects = 1, .reason = "写"};
    REQUIRE(f.station.visits.save_draft(draft));
    CHECK(f.station.visits.station_day(morning().today)->drafts.at(0).corrects == 1);
    REQUIRE(f.logs.correct(f.correction(), morning(1h)));
    CHECK(f.station.visits.station_day(morning().today)->drafts.empty());
}
