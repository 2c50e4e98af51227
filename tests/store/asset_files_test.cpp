// Files that configurations name: whole under their digest, or a beginning that is gone on with.
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "domain/digest.hpp"
#include "station.hpp"
#include "store/asset_files.hpp"

using namespace liaison;
using store::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

struct Desk {
    TemporaryFolder parent;
    fs::path folder = parent.path() / "assets";
    std::string content = made_up(10'000);
    domain::Asset asset{domain::sha256_hex(content), 10'000};
    store::AssetFiles files{folder};

    static std::string made_up(std::size_t bytes) {
        std::string content(bytes, '\0');
        for (std::size_t i = 0; i < bytes; ++i)
            content[i] = static_cast<char>(i * 2654435761U >> 11);
        return content;
    }
    std::string part(std::size_t from, std::size_t bytes) const { return content.substr(from, bytes); }
    void write(const fs::path& name, const std::string& text) const {
        fs::create_directories(folder);
        std::ofstream(folder / name, std::ios::binary) << text;
    }
    std::size_t count() const {
        std::error_code none;
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder, none), {}));
    }
};

} // namespace

TEST_CASE("an asset is whole when its last part has come, and not before", "[assets]") {
    Desk desk;
    CHECK(desk.files.begun(desk.asset) == 0);
    CHECK(desk.files.append(desk.asset, 0, desk.part(0, 4000)) == false);
    CHECK(desk.files.begun(desk.asset) == 4000);
    CHECK_FALSE(desk.files.has(desk.asset));
    CHECK_FALSE(desk.files.read(desk.asset));
    CHECK(desk.files.append(desk.asset, 4000, desk.part(4000, 6000)) == true);
    CHECK(desk.files.has(desk.asset));
    CHECK(desk.files.read(desk.asset) == desk.content);
    CHECK(desk.count() == 1);
    CHECK((fs::status(desk.folder / desk.asset.sha256).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("another program goes on where this one ended", "[assets]") {
    Desk desk;
    REQUIRE(desk.files.append(desk.asset, 0, desk.part(0, 4000)));
    store::AssetFiles later(desk.folder);
    CHECK(later.begun(desk.asset) == 4000);
    CHECK(later.append(desk.asset, 4000, desk.part(4000, 6000)) == true);
    CHECK(later.read(desk.asset) == desk.content);
}

TEST_CASE("a part that does not fit changes nothing", "[assets]") {
    Desk desk;
    REQUIRE(desk.files.append(desk.asset, 0, desk.part(0, 4000)));
    CHECK(desk.files.append(desk.asset, 0, desk.part(0, 4000)) == false);
    CHECK(desk.files.append(desk.asset, 5000, desk.part(5000, 5000)) == false);
    CHECK(desk.files.append(desk.asset, 4000, desk.part(4000, 6000) + "more") == false);
    CHECK(desk.files.begun(desk.asset) == 4000);
}

TEST_CASE("a whole with another digest is never used, and begins anew", "[assets]") {
    Desk desk;
    const auto result = desk.files.append(desk.asset, 0, std::string(10'000, 'x'));
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == domain::SaveError::Kind::failed);
    CHECK(desk.files.begun(desk.asset) == 0);
    CHECK(desk.count() == 0);
    CHECK(desk.files.append(desk.asset, 0, desk.content) == true);
}

// What can lie there after a crash at each step: after the write, before the rename, a torn or a foreign part.
TEST_CASE("whatever a crash leaves, the whole comes of it or it begins anew", "[assets]") {
    Desk desk;
    const fs::path part = desk.asset.sha256 + ".part";
    SECTION("all of it, without its name") {
        desk.write(part, desk.content);
        CHECK(desk.files.begun(desk.asset) == 10'000);
        CHECK(desk.files.finish(desk.asset) == true);
        CHECK(desk.files.read(desk.asset) == desk.content);
    }
    SECTION("the right length, with zeros that never came to be written") {
        desk.write(part, desk.part(0, 6000) + std::string(4000, '\0'));
        CHECK_FALSE(desk.files.finish(desk.asset));
        CHECK(desk.files.begun(desk.asset) == 0);
    }
    SECTION("a beginning with zeros: found at the end") {
        desk.write(part, std::string(3000, '\0'));
        CHECK_FALSE(desk.files.append(desk.asset, 3000, desk.part(3000, 7000)));
        CHECK(desk.files.begun(desk.asset) == 0);
    }
    SECTION("longer than it may be") {
        desk.write(part, desk.content + "more");
        CHECK_FALSE(desk.files.finish(desk.asset));
        CHECK(desk.files.begun(desk.asset) == 0);
    }
    SECTION("nothing at all") {
        CHECK(desk.files.begun(desk.asset) == 0);
    }
}

TEST_CASE("what the disk has spoiled is not shown", "[assets]") {
    Desk desk;
    REQUIRE(desk.files.append(desk.asset, 0, desk.content));
    std::string spoiled = desk.content;
    spoiled[5000] ^= 1;
    desk.write(desk.asset.sha256, spoiled);
    CHECK(desk.files.has(desk.asset));
    CHECK_FALSE(desk.files.read(desk.asset));
    desk.files.remove(desk.asset);
    CHECK_FALSE(desk.files.has(desk.asset));
}

TEST_CASE("a link in the folder leads nowhere", "[assets]") {
    Desk desk;
    desk.write("elsewhere", desk.content);
    fs::create_symlink(desk.folder / "elsewhere", desk.folder / desk.asset.sha256);
    CHECK_FALSE(desk.files.read(desk.asset));
    fs::create_symlink(desk.folder / "elsewhere", desk.folder / (desk.asset.sha256 + ".part"));
    CHECK_FALSE(desk.files.append(desk.asset, 0, desk.part(0, 4000)));
}

TEST_CASE("what no configuration names is deleted, and what comes is not", "[assets]") {
    Desk desk;
    REQUIRE(desk.files.append(desk.asset, 0, desk.content));
    const domain::Asset coming{std::string(64, 'a'), 5000};
    REQUIRE(desk.files.append(coming, 0, "begun"));
    desk.write(std::string(64, 'b'), "old");
    desk.write(std::string(64, 'c') + ".part", "old");
    desk.write("stray", "old");
    CHECK(desk.files.keep_only({desk.asset, coming}) == 3);
    CHECK(desk.files.has(desk.asset));
    CHECK(desk.files.begun(coming) == 5);
    CHECK(desk.files.keep_only({}) == 2);
    CHECK(desk.count() == 0);
    CHECK(store::AssetFiles(desk.folder / "none").keep_only({}) == 0);
}

TEST_CASE("a disk that cannot be written is told, and nothing is used", "[assets]") {
    Desk desk;
    store::AssetFiles nowhere(desk.parent.path() / "no" / "such" / "folder");
    CHECK_FALSE(nowhere.append(desk.asset, 0, desk.content));
    CHECK_FALSE(nowhere.has(desk.asset));
}
