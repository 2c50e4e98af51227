// When pictures are fetched: after all else, one part after the other, and never at the cost of anything.
#include "fake_assets.hpp"
#include "planner_desk.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;

namespace {

domain::Asset asset(char digit, std::int64_t bytes) {
    return {std::string(64, digit), bytes};
}

struct Kept {
    FakeAssets assets;
};

struct Desk : Kept, PlannerDesk {
    Desk() : PlannerDesk(&assets) {}
    domain::AssetWish expect_wish() {
        const Action action = next();
        REQUIRE(std::holds_alternative<FetchAssetPart>(action));
        return std::get<FetchAssetPart>(action).wish;
    }
    void give(const domain::AssetWish& wish) {
        done(AssetPartAnswered{std::string(static_cast<std::size_t>(wish.most_bytes), 'x')});
    }
};

} // namespace

TEST_CASE("pictures come after the configuration, the records and the sheets", "[assets]") {
    Desk desk;
    desk.assets.want(asset('a', 1000));
    desk.outbox.add(1, 3);
    desk.outbox.add_sheet({.id = uuid(1), .sha256 = std::string(64, '1'), .bytes = 4}, {1, 2, 3, 4});
    desk.greet();
    desk.answer(desk.expect_send());
    REQUIRE(std::holds_alternative<SendSheetPart>(desk.next()));
    desk.done(SheetPartAnswered{4});
    CHECK(desk.expect_wish().asset == asset('a', 1000));
}

TEST_CASE("a record that comes meanwhile goes before the next part of a picture", "[assets]") {
    Desk desk;
    desk.assets.want(asset('a', 3 * domain::asset_part_bytes));
    desk.greet();
    const auto first = desk.expect_wish();
    CHECK(first.first_byte == 0);
    CHECK(first.most_bytes == domain::asset_part_bytes);
    desk.outbox.add(1, 1);
    desk.planner.outbox_grew();
    desk.give(first);
    desk.answer(desk.expect_send());
    CHECK(desk.expect_wish().first_byte == domain::asset_part_bytes);
}

TEST_CASE("a picture that the county does not give holds up no other", "[assets]") {
    for (const Outcome& outcome :
         std::initializer_list<Outcome>{BatchNotTaken{"404"}, Unreadable{"200"}, AssetPartAnswered{""},
                                        AssetPartAnswered{std::string(1001, 'x')}}) {
        Desk desk;
        desk.assets.want(asset('a', 1000));
        desk.assets.want(asset('b', 1000));
        desk.greet();
        CHECK(desk.expect_wish().asset.sha256[0] == 'a');
        desk.done(outcome);
        CHECK_FALSE(desk.planner.detail().empty());
        const Action after = desk.next();
        REQUIRE(std::holds_alternative<Wait>(after)); // not at once, for ever
        desk.now = std::get<Wait>(after).until;
        CHECK(desk.expect_wish().asset.sha256[0] == 'b');
    }
}

TEST_CASE("a picture with another digest begins anew, later and later", "[assets]") {
    Desk desk;
    desk.random = 0.999;
    desk.assets.want(asset('a', 10));
    desk.greet();
    std::vector<seconds> pauses;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const auto wish = desk.expect_wish();
        CHECK(wish.first_byte == 0);
        desk.give(wish);
        const Action after = desk.next();
        REQUIRE(std::holds_alternative<Wait>(after));
        pauses.push_back(std::chrono::round<seconds>(std::get<Wait>(after).until - desk.now));
        desk.now = std::get<Wait>(after).until;
    }
    CHECK(pauses == std::vector<seconds>{seconds{1}, seconds{2}, seconds{4}, seconds{8}});
    desk.outbox.add(1, 1); // and records do not wait for it
    desk.planner.outbox_grew();
    desk.answer(desk.expect_send());
}

TEST_CASE("an outage, or a disk that cannot be written, ends no wish for a picture", "[assets]") {
    Desk desk;
    desk.assets.want(asset('a', 10));
    desk.greet();
    desk.expect_wish();
    desk.done(NotReached{"cut"});
    desk.now.since_start += seconds{60};
    Action action = desk.next();
    if (std::holds_alternative<FetchConfiguration>(action)) {
        desk.done(ConfigurationAnswered{});
        action = desk.next();
    }
    REQUIRE(std::holds_alternative<FetchAssetPart>(action));
    desk.assets.break_disk(true);
    desk.give(std::get<FetchAssetPart>(action).wish);
    CHECK(desk.planner.detail() == "assets: disk");
    desk.assets.break_disk(false);
    CHECK(std::holds_alternative<FetchAssetPart>(desk.next_deed()));
}

TEST_CASE("when all are there it is asked again with the configuration, and at once when others are named",
          "[assets]") {
    Desk desk;
    desk.greet();
    CHECK(desk.expect_wait() == seconds{30});
    desk.assets.want(asset('a', 10));
    CHECK(std::holds_alternative<Wait>(desk.next())); // it has not heard of it
    desk.planner.assets_wanted();
    CHECK(std::holds_alternative<FetchAssetPart>(desk.next()));
}
