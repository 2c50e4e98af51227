// Files that configurations name: brought by publishers, fetched by stations in parts, deleted when nobody
// names them.
#include <fstream>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "county/byte_range.hpp"
#include "county/random.hpp"
#include "county/sql.hpp"
#include "county_support/county_process.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using county::byte_range;
using county::ByteRange;
using nlohmann::json;

namespace {

std::string big_endian(std::uint32_t number) {
    std::string text;
    for (const int shift : {24, 16, 8, 0})
        text += static_cast<char>(number >> shift & 0xFF);
    return text;
}

// What its header says, and bytes without meaning: the county decodes nothing.
std::string picture(std::size_t bytes, std::uint32_t width = 640, char filling = 'x') {
    std::string file = "\x89PNG\r\n\x1A\n" + big_endian(13) + "IHDR" + big_endian(width) + big_endian(480);
    file.resize(bytes, filling);
    return file;
}

std::string address(const std::string& content) {
    return "/api/v1/assets/" + county::sha256_hex(content);
}

json named(const std::string& content) {
    return {{"sha256", county::sha256_hex(content)}, {"bytes", content.size()}};
}

struct Office {
    CountyProcess county;
    std::unique_ptr<httplib::SSLClient> client, kiosk;
    httplib::Headers publisher;

    Office() {
        county.add_staff("publisher", "password-1", "publisher");
        county.add_staff("clerk", "password-2", "clerk");
        county.start();
        client = county.client();
        kiosk = county.kiosk("room-017");
        publisher = county.sign_in("publisher", "password-1");
    }
    int put(const std::string& content, const std::string& to, const char* type = "image/png") {
        const auto answer = client->Put(to, publisher, content, type);
        REQUIRE(answer);
        return answer->status;
    }
    int put(const std::string& content, const char* type = "image/png") {
        return put(content, address(content), type);
    }
    httplib::Result get(const std::string& content, const httplib::Headers& headers = {}) {
        return kiosk->Get(address(content), headers);
    }
    // Gives the exit code.
    int publish(const json& notices, std::int64_t version) {
        json document = json::parse(read_text(STATION_EXAMPLE));
        document["version"] = version;
        document["notices"] = notices;
        const auto published = county.publish(document.dump());
        UNSCOPED_INFO(published.errors);
        return published.exit_code;
    }
    void change_store(const std::string& statement) { county::execute(*open_store(county), statement); }
};

json notice(const std::string& picture) {
    return {{"zh", "通知"}, {"picture", named(picture)}};
}

} // namespace

TEST_CASE("an asset is what its address says, or it is not stored") {
    Office office;
    const std::string good = picture(300'000);
    CHECK(office.put(good, address(picture(299'999))) == 422);
    CHECK(office.put("<html>", "image/png") == 422);
    CHECK(office.put(good, "image/jpeg") == 422);
    CHECK(office.put(good, "image/svg+xml") == 415);
    CHECK(office.put(picture(1000, 6001)) == 422);
    CHECK(office.put(picture(20)) == 422); // its header ends early
    CHECK(office.put(picture(8 * 1024 * 1024 + 1)) == 413);
    CHECK(office.put("", "application/octet-stream") == 422);
    CHECK(office.get(good)->status == 404);
    CHECK(office.put(good) == 201);
    CHECK(office.put(good) == 200);
    CHECK(office.get(good)->body == good);
    const std::string largest = picture(8 * 1024 * 1024);
    CHECK(office.put(largest) == 201);
    CHECK(office.get(largest)->body == largest);
    CHECK(office.client
              ->Put("/api/v1/assets/../assets/" + std::string(64, 'A'), office.publisher, good, "image/png")
              ->status == 404);
}

TEST_CASE("only publishers bring assets, and only staff and stations get them") {
    Office office;
    const std::string content = picture(5000);
    const auto clerk = office.county.sign_in("clerk", "password-2");
    CHECK(office.client->Put(address(content), clerk, content, "image/png")->status == 403);
    CHECK(office.kiosk->Put(address(content), content, "image/png")->status == 401);
    auto forged = office.publisher;
    forged.erase("X-CSRF-Token");
    CHECK(office.client->Put(address(content), forged, content, "image/png")->status == 403);
    REQUIRE(office.put(content) == 201);
    CHECK(office.client->Get(address(content))->status == 401);
    CHECK(office.client->Get(address(content), clerk)->body == content);
    const auto seen = office.get(content);
    CHECK(seen->get_header_value("Content-Type") == "image/png");
    CHECK(seen->get_header_value("X-Content-Type-Options") == "nosniff");
    const std::string pack = "anything";
    REQUIRE(office.put(pack, "application/octet-stream") == 201);
    CHECK(office.get(pack)->get_header_value("Content-Disposition") == "attachment");
    const auto chief = [&] {
        office.county.add_staff("chief", "password-3");
        return office.county.sign_in("chief", "password-3");
    }();
    CHECK(office.client->Get("/api/v1/audit", chief)->body.find("store asset") != std::string::npos);
}

TEST_CASE("an asset comes in parts, each to the byte") {
    Office office;
    std::string content = picture(700'001);
    for (std::size_t i = 100; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 2654435761U >> 13);
    REQUIRE(office.put(content) == 201);
    std::string together;
    while (together.size() < content.size()) {
        const auto part = office.get(content, {{"Range", "bytes=" + std::to_string(together.size()) + "-" +
                                                             std::to_string(together.size() + 131'071)}});
        REQUIRE(part->status == 206);
        CHECK(part->get_header_value("Content-Range") ==
              "bytes " + std::to_string(together.size()) + "-" +
                  std::to_string(together.size() + part->body.size() - 1) + "/700001");
        together += part->body;
    }
    CHECK(together == content);
    const auto behind = office.get(content, {{"Range", "bytes=700001-"}});
    CHECK(behind->status == 416);
    CHECK(behind->get_header_value("Content-Range") == "bytes */700001");
    const std::string tag = '"' + county::sha256_hex(content) + '"';
    CHECK(behind->get_header_value("ETag") == tag);
    CHECK(office.get(content, {{"If-None-Match", tag}})->status == 304);
    CHECK(office.get(content, {{"Range", "bytes=1-2"}, {"If-Range", tag}})->body == content.substr(1, 2));
    CHECK(office.get(content, {{"Range", "bytes=1-2"}, {"If-Range", "\"another\""}})->body == content);
}

TEST_CASE("which bytes a header asks for") {
    struct Row {
        const char* header;
        std::optional<ByteRange> range;
    };
    for (const Row& row : std::vector<Row>{{"bytes=0-0", ByteRange{0, 1}},
                                           {"bytes=0-99", ByteRange{0, 10}},
                                           {"bytes=3-", ByteRange{3, 7}},
                                           {"bytes=-3", ByteRange{7, 3}},
                                           {"bytes=-30", ByteRange{0, 10}},
                                           {"bytes=-0", ByteRange{10, 0}},
                                           {"bytes=10-", ByteRange{0, 0}},
                                           {"bytes=999999999999999999-", ByteRange{0, 0}},
                                           {"bytes=9999999999999999999-", std::nullopt},
                                           {"bytes=5-4", std::nullopt},
                                           {"bytes=1-2,4-5", std::nullopt},
                                           {"bytes=-", std::nullopt},
                                           {"bytes=a-b", std::nullopt},
                                           {"bytes=+1-2", std::nullopt},
                                           {"bytes=", std::nullopt},
                                           {"items=0-1", std::nullopt},
                                           {"", std::nullopt}}) {
        INFO(row.header);
        CHECK(byte_range(row.header, 10) == row.range);
    }
}

TEST_CASE("no configuration names a picture that the county does not have") {
    Office office;
    const std::string content = picture(2000), pack = "no picture";
    json document = json::parse(read_text(STATION_EXAMPLE));
    document["deputies"][1]["portrait"] = named(content);
    const auto refused = office.county.publish(document.dump());
    CHECK(refused.exit_code == 1);
    CHECK(refused.errors.find("/deputies/1/portrait/sha256: the county does not have this file") !=
          std::string::npos);
    REQUIRE(office.put(content) == 201);
    CHECK(office.county.publish(document.dump()).exit_code == 0);
    document["deputies"][1]["portrait"]["bytes"] = 1999;
    CHECK(office.county.publish(document.dump(), true).errors.find("/deputies/1/portrait/bytes") !=
          std::string::npos);
    REQUIRE(office.put(pack, "application/octet-stream") == 201);
    document["deputies"][1]["portrait"] = named(pack);
    CHECK(office.county.publish(document.dump(), true).errors.find("not stored as a picture") !=
          std::string::npos);
    document["deputies"][1].erase("portrait"); // a recording is no picture
    document["voice"] = json::array({{{"language", "bo"}, {"recording", "identify_title"}}});
    document["voice"][0].update(named(pack));
    CHECK(office.county.publish(document.dump(), true).exit_code == 0);
    document["voice"][0].update(named("another"));
    CHECK(office.county.publish(document.dump(), true).errors.find("/voice/0/sha256") != std::string::npos);
}

TEST_CASE("no configuration names texts that are no language pack, or one of another language") {
    Office office;
    const std::string pack = R"({"language": "bo", "texts": {"back": "ཕྱིར་ལོག"}})",
                      nonsense = R"({"language": "bo"})";
    json document = json::parse(read_text(STATION_EXAMPLE));
    const auto published = [&](const std::string& content, const char* language) {
        document["language_packs"] = json::array({named(content)});
        document["language_packs"][0]["language"] = language;
        return office.county.publish(document.dump(), true);
    };
    CHECK(published(pack, "bo").errors.find("/language_packs/0/sha256: the county does not have this file") !=
          std::string::npos);
    REQUIRE(office.put(pack, "application/octet-stream") == 201);
    REQUIRE(office.put(nonsense, "application/octet-stream") == 201);
    CHECK(published(nonsense, "bo").errors.find("/language_packs/0/sha256: this is no language pack: ") !=
          std::string::npos);
    CHECK(published(pack, "lis").errors.find("this is a language pack of \"bo\"") != std::string::npos);
    CHECK(published(pack, "bo").exit_code == 0);
    document["language_packs"].push_back(document["language_packs"][0]);
    document["language_packs"][1]["language"] = "lis";
    CHECK(office.county.publish(document.dump(), true)
              .errors.find("/language_packs/1/sha256: this is a language pack of \"bo\"") != std::string::npos);
}

TEST_CASE("a picture stays as long as a configuration in use names it") {
    Office office;
    const std::string unused = picture(1000, 1), replaced = picture(1000, 2), running = picture(1000, 3),
                      fresh = picture(1000, 4);
    for (const std::string& content : {unused, replaced, running, fresh})
        REQUIRE(office.put(content) == 201);
    REQUIRE(office.publish(json::array({notice(replaced)}), 1) == 0);
    REQUIRE(office.publish(json::array({notice(running)}), 2) == 0);
    const auto is_there = [&](const std::string& content) { return office.get(content)->status == 200; };
    const auto delete_unused = [&] { return office.county.run({"delete-assets", "--days", "30"}).output; };
    CHECK(delete_unused() == "deleted: 0\n"); // all of them were brought just now
    office.change_store("UPDATE asset SET stored_at = '2020-01-01T00:00:00.000Z' WHERE sha256 <> '" +
                        county::sha256_hex(fresh) + "'");
    CHECK(delete_unused() == "deleted: 1\n"); // version 1 was the newest until now: it may be taken back to
    CHECK_FALSE(is_there(unused));
    office.change_store("UPDATE configuration SET published_at = '2020-01-02T00:00:00.000Z'");
    CHECK(delete_unused() == "deleted: 1\n");
    CHECK_FALSE(is_there(replaced));
    CHECK(is_there(running)); // however old it is
    CHECK(is_there(fresh));
    CHECK(office.publish(json::array({notice(replaced)}), 3) == 1);
    CHECK(office.county.run({"check-store"}).exit_code == 0);
}

TEST_CASE("the check of the store finds a picture that is spoiled") {
    Office office;
    const std::string content = picture(500'000);
    REQUIRE(office.put(content) == 201);
    REQUIRE(office.publish(json::array({notice(content)}), 1) == 0);
    CHECK(office.county.run({"check-store"}).exit_code == 0);
    office.change_store("UPDATE asset_part SET base64 = 'AAAA' WHERE first_byte = 196608");
    const auto checked = office.county.run({"check-store"});
    CHECK(checked.exit_code == 1);
    CHECK((checked.output + checked.errors).find("asset " + county::sha256_hex(content)) != std::string::npos);
}

TEST_CASE("a picture is brought from the command line as well") {
    Office office;
    const TemporaryFolder folder;
    const std::string content = picture(4000);
    std::ofstream(folder.path() / "notice.png", std::ios::binary) << content;
    const auto added = office.county.run({"add-asset", folder.path() / "notice.png"});
    REQUIRE(added.exit_code == 0);
    CHECK(json::parse(added.output) == named(content));
    CHECK(office.get(content)->body == content);
    std::ofstream(folder.path() / "bomb.png", std::ios::binary) << picture(1000, 60'000);
    CHECK(office.county.run({"add-asset", folder.path() / "bomb.png"}).exit_code == 1);
}
