#include "catch.hpp"
#include "station_document.hpp"

using namespace liaison;
using domain::parse_station_configuration;

TEST_CASE("configuration: the good one is understood", "[configuration]") {
    const auto read = parse_station_configuration(test::good_document().dump());
    REQUIRE(read);
    CHECK(read->version == 7);
    CHECK(read->station.id == test::station_id);
    CHECK(read->station.kind == domain::StationKind::room);
    CHECK(read->station.parent == "station-01");
    CHECK(read->station.name.in("en") == "Test liaison room");
    CHECK(read->time_zone.name() == "Asia/Shanghai");
    CHECK(read->languages == std::vector<std::string>{"zh", "en"});
    CHECK(read->opening_hours.weekly.size() == 2);
    CHECK(read->opening_hours.breaks.size() == 1);
    CHECK(read->opening_hours.holidays.size() == 1);
    REQUIRE(read->opening_hours.extra_days.size() == 1);
    CHECK(read->opening_hours.extra_days[0].open.size() == 1);
    REQUIRE(read->deputies.size() == 2);
    CHECK(read->deputies[0].languages == std::vector<std::string>{"zh", "bo"});
    CHECK(domain::pin_matches("135790", read->deputies[0].pin_hash));
    CHECK(read->deputies[1].pin_hash.empty());
    CHECK(read->roster.size() == 3);
    CHECK(read->slots.length == std::chrono::minutes{20});
    CHECK(read->slots.days_ahead == 14);
    CHECK(read->queue.calls == 2);
    CHECK(read->queue.between_calls == std::chrono::seconds{30});
    CHECK(read->queue.aside == std::chrono::minutes{5});
    CHECK(read->queue.late_after == std::chrono::minutes{0});
    CHECK(read->queue.priority_head_start == std::chrono::minutes{45});
    CHECK(read->categories.size() == 2);
    CHECK(read->phrases.size() == 1);
    CHECK(read->notices.size() == 1);
    CHECK(read->retention_days == 90);
    CHECK(read->find_deputy("deputy-b") == &read->deputies[1]);
    CHECK(read->find_deputy("deputy-c") == nullptr);
}

TEST_CASE("configuration: what may be left out", "[configuration]") {
    const char* pointer = GENERATE("/station/parent", "/opening_hours/breaks", "/opening_hours/holidays",
                                   "/opening_hours/extra_days", "/deputies/0/fields", "/deputies/0/languages",
                                   "/deputies/0/pin_hash", "/phrases", "/notices", "/queue");
    CAPTURE(pointer);
    CHECK(parse_station_configuration(test::spoiled(pointer, "").dump()));
}

TEST_CASE("configuration: what lies at the edge is allowed", "[configuration]") {
    struct Row {
        const char* pointer;
        std::string value;
    };
    const auto row = GENERATE(
        Row{"/slots/length_minutes", "5"}, Row{"/slots/length_minutes", "240"}, Row{"/slots/capacity", "20"},
        Row{"/slots/cut_off_minutes", "0"}, Row{"/slots/days_ahead", "0"}, Row{"/slots/days_ahead", "60"},
        Row{"/retention_days", "0"}, Row{"/version", "1000000000000"},
        Row{"/station/id", '"' + std::string(40, 'a') + '"'}, Row{"/opening_hours/weekly/0/to", "\"24:00\""},
        Row{"/opening_hours/weekly/0/to", "\"02:00\""}, Row{"/opening_hours/weekly", "[]"},
        Row{"/deputies/0/name/zh", "\"" + std::string(40, 'x') + "\""});
    CAPTURE(row.pointer, row.value);
    const auto read = parse_station_configuration(test::spoiled(row.pointer, row.value).dump());
    if (!read) FAIL_CHECK(read.error().text());
    CHECK(read);
}

TEST_CASE("configuration: a text in a language that is not there is shown in Chinese", "[configuration]") {
    const auto read = parse_station_configuration(test::good_document().dump());
    REQUIRE(read);
    CHECK(read->station.name.in("bo") == "测试联络室");
    CHECK(domain::LocalizedText{}.in("bo").empty());
}

TEST_CASE("configuration: pictures are named by their content", "[configuration]") {
    const std::string first(64, 'a'), second(64, 'b');
    nlohmann::json document = test::good_document();
    document["deputies"][1]["portrait"] = {{"sha256", second}, {"bytes", 2}};
    document["notices"][0]["picture"] = {{"sha256", first}, {"bytes", domain::most_asset_bytes}};
    const auto read = domain::parse_station_configuration(document.dump());
    REQUIRE(read);
    CHECK(read->notices[0].picture == domain::Asset{first, domain::most_asset_bytes});
    CHECK(read->notices[0].text.in("en") == "A test notice");
    CHECK_FALSE(read->deputies[0].portrait);
    CHECK(read->deputies[1].portrait == domain::Asset{second, 2});
    const auto assets = read->assets();
    REQUIRE(assets.size() == 2);
    CHECK(assets[0].where == "/notices/0/picture");
    CHECK(assets[1].where == "/deputies/1/portrait");
}

TEST_CASE("configuration: recordings are named by their content, after the pictures", "[configuration]") {
    nlohmann::json document = test::good_document();
    const std::string picture(64, 'a'), sound(64, 'b');
    document["voice"] = {{{"language", "bo"}, {"recording", "letter.A"}, {"sha256", sound}, {"bytes", 20'000}}};
    document["notices"][0]["picture"] = {{"sha256", picture}, {"bytes", 2}};
    const auto read = domain::parse_station_configuration(document.dump());
    REQUIRE(read);
    REQUIRE(read->voice.size() == 1);
    CHECK(read->voice[0].language == "bo");
    CHECK(read->voice[0].name == "letter.A");
    const auto assets = read->assets();
    REQUIRE(assets.size() == 2);
    CHECK(assets[0].use == domain::AssetUse::picture);
    CHECK(assets[1].use == domain::AssetUse::sound);
    CHECK(assets[1].where == "/voice/0");
    CHECK(assets[1].asset == domain::Asset{sound, 20'000});
    document["voice"].push_back(document["voice"][0]);
    CHECK(domain::parse_station_configuration(document.dump()).error().where == "/voice/1");
    document["voice"][1]["recording"] = "../letter.B";
    CHECK(domain::parse_station_configuration(document.dump()).error().where == "/voice/1/recording");
}

TEST_CASE("configuration: language packs are named by their content, before the pictures, one a language",
          "[configuration]") {
    nlohmann::json document = test::good_document();
    const std::string texts(64, 'a'), picture(64, 'b');
    document["language_packs"] = {{{"language", "bo"}, {"sha256", texts}, {"bytes", 300}}};
    document["notices"][0]["picture"] = {{"sha256", picture}, {"bytes", 2}};
    const auto read = domain::parse_station_configuration(document.dump());
    REQUIRE(read);
    CHECK(read->language_packs == std::vector{domain::LanguagePackFile{"bo", {texts, 300}}});
    const auto assets = read->assets();
    REQUIRE(assets.size() == 2);
    CHECK(assets[0].use == domain::AssetUse::texts);
    CHECK(assets[0].where == "/language_packs/0");
    document["language_packs"].push_back(document["language_packs"][0]);
    CHECK(domain::parse_station_configuration(document.dump()).error().where == "/language_packs/1");
    document["language_packs"][1]["language"] = "tlh";
    CHECK(domain::parse_station_configuration(document.dump()).error().where == "/language_packs/1/language");
}

TEST_CASE("configuration: one picture counts once, and all together have a bound", "[configuration]") {
    nlohmann::json document = test::good_document();
    const auto pictured = [&](char digit, std::int64_t bytes) {
        return nlohmann::json{{"zh", "图"},
                              {"picture", {{"sha256", std::string(64, digit)}, {"bytes", bytes}}}};
    };
    for (int i = 0; i < 8; ++i)
        document["notices"][static_cast<std::size_t>(i)] =
            pictured(static_cast<char>('0' + i), domain::most_asset_bytes);
    document["notices"][8] = pictured('0', domain::most_asset_bytes); // the first one again
    CHECK(domain::parse_station_configuration(document.dump()));
    document["notices"][9] = pictured('9', 1);
    const auto too_much = domain::parse_station_configuration(document.dump());
    REQUIRE_FALSE(too_much);
    CHECK(too_much.error().where == "/notices/9/picture");
    document["notices"][9] = pictured('0', 1);
    const auto two_sizes = domain::parse_station_configuration(document.dump());
    REQUIRE_FALSE(two_sizes);
    CHECK(two_sizes.error().where == "/notices/9/picture/bytes");
}
