// The kiosk's pictures: what is lacking is wished for, what came is read small, what nobody names goes.
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>

#include "app/asset_room.hpp"
#include "catch.hpp"
#include "domain/digest.hpp"

using namespace liaison;

namespace {

std::string file_of(int width, int height) {
    const auto path = std::filesystem::temp_directory_path() / "liaison-asset-room-test.png";
    const ui::Image image{
        width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 200)};
    REQUIRE(ui::write_png(image, path.string()).has_value());
    std::ifstream in(path, std::ios::binary);
    std::string content(std::istreambuf_iterator<char>(in), {});
    std::filesystem::remove(path);
    return content;
}

domain::Asset asset_of(const std::string& content) {
    return {domain::sha256_hex(content), static_cast<std::int64_t>(content.size())};
}

struct Room {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "liaison-asset-room-test";
    std::mutex mutex;
    std::condition_variable posted;
    std::vector<app::Message> messages;
    app::Mailbox mailbox{[this] { posted.notify_all(); }};
    app::AssetRoom room;

    explicit Room(std::uint64_t kept_back = 0, bool is_desk = false)
        : room({folder / "assets", kept_back, is_desk}, mailbox) {
        std::filesystem::create_directories(folder);
    }
    ~Room() {
        room.stop();
        std::filesystem::remove_all(folder);
    }
    void follow(const std::vector<domain::Asset>& wanted, const std::vector<domain::Asset>& kept) {
        std::promise<void> done;
        room.follow({wanted, kept, true}, [&] { done.set_value(); });
        done.get_future().wait();
    }
    // Fetches all that is lacking from `from`; gives how many parts that took.
    int fetch(const std::map<std::string, std::string>& from) {
        int parts = 0;
        for (auto wish = room.next_wish(); wish.value(); wish = room.next_wish(), ++parts) {
            const domain::AssetWish& what = **wish;
            REQUIRE(room.take_part(what, from.at(what.asset.sha256)
                                             .substr(static_cast<std::size_t>(what.first_byte),
                                                     static_cast<std::size_t>(what.most_bytes))));
        }
        return parts;
    }
    app::PictureRead read(const view::PictureKey& key) {
        room.read({key});
        std::unique_lock lock(mutex);
        for (;;) {
            for (app::Message& message : mailbox.take())
                if (auto* read = std::get_if<app::PictureRead>(&message)) return std::move(*read);
            REQUIRE(posted.wait_for(lock, std::chrono::seconds{1}, [] { return true; }));
        }
    }
    std::size_t files() const {
        std::error_code none;
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(folder / "assets", none), {}));
    }
};

} // namespace

TEST_CASE("pictures: small and square for a face, its own form for a notice") {
    const std::string file = file_of(900, 1200);
    const auto portrait = app::read_for_screen(file, view::PictureUse::portrait);
    REQUIRE(portrait.has_value());
    CHECK(portrait->width == app::portrait_px);
    CHECK(portrait->height == app::portrait_px);
    CHECK(portrait->at(100, 100).red == 200);
    const auto notice = app::read_for_screen(file_of(2048, 512), view::PictureUse::notice);
    REQUIRE(notice.has_value());
    CHECK(notice->width == app::notice_picture_px);
    CHECK(notice->height == 256);
    CHECK(app::read_for_screen(file_of(30, 20), view::PictureUse::notice)->width ==
          30); // never larger than it is
    CHECK_FALSE(app::read_for_screen("<html>not found</html>", view::PictureUse::notice).has_value());
}

TEST_CASE("pictures: what a configuration names is fetched, notices first, and shown") {
    Room room;
    const std::string first = file_of(64, 64), second(300'000, 'x');
    room.follow({asset_of(first), asset_of(second)}, {asset_of(first), asset_of(second)});
    CHECK(room.room.next_wish().value()->asset == asset_of(first));
    CHECK_FALSE(
        room.read({view::PictureUse::notice, asset_of(first)}).image); // not here yet: initials, or text alone
    CHECK(room.fetch({{asset_of(first).sha256, first}, {asset_of(second).sha256, second}}) == 4);
    CHECK(room.read({view::PictureUse::notice, asset_of(first)}).image);
    CHECK_FALSE(room.read({view::PictureUse::portrait, asset_of(second)}).image); // no picture at all
}

TEST_CASE("pictures: only what a configuration may still show stays on the disk") {
    Room room;
    const std::string old = file_of(8, 8), before = file_of(9, 9), now = file_of(10, 10);
    const std::map<std::string, std::string> county{
        {asset_of(old).sha256, old}, {asset_of(before).sha256, before}, {asset_of(now).sha256, now}};
    room.follow({asset_of(old), asset_of(before)}, {asset_of(old), asset_of(before)});
    room.fetch(county);
    room.follow({asset_of(now)}, {asset_of(now), asset_of(before)});
    room.fetch(county);
    CHECK(room.files() == 2);
    CHECK(room.read({view::PictureUse::notice, asset_of(before)}).image); // it may be gone back to
    CHECK_FALSE(room.read({view::PictureUse::notice, asset_of(old)}).image);
}

TEST_CASE("pictures: one that the disk has spoiled is fetched anew") {
    Room room;
    const std::string content = file_of(64, 64);
    const auto asset = asset_of(content);
    room.follow({asset}, {asset});
    room.fetch({{asset.sha256, content}});
    CHECK_FALSE(room.room.next_wish().value());
    std::ofstream(room.folder / "assets" / asset.sha256, std::ios::binary) << std::string(content.size(), 'x');
    CHECK_FALSE(room.read({view::PictureUse::notice, asset}).image);
    CHECK(room.room.next_wish().value()->asset == asset);
}

TEST_CASE("pictures: the room that records need is not taken") {
    Room room(std::uint64_t{1} << 60);
    room.follow({asset_of("x")}, {asset_of("x")});
    CHECK_FALSE(room.room.next_wish().value());
}

TEST_CASE("pictures: a second terminal only reads") {
    const std::string content = file_of(64, 64);
    Room kiosk;
    kiosk.follow({asset_of(content)}, {asset_of(content)});
    kiosk.fetch({{asset_of(content).sha256, content}});
    app::AssetRoom desk({kiosk.folder / "assets", 0, true}, kiosk.mailbox);
    desk.follow({{}, {}, true}, [] {});
    CHECK_FALSE(desk.next_wish().value());
    desk.read({{view::PictureUse::portrait, asset_of(content)}});
    desk.stop();
    CHECK(kiosk.files() == 1);
    bool seen = false;
    for (const app::Message& message : kiosk.mailbox.take())
        if (const auto* read = std::get_if<app::PictureRead>(&message)) seen = read->image.has_value();
    CHECK(seen);
}
