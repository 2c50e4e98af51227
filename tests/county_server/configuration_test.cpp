#include <fstream>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "county_support/county_process.hpp"
#include "county_support/samples.hpp"
#include "domain/signed_configuration.hpp"

using namespace liaison;
using namespace liaison::testing;
using nlohmann::json;

namespace {

constexpr const char* path = "/api/v1/stations/room-017/configuration";

json example() {
    return json::parse(read_text(STATION_EXAMPLE));
}

} // namespace

TEST_CASE("a published configuration reaches the station signed, to the byte") {
    CountyProcess county;
    const std::string document = read_text(STATION_EXAMPLE);
    REQUIRE(county.publish(document).exit_code == 0);
    county.start();
    auto client = county.kiosk("room-017");
    const auto answer = client->Get(std::string(path) + "?after=0");
    REQUIRE(answer);
    REQUIRE(answer->status == 200);
    const auto news = domain::parse_configuration_news(answer->body);
    REQUIRE(news);
    REQUIRE(news->configuration);
    CHECK(news->roots.empty());
    CHECK(news->configuration->document == document);
    const auto opened = domain::open_configuration(*news->configuration, first_root_of(county), "room-017");
    REQUIRE(opened);
    CHECK(opened->header.version == 1);
    const CountyProcess stranger;
    CHECK_FALSE(domain::open_configuration(*news->configuration, first_root_of(stranger), "room-017"));

    CHECK(client->Get(std::string(path) + "?after=1")->status == 204);
    CHECK(client->Get(std::string(path) + "?after=x")->status == 400);
    const auto batch = client->Post("/api/v1/stations/room-017/records",
                                    domain::to_json(sample_batch("room-017", 1, 1)), "application/json");
    CHECK(domain::parse_answer(batch->body)->configuration_version == 1);
}

TEST_CASE("a version must grow, or is assigned") {
    CountyProcess county;
    const std::string document = read_text(STATION_EXAMPLE);
    REQUIRE(county.publish(document).output == "published version 1\n");
    const auto again = county.publish(document);
    CHECK(again.exit_code == 1);
    CHECK(again.errors.find("/version: must be greater than 1") != std::string::npos);
    CHECK(county.publish(document, true).output == "published version 2\n");
}

TEST_CASE("hostile configurations are refused and change nothing") {
    CountyProcess county;
    county.add_staff("clerk", "password-1");
    REQUIRE(county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
    county.start();
    auto client = county.client();
    const httplib::Headers clerk = county.sign_in("clerk", "password-1");

    struct Row {
        const char* what;
        std::function<void(json&)> change;
        const char* where;
    };
    const std::vector<Row> rows{
        {"an older version", [](json& d) { d["version"] = 1; }, "/version"},
        {"version nought", [](json& d) { d["version"] = 0; }, "/version"},
        {"a negative version", [](json& d) { d["version"] = -5; }, "/version"},
        {"a version without end", [](json& d) { d["version"] = 1e300; }, "/version"},
        {"a version beyond the range", [](json& d) { d["version"] = 18446744073709551615ULL; }, "/version"},
        {"a version as text", [](json& d) { d["version"] = "3"; }, "/version"},
        {"another station", [](json& d) { d["station"]["id"] = "room-018"; }, "/station/id"},
        {"a path for an id", [](json& d) { d["station"]["id"] = "../../etc"; }, "/station/id"},
        {"an unknown key", [](json& d) { d["upload_url"] = "https://evil.example"; }, "/"},
        {"no stations's name in Chinese", [](json& d) { d["station"]["name"].erase("zh"); }, "/station/name"},
        {"an unknown language", [](json& d) { d["languages"] = {"tlh"}; }, "/languages/0"},
        {"no language", [](json& d) { d["languages"] = json::array(); }, "/languages"},
        {"an unknown zone", [](json& d) { d["time_zone"] = "Mars/Olympus"; }, "/time_zone"},
        {"a path for a zone", [](json& d) { d["time_zone"] = "../../../etc/passwd"; }, "/time_zone"},
        {"an hour that is none", [](json& d) { d["opening_hours"]["weekly"][0]["from"] = "25:00"; },
         "/opening_hours/weekly/0/from"},
        {"an empty period", [](json& d) { d["roster"][0]["to"] = "08:00"; }, "/roster/0"},
        {"a day that is none", [](json& d) { d["opening_hours"]["holidays"] = {"2026-02-30"}; },
         "/opening_hours/holidays/0"},
        {"a shift of nobody", [](json& d) { d["roster"][3]["deputy"] = "deputy-99"; }, "/roster/3/deputy"},
        {"the same deputy twice", [](json& d) { d["deputies"][1]["id"] = "deputy-01"; }, "/deputies/1"},
        {"a PIN in the clear", [](json& d) { d["deputies"][0]["pin_hash"] = "1234"; }, "/deputies/0/pin_hash"},
        {"a hash that costs gigabytes",
         [](json& d) {
             d["deputies"][0]["pin_hash"] = "scrypt$1073741824$8$1$AAAAAAAAAAAAAAAAAAAAAA==$"
                                            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
         },
         "/deputies/0/pin_hash"},
        {"slots of nought minutes", [](json& d) { d["slots"]["length_minutes"] = 0; }, "/slots/length_minutes"},
        {"a text that turns direction", [](json& d) { d["notices"][0]["zh"] = "abc\u202Edef"; },
         "/notices/0/zh"},
        {"a control character", [](json& d) { d["notices"][0]["zh"] = "a\x1b[2J"; }, "/notices/0/zh"},
        {"a text of a mile", [](json& d) { d["phrases"][0]["zh"] = std::string(5000, 'x'); }, "/phrases/0/zh"},
        {"ten thousand deputies",
         [](json& d) {
             d["deputies"] = json::array();
             for (int i = 0; i < 10'000; ++i)
                 d["deputies"].push_back(nullptr);
         },
         "/deputies"},
        {"retention for ever", [](json& d) { d["retention_days"] = 1'000'000; }, "/retention_days"},
        {"deputies as an object", [](json& d) { d["deputies"] = json::object(); }, "/deputies"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        json document = example();
        document["version"] = 2;
        row.change(document);
        const auto answer = client->Put(path, clerk, document.dump(), "application/json");
        REQUIRE(answer);
        INFO(answer->body);
        CHECK(answer->status == 422);
        CHECK(json::parse(answer->body).at("where") == row.where);
    }
    for (const std::string raw : {"", "null", "[]", "{", "\xff\xfe", "{\"version\":2}"}) {
        const auto answer = client->Put(path, clerk, raw, "application/json");
        REQUIRE(answer);
        CHECK(answer->status == 422);
    }
    json good = example();
    good["version"] = 2;
    CHECK(client->Put(path, clerk, good.dump(), "application/json")->body ==
          R"({"version":2})"); // all of the above have published nothing
}

TEST_CASE("the example has one deputy on duty at any hour, and slots on the days to come") {
    const auto parsed = domain::parse_station_configuration(read_text(STATION_EXAMPLE));
    REQUIRE(parsed);
    CHECK(parsed->deputies.size() == 3);
    CHECK(parsed->categories.size() == 6);
    CHECK(parsed->phrases.size() == 6);
    CHECK(parsed->notices.size() == 3);
    for (int hour = 0; hour < 24 * 8; ++hour) {
        const auto now = some_moment + std::chrono::hours{hour} + std::chrono::minutes{7};
        CAPTURE(hour);
        CHECK(domain::on_duty(parsed->roster, parsed->opening_hours, parsed->time_zone, now).size() == 1);
        domain::Day day = parsed->time_zone.to_local(now).day;
        for (int ahead = 1; ahead <= 3; ++ahead) {
            day = domain::next_day(day);
            for (const domain::Deputy& deputy : parsed->deputies)
                CHECK(domain::slots_on(parsed->calendar(), {}, deputy.id, day, now).size() == 24);
        }
    }
}

TEST_CASE("a root that two of the three keys sign follows, and stations are sent what they lack") {
    CountyProcess county;
    REQUIRE(county.publish(read_text(STATION_EXAMPLE)).exit_code == 0);
    const auto key = [&](int number) {
        return county.data() + "/root-keys/root-" + std::to_string(number) + ".pem";
    };
    const auto one = county.run({"new-root", "--sign-with", key(1)});
    CHECK(one.exit_code == 1);
    CHECK(one.errors.find("not signed by enough") != std::string::npos);
    REQUIRE(county.run({"new-root", "--sign-with", key(3), "--sign-with", key(1)}).output ==
            "published root 2\n");

    const domain::SigningKey fresh = domain::SigningKey::generate();
    const TemporaryFolder desk;
    std::ofstream(desk.path() / "fresh.pem") << fresh.public_pem();
    REQUIRE(county
                .run({"new-root", "--configuration-key", desk.path() / "fresh.pem", "--sign-with", key(1),
                      "--sign-with", key(2)})
                .exit_code == 0);
    county.start();
    const auto client = county.kiosk("room-017");
    const auto ask = [&](const std::string& known) {
        const auto answer = client->Get(std::string(path) + "?after=0&root=" + known);
        return domain::parse_configuration_news(answer->body).value();
    };
    CHECK(ask("3").roots.empty());
    CHECK(ask("2").roots.size() == 1);
    const auto news = ask("1");
    domain::TrustChain trust(first_root_of(county));
    for (const domain::SignedStatement& root : news.roots)
        REQUIRE(trust.follow(root));
    CHECK(trust.newest().version() == 3);
    // What was published before the key changed hands stays in force where it was taken, and is taken nowhere
    // any more.
    CHECK(domain::open_configuration(*news.configuration, trust, "room-017"));
    CHECK_FALSE(domain::open_configuration(*news.configuration, trust.newest(), "room-017"));
    CHECK(client->Get(std::string(path) + "?after=1&root=3")->status == 204);
    CHECK(client->Get(std::string(path) + "?after=1&root=0")->status == 400);
}

TEST_CASE("a county that signs with SM2 is believed by the same code") {
    const TemporaryFolder folder;
    const std::string data = folder.path() / "data";
    REQUIRE(run_county({"init", "--data", data, "--host", "127.0.0.1", "--county", "county-007", "--sm2"})
                .exit_code == 0);
    REQUIRE(run_county({"publish", "--data", data, STATION_EXAMPLE}).exit_code == 0);
    const auto exported = run_county({"export", "--data", data, "--station", "room-017"});
    const auto root =
        domain::parse_signed_root(read_text(data + "/trust-root.json")).and_then(domain::first_root);
    REQUIRE(root);
    const auto configuration = domain::parse_signed_configuration(exported.output);
    REQUIRE(configuration);
    CHECK(domain::open_configuration(*configuration, *root, "room-017")->header.county == "county-007");
}
