#include "catch.hpp"
#include "station_document.hpp"

using namespace liaison;
using domain::parse_station_configuration;

namespace {

auto with_keeper(const std::string& keeper) {
    auto document = test::good_document();
    document["keeper"] = nlohmann::json::parse(keeper);
    return parse_station_configuration(document.dump());
}

} // namespace

TEST_CASE("configuration: the keeper may have a name, a telephone, both or neither", "[configuration]") {
    const auto without = parse_station_configuration(test::good_document().dump());
    REQUIRE(without);
    CHECK(without->keeper.phone.empty());
    CHECK(without->keeper.name.by_language.empty());
    const auto both = with_keeper(R"({"name": {"zh": "测试联络员"}, "phone": "0000-8000000"})");
    REQUIRE(both);
    CHECK(both->keeper.name.in("en") == "测试联络员");
    CHECK(both->keeper.phone == "0000-8000000");
    CHECK(with_keeper("{}"));
    CHECK(with_keeper(R"({"phone": "+86 (0000) 800-0000"})"));
}

TEST_CASE("configuration: what is no telephone number is refused by its place", "[configuration]") {
    const auto phone = GENERATE("", "12", "call me", "0000-8000000;ext", "000000000000000000000", "１２３４");
    CAPTURE(phone);
    const auto read = with_keeper(nlohmann::json{{"phone", phone}}.dump());
    REQUIRE_FALSE(read);
    CHECK(read.error().where == "/keeper/phone");
}
