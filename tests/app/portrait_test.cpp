// Deputies' portraits lie beside the data, named by the deputy's id.
#include <filesystem>
#include <fstream>

#include "app/portrait_room.hpp"
#include "catch.hpp"

using namespace liaison;

namespace {

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "liaison-portrait-test";
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    void put(const std::string& name, const std::string& content) const {
        std::ofstream(path / name, std::ios::binary) << content;
    }
};

} // namespace

TEST_CASE("portraits: a large picture becomes small and square") {
    const Folder folder;
    const ui::Image image{900, 1200, std::vector<std::uint8_t>(std::size_t{900} * 1200 * 4, 200)};
    REQUIRE(ui::write_png(image, (folder.path / "deputy-01.png").string()).has_value());
    const auto portrait = app::read_portrait(folder.path, "deputy-01");
    REQUIRE(portrait.has_value());
    CHECK(portrait->width == app::portrait_px);
    CHECK(portrait->height == app::portrait_px);
    CHECK(portrait->at(100, 100).red == 200);
}

TEST_CASE("portraits: what is no picture leaves the deputy with initials") {
    const Folder folder;
    folder.put("deputy-02.jpg", "<html>not found</html>");
    folder.put("deputy-03.png", "");
    folder.put("deputy-05.jpg", std::string(5 * 1024 * 1024, '\xFF'));
    std::filesystem::create_directory(folder.path / "deputy-04.jpg");
    for (const char* id : {"deputy-01", "deputy-02", "deputy-03", "deputy-04", "deputy-05"})
        CHECK_FALSE(app::read_portrait(folder.path, id).has_value());
    CHECK_FALSE(app::read_portrait(folder.path / "none", "deputy-01").has_value());
}
