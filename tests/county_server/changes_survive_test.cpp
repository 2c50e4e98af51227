// Several server processes look after the same change, and any of them may be killed between two of its steps:
// every station gets it once.
#include <algorithm>
#include <future>

#include "catch.hpp"
#include "county/change_book.hpp"
#include "county_support/fleet.hpp"
#include "county_support/samples.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using nlohmann::json;

namespace {

constexpr int stations = 12;

// Three stages of four stations.
json wish() {
    json proposal{{"title", "分批"},
                  {"stations", json::array()},
                  {"stages", {json::array(), json::array(), json::array()}},
                  {"sections", {{"notices", {{{"zh", "周三停电。"}}}}}},
                  {"watch_minutes", 0}};
    for (int number = 1; number <= stations; ++number) {
        const std::string station = "room-" + std::to_string(number);
        proposal["stations"].push_back(station);
        proposal["stages"][static_cast<std::size_t>((number - 1) / 4)].push_back(station);
    }
    return proposal;
}

bool is_out(const json& change, int first, int last) {
    for (int number = first; number <= last; ++number)
        if (Fleet::state_at(change, "room-" + std::to_string(number)) == "waiting") return false;
    return true;
}

void check_each_got_it_once(Fleet& fleet, const std::string& id) {
    const auto sql = open_store(fleet.county);
    for (int number = 1; number <= stations; ++number) {
        const std::string station = "room-" + std::to_string(number);
        INFO(station);
        CHECK(county::select<std::int64_t>(*sql,
                                           "SELECT version FROM configuration WHERE station = :station"
                                           " ORDER BY version",
                                           {station}) == std::vector<std::tuple<std::int64_t>>{{1}, {2}});
        CHECK(county::select<std::int64_t>(
                  *sql,
                  "SELECT number FROM audit WHERE action = 'publish configuration' AND subject = :station",
                  {station})
                  .size() == 1);
    }
    CHECK(county::select<std::int64_t>(*sql,
                                       "SELECT number FROM change_history WHERE change_id = :id"
                                       " AND what = 'stage_published'",
                                       {id})
              .size() == 3);
}

void run_stages(Fleet& fleet, const std::string& id) {
    for (int first = 1; first <= stations; first += 4) {
        fleet.change_when(id, [&](const json& change) { return is_out(change, first, first + 3); });
        for (int number = first; number < first + 4; ++number)
            CHECK(fleet.fetch_and_run("room-" + std::to_string(number)) == 2);
    }
    fleet.change_in_state(id, "done");
}

} // namespace

TEST_CASE("two servers over one database publish each stage once, and let one of two approvals count") {
    Fleet fleet(stations);
    CountyProcess other(&fleet.county);
    fleet.county.start();
    other.start();
    const std::string id = fleet.propose(wish());
    const std::string path = "/api/v1/changes/" + id + "/approval";
    const auto headers = fleet.county.sign_in("publisher", "password-1");
    const auto approve = [&](const CountyProcess& server) {
        return std::async(std::launch::async, [&server, path, headers] {
            return server.client()->Post(path, headers, "{}", "application/json")->status;
        });
    };
    auto one = approve(fleet.county), two = approve(other);
    std::vector<int> statuses{one.get(), two.get()};
    std::sort(statuses.begin(), statuses.end());
    CHECK(statuses == std::vector{200, 409});
    run_stages(fleet, id);
    check_each_got_it_once(fleet, id);
}

TEST_CASE("a server that is killed while it publishes, and between stages, goes on where it was") {
    Fleet fleet(stations);
    fleet.county.start();
    const std::string id = fleet.propose(wish());
    const auto headers = fleet.county.sign_in("publisher", "password-1");
    auto answer = std::async(std::launch::async, [&] {
        return fleet.county.client()->Post("/api/v1/changes/" + id + "/approval", headers, "{}",
                                           "application/json");
    });
    const auto published = [&] {
        const auto sql = open_store(fleet.county);
        return county::select<std::int64_t>(*sql, "SELECT version FROM configuration WHERE version = 2").size();
    };
    while (published() == 0)
        std::this_thread::yield();
    fleet.county.kill(); // after the first station of four, or the second
    answer.wait();
    fleet.county.start();
    fleet.change_when(id, [](const json& change) { return is_out(change, 1, 4); });
    fleet.county.kill();
    fleet.county.start();
    run_stages(fleet, id);
    check_each_got_it_once(fleet, id);
}

TEST_CASE("a change that is being taken back when the server is killed is taken back to its end, once") {
    Fleet fleet(stations);
    fleet.county.start();
    json proposal = wish();
    proposal.erase("stages");
    const std::string id = fleet.approve_proposal(proposal);
    const auto headers = fleet.county.sign_in("publisher", "password-1");
    auto answer = std::async(std::launch::async, [&] {
        return fleet.county.client()->Post("/api/v1/changes/" + id + "/take-back", headers, "{}",
                                           "application/json");
    });
    const auto taken_back = [&] {
        const auto sql = open_store(fleet.county);
        return county::select<std::int64_t>(*sql, "SELECT version FROM configuration WHERE version = 3").size();
    };
    while (taken_back() == 0)
        std::this_thread::yield();
    fleet.county.kill();
    answer.wait();
    fleet.county.start();
    const json change = fleet.change_when(id, [](const json& now) {
        for (const json& part : now.at("stations"))
            if (part.at("state") != "taken_back") return false;
        return true;
    });
    CHECK(change["state"] == "taken_back");
    for (int number = 1; number <= stations; ++number)
        CHECK(fleet.newest_version("room-" + std::to_string(number)) == 3);
}

TEST_CASE("a stage of many stations goes out in parts where it is asked for, and is taken back in parts") {
    const Fleet fleet(stations); // no server runs that would go on with it
    county::Database database(store_place(fleet.county), std::chrono::seconds{5});
    county::TrustStore trust(database);
    county::ConfigurationStore configurations(database, trust, domain::SigningKey::generate());
    county::ChangeBook book(database, configurations);
    json proposal = wish();
    proposal.erase("stages");
    const auto now = some_moment;
    const std::string id = book.propose(county::parse_proposal(proposal.dump()).value(), "clerk", now).value();
    REQUIRE(book.approve(id, "publisher", county::ChangeBook::Approval::by_another, now));
    const auto count = [&](county::PartState state) {
        const auto parts = book.find(id).value().rollout.parts;
        return std::count_if(parts.begin(), parts.end(), [&](const auto& part) { return part.state == state; });
    };
    for (const int left : {7, 2, 0}) {
        CHECK(book.advance(id, now, 5));
        CHECK(count(county::PartState::waiting) == left);
    }
    CHECK_FALSE(book.advance(id, now, 5));
    REQUIRE(book.take_back(id, "publisher", "", now));
    for (const int done : {5, 10, stations}) {
        CHECK(book.advance(id, now, 5));
        CHECK(count(county::PartState::taken_back) == done);
    }
    CHECK_FALSE(book.advance(now)); // nothing is open any more
}
