// What a county's language pack does to the texts of the program, and what it cannot do.
#include <string>

#include "catch.hpp"
#include "language/language_packs.hpp"
#include "language/words.hpp"

using namespace liaison;
using domain::LanguagePack;
using language::Word;
using language::Words;

namespace {

// Afterwards the built-in texts are back.
struct Use {
    std::vector<std::string> left_aside;
    explicit Use(const std::vector<LanguagePack>& packs) : left_aside(language::use_language_packs(packs)) {}
    ~Use() { language::use_language_packs({}); }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
};

} // namespace

TEST_CASE(
    "language packs: a text stands in for the built-in one, in its language only, until the pack is gone") {
    const Words before("lis");
    const std::string built_in(before(Word::back));
    {
        const Use use({{"lis", {{"back", "ꓗꓳ"}}}});
        CHECK(use.left_aside.empty());
        CHECK(Words("lis")(Word::back) == "ꓗꓳ");
        CHECK(Words("zh")(Word::back) == "返回");
        CHECK(Words("lis")(Word::language_name) == before(Word::language_name));
        CHECK(before(Word::back) == built_in); // what is on the glass is not pulled away below it
    }
    CHECK(Words("lis")(Word::back) == built_in);
}

TEST_CASE("language packs: Chinese itself can be corrected, and what has no language is answered in it") {
    const Use use({{"zh", {{"back", "后退"}}}});
    CHECK(Words("zh")(Word::back) == "后退");
    CHECK(Words("tlh")(Word::back) == "后退");
}

TEST_CASE("language packs: a text comes with its forms for counts, and takes those of the built-in one along") {
    const auto waits = [](int count) {
        return Words("en")(Word::keeper_offline, {{"count", std::to_string(count)}});
    };
    {
        const Use use({{"en", {{"keeper_offline", "{count} wait"}}, {{"keeper_offline", {{1, "one waits"}}}}}});
        CHECK(use.left_aside.empty());
        CHECK(waits(1) == "one waits");
        CHECK(waits(2) == "2 wait");
    }
    const Use use({{"en", {{"keeper_offline", "{count} waiting"}}}});
    CHECK(waits(1) == "1 waiting");
}

TEST_CASE("language packs: what this program cannot fill in or does not know is left aside, the rest is used") {
    const std::string built_in(Words("en")(Word::keeper_offline));
    const struct {
        const char* key;
        const char* text;
    } rows[] = {
        {"keeper_offline", "nothing filled in"},
        {"keeper_offline", "{count} of {name}"},
        {"keeper_offline", "{count} and an open {"},
        {"keeper_offline", "{count} and a closed }"},
        {"keeper_offline", "{{count}}"},
        {"of_a_later_program", "new"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        const Use use({{"en", {{row.key, row.text}, {"back", "Go back"}}}});
        REQUIRE(use.left_aside.size() == 1);
        CHECK(use.left_aside.front().find(row.key) != std::string::npos);
        CHECK(Words("en")(Word::keeper_offline) == built_in);
        CHECK(Words("en")(Word::back) == "Go back");
    }
    const Use form({{"en", {{"keeper_offline", "{count} wait"}}, {{"keeper_offline", {{1, "{name} waits"}}}}}});
    CHECK(form.left_aside.size() == 1);
    CHECK(Words("en")(Word::keeper_offline) == built_in);
}

TEST_CASE("language packs: a language of a later program is passed over") {
    const Use use({{"tlh", {{"back", "chegh"}}}});
    CHECK(use.left_aside.empty());
    CHECK(Words("tlh")(Word::back) == "返回");
}
