#include <nlohmann/json.hpp>

#include "county_support/county_process.hpp"
#include "link_desk.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;
using nlohmann::json;

namespace {

const std::vector<std::string> with_metrics{"--listen-metrics", "127.0.0.1:0"};

struct Station {
    CountyProcess county;
    std::string identity = county.identity("room-017");

    Station() {
        county.add_staff("clerk", "password-1");
        county.start(with_metrics);
    }
    // The sequences that the county holds, in the order of their arrival.
    std::vector<std::int64_t> stored() {
        std::vector<std::int64_t> sequences;
        auto client = county.client();
        const auto clerk = county.sign_in("clerk", "password-1");
        for (std::int64_t row = 0;;) {
            const std::string path = "/api/v1/stations/room-017/records?limit=500&after=" + std::to_string(row);
            const auto answer = client->Get(path, clerk);
            REQUIRE(answer);
            const json records = json::parse(answer->body).at("records");
            if (records.empty()) return sequences;
            for (const json& record : records)
                sequences.push_back(record.at("sequence"));
            row = records.back().at("row");
        }
    }
};

std::vector<std::int64_t> counting_to(std::int64_t last) {
    std::vector<std::int64_t> numbers;
    for (std::int64_t number = 1; number <= last; ++number)
        numbers.push_back(number);
    return numbers;
}

} // namespace

TEST_CASE("records arrive, those that come later at once") {
    Station station;
    LinkDesk desk(station.county.url(), station.county.authority(), station.identity);
    desk.outbox.add(1, 450);
    desk.start();
    desk.wait_until_delivered();
    desk.outbox.add(451, 451);
    const auto before = std::chrono::steady_clock::now();
    desk.link->outbox_grew();
    desk.wait_until_delivered();
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{5}); // not with the next poll
    desk.wait_until("online",
                    [&] { return desk.status().state == LinkState::online && desk.status().unsent == 0; });
    desk.link->stop();
    CHECK(desk.status().last_contact);
    CHECK(desk.status().detail.empty());
    CHECK(station.stored() == counting_to(451));
}

TEST_CASE("a configuration arrives with the greeting, and a newer one with the next answer") {
    Station station;
    REQUIRE(station.county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
    LinkDesk desk(station.county.url(), station.county.authority(), station.identity);
    desk.settings.planner.configuration_interval = std::chrono::hours{1};
    desk.start();
    desk.wait_until("the first one", [&] { return desk.configurations().size() == 1; });
    const auto root = first_root_of(station.county);
    CHECK(domain::open_configuration(desk.configurations().front(), root, "room-017")->header.version == 1);
    desk.link->configuration_applied(1);

    REQUIRE(station.county.publish(read_text(STATION_EXAMPLE), true).exit_code == 0);
    desk.outbox.add(1, 1);
    desk.link->outbox_grew();
    desk.wait_until("the second one", [&] { return desk.configurations().size() == 2; });
    CHECK(domain::open_configuration(desk.configurations().back(), root, "room-017")->header.version == 2);
}

TEST_CASE("a server that is killed again and again: nothing lost, nothing twice") {
    Station station;
    LinkDesk desk(station.county.url(), station.county.authority(), station.identity);
    constexpr std::int64_t many = 4000;
    desk.outbox.add(1, many);
    std::mutex mutex;
    std::condition_variable reached;
    std::size_t acknowledged = 0;
    desk.on_acknowledged = [&](std::size_t count) {
        const std::lock_guard lock(mutex);
        acknowledged = count;
        reached.notify_all();
    };
    desk.start();
    for (const std::size_t milestone : {1U, 800U, 1600U, 2400U, 3200U}) {
        {
            std::unique_lock lock(mutex);
            REQUIRE(
                reached.wait_for(lock, std::chrono::seconds{30}, [&] { return acknowledged >= milestone; }));
        }
        station.county.kill(); // the next batch is on its way already
        station.county.start();
    }
    desk.wait_until_delivered();
    desk.link->stop();
    CHECK(station.stored() == counting_to(many));
    CHECK(desk.outbox.aside().empty());
    CHECK_FALSE(desk.outbox.acknowledged_what_did_not_wait());
}

TEST_CASE("what stands between a station and the county is told, and nothing leaves the outbox") {
    Station station;
    const CountyProcess stranger;
    struct Row {
        const char* what;
        std::string url;
        std::string authority;
        std::string identity;
        LinkState state;
    };
    const std::vector<Row> rows{
        {"another authority", station.county.url(), stranger.authority(), station.identity, LinkState::refused},
        {"no authority at all", station.county.url(), "/nonexistent", station.identity, LinkState::refused},
        {"another county's certificate", station.county.url(), station.county.authority(),
         stranger.identity("room-017"), LinkState::refused},
        {"no certificate", station.county.url(), station.county.authority(), "", LinkState::refused},
        {"no such port", "https://127.0.0.1:1", station.county.authority(), station.identity,
         LinkState::offline},
        {"no TLS", "http://127.0.0.1:" + std::to_string(station.county.port()), station.county.authority(),
         station.identity, LinkState::offline},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        LinkDesk desk(row.url, row.authority, row.identity);
        desk.outbox.add(1, 2);
        desk.start();
        desk.wait_until("told", [&] { return !desk.status().detail.empty(); });
        desk.link->stop();
        CHECK(desk.status().state == row.state);
        CHECK_FALSE(desk.status().last_contact);
        CHECK(desk.outbox.unsent() == 2);
    }
    CHECK(station.stored().empty());
}

TEST_CASE("a body on disk that is not JSON is set aside like any other poison") {
    Station station;
    LinkDesk desk(station.county.url(), station.county.authority(), station.identity);
    desk.outbox.add(1, 4);
    auto broken = sample_record(5);
    broken.body = "{\"name\":";
    desk.outbox.add(broken);
    auto large = sample_record(6);
    large.body = json{{"text", std::string(domain::max_record_bytes + 1, 'x')}}.dump();
    desk.outbox.add(large);
    desk.outbox.add(7, 12);
    desk.start();
    desk.wait_until_delivered();
    desk.link->stop();
    CHECK(station.stored() == std::vector<std::int64_t>{1, 2, 3, 4, 7, 8, 9, 10, 11, 12});
    CHECK(desk.outbox.aside().size() == 2);
}

TEST_CASE("a new configuration is there seconds after it was published, also after a kill") {
    Station station;
    REQUIRE(station.county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
    LinkDesk desk(station.county.url(), station.county.authority(), station.identity);
    desk.settings.planner.configuration_interval = std::chrono::hours{1};
    desk.start();
    desk.wait_until("the first one", [&] { return desk.configurations().size() == 1; });
    desk.link->configuration_applied(1);
    std::size_t expected = 2;
    for (const bool killed : {false, true}) {
        if (killed) { // in the midst of a wait
            station.county.wait_until_waiting(1);
            station.county.kill();
            station.county.start(with_metrics);
        }
        station.county.wait_until_waiting(1);
        const auto before = std::chrono::steady_clock::now();
        REQUIRE(station.county.publish(read_text(STATION_EXAMPLE), true).exit_code == 0);
        desk.wait_until("the next one", [&] { return desk.configurations().size() == expected; });
        CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{5});
        const auto opened =
            domain::open_configuration(desk.configurations().back(), first_root_of(station.county), "room-017");
        REQUIRE(opened);
        CHECK(opened->header.version == static_cast<std::int64_t>(expected));
        desk.link->configuration_applied(opened->header.version);
        ++expected;
    }
}

TEST_CASE("records go while a wait is under way, and the wait ends with the link at once") {
    Station station;
    LinkDesk desk(station.county.url(), station.county.authority(), station.identity);
    desk.settings.planner.configuration_interval = std::chrono::hours{1};
    desk.start();
    station.county.wait_until_waiting(1);
    desk.outbox.add(1, 300);
    desk.link->outbox_grew();
    desk.wait_until_delivered();
    CHECK(station.county.load("waiting_for_news") == 1);
    const auto before = std::chrono::steady_clock::now();
    desk.link->stop();
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds{1});
}

TEST_CASE("construction does nothing, and a link that never ran can go") {
    LinkDesk desk("https://127.0.0.1:1", "/nonexistent", "");
    const CountyLink idle(desk.settings, desk.outbox, {real_now, [] { return 0.0; }, [](const auto&) {}});
}
