// Pictures from the real server, through a line that is cut: they go on where they were, and are what they
// should be.
#include <algorithm>
#include <fstream>

#include "county_support/county_process.hpp"
#include "cutting_proxy.hpp"
#include "fake_assets.hpp"
#include "link_desk.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;

namespace {

std::string made_up(std::size_t bytes, unsigned int seed) {
    std::string content(bytes, '\0');
    for (std::size_t i = 0; i < bytes; ++i)
        content[i] = static_cast<char>((i + seed) * 2654435761U >> 13);
    return content;
}

struct County {
    CountyProcess county;
    std::string identity = county.identity("room-017");
    TemporaryFolder folder;

    domain::Asset add(const std::string& content) {
        const auto file = folder.path() / "asset";
        std::ofstream(file, std::ios::binary) << content;
        REQUIRE(county.run({"add-asset", file}).exit_code == 0);
        return {domain::sha256_hex(content), static_cast<std::int64_t>(content.size())};
    }
};

} // namespace

TEST_CASE("pictures arrive from the county, to the byte, and records beside them", "[assets]") {
    County county;
    const std::string large = made_up(1'000'000, 1), small = made_up(10, 2);
    FakeAssets assets;
    assets.want(county.add(large));
    assets.want(county.add(small));
    county.county.start();
    LinkDesk desk(county.county.url(), county.county.authority(), county.identity);
    desk.assets = &assets;
    desk.outbox.add(1, 150);
    desk.start();
    desk.wait_until_delivered();
    desk.wait_until("both pictures", [&] { return assets.count() == 2; });
    CHECK(assets.whole(domain::sha256_hex(large)) == large);
    CHECK(assets.whole(domain::sha256_hex(small)) == small);
}

TEST_CASE("a picture that was cut off goes on where it was, not from the start", "[assets]") {
    County county;
    const std::string content = made_up(2'000'000, 3);
    FakeAssets assets;
    assets.want(county.add(content));
    county.county.start();
    CuttingProxy line(county.county.port());
    line.cut_after(300'000);
    LinkDesk desk(line.url(), county.county.authority(), county.identity);
    desk.assets = &assets;
    desk.start();
    desk.wait_until("the picture", [&] { return assets.count() == 1; });
    desk.link->stop();
    CHECK(assets.whole(domain::sha256_hex(content)) == content);
    CHECK(line.connections() > 5);
    const auto from = assets.asked_from();
    CHECK(from.size() == 16); // each part came once
    CHECK(std::is_sorted(from.begin(), from.end()));
    CHECK(std::adjacent_find(from.begin(), from.end()) == from.end());
}

TEST_CASE("the next program asks for what the last one lacked", "[assets]") {
    County county;
    const std::string content = made_up(500'000, 4);
    FakeAssets assets;
    const domain::Asset asset = county.add(content);
    assets.want(asset);
    assets.begin(asset.sha256, content.substr(0, 400'000));
    county.county.start();
    LinkDesk desk(county.county.url(), county.county.authority(), county.identity);
    desk.assets = &assets;
    desk.start();
    desk.wait_until("the picture", [&] { return assets.count() == 1; });
    desk.link->stop();
    CHECK(assets.asked_from() == std::vector<std::int64_t>{400'000});
    CHECK(assets.whole(asset.sha256) == content);
}

TEST_CASE("a beginning that was spoiled is found at the end, and the picture comes whole after that",
          "[assets]") {
    County county;
    const std::string content = made_up(300'000, 5);
    FakeAssets assets;
    const domain::Asset asset = county.add(content);
    assets.want(asset);
    assets.begin(asset.sha256, std::string(200'000, 'x'));
    assets.want({std::string(64, '0'), 77}); // and one that the county does not have
    county.county.start();
    LinkDesk desk(county.county.url(), county.county.authority(), county.identity);
    desk.assets = &assets;
    desk.start();
    desk.wait_until("the picture", [&] { return assets.count() == 1; });
    CHECK(assets.whole(asset.sha256) == content);
}
