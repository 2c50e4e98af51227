// The form of a language pack.
#include "catch.hpp"
#include "domain/language_pack.hpp"

using namespace liaison;
using domain::LanguagePack;
using domain::parse_language_pack;

TEST_CASE("language pack: what is written can be read") {
    const LanguagePack pack{
        "bo", {{"back", "ཕྱིར་ལོག"}, {"waits", "{count}"}}, {{"waits", {{1, "one"}, {2, "two"}}}}};
    CHECK(parse_language_pack(domain::to_json(pack)) == pack);
    const LanguagePack plain{"lis", {{"back", "ꓗꓳ"}}};
    CHECK(parse_language_pack(domain::to_json(plain)) == plain);
}

TEST_CASE("language pack: what is not in its form says where") {
    const struct {
        const char* json;
        const char* where;
    } rows[] = {
        {R"([])", "object"},
        {R"({"language": "tlh", "texts": {}})", "/language"},
        {R"({"texts": {}})", "language"},
        {R"({"language": "bo"})", "texts"},
        {R"({"language": "bo", "texts": {"back": ""}})", "/texts/back"},
        {R"({"language": "bo", "texts": {"back": 1}})", "/texts/back"},
        {R"({"language": "bo", "texts": {"": "x"}})", "/texts/"},
        {"{\"language\": \"bo\", \"texts\": {\"back\": \"\\u202Ex\"}}", "/texts/back"}, // turns the direction
        {R"({"language": "bo", "texts": {}, "forms": {"back": {"1": "x"}}})", "/forms/back"},
        {R"({"language": "bo", "texts": {"a": "x"}, "forms": {"a": {"01": "x"}}})", "/forms/a/01"},
        {R"({"language": "bo", "texts": {"a": "x"}, "forms": {"a": {"-1": "x"}}})", "/forms/a/-1"},
        {R"({"language": "bo", "texts": {}, "more": 1})", "more"},
        {R"({"language": "bo", "texts": {"back": "x"}}x)", "JSON"},
    };
    for (const auto& row : rows) {
        INFO(row.json);
        const auto pack = parse_language_pack(row.json);
        REQUIRE_FALSE(pack);
        INFO(pack.error());
        CHECK(pack.error().find(row.where) != std::string::npos);
    }
    const std::string long_text(domain::most_pack_characters + 1, 'x');
    CHECK_FALSE(parse_language_pack(domain::to_json(LanguagePack{"bo", {{"back", long_text}}})));
}
