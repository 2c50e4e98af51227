// The composer: what each key does to the field, in every way of typing.
#include <algorithm>

#include "catch.hpp"
#include "domain/text.hpp"
#include "engines_fixture.hpp"
#include "seed.hpp"
#include "typing/composer.hpp"
#include "typing/tibetan.hpp"

using namespace liaison;
using namespace liaison::typing;
using test::shared_engines;

namespace {

// A field that does what the composer says; erasing takes a code point here.
struct Field {
    Composer composer;
    std::string text;

    explicit Field(Method method) {
        composer.give(shared_engines());
        does(ChooseMethod{method});
    }
    ~Field() { composer.wipe(); }
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    void does(const Action& action) {
        for (const Outcome& outcome : composer.take(action)) {
            if (const auto* insert = std::get_if<InsertText>(&outcome)) {
                text += insert->text;
                continue;
            }
            auto points = domain::code_points(text);
            if (!points.empty()) points.pop_back();
            text.clear();
            for (const char32_t point : points)
                text += domain::to_utf8(point);
        }
    }
    // The keys as the plan labels them in the layer that is on.
    void press(const std::string& id) {
        for (const KeyRow& row : keyboard_plan(composer.method(), composer.layer()))
            for (const KeyPlan& key : row)
                if (key.id == id) return press(key);
        FAIL("no key " << id);
    }
    void press(const KeyPlan& key) {
        switch (key.role) {
        case KeyRole::text: return does(TypeKey{key.text});
        case KeyRole::erase: return does(EraseBack{});
        case KeyRole::enter: return does(PressEnter{});
        case KeyRole::space: return does(PressSpace{});
        case KeyRole::shift: return does(TurnShift{});
        case KeyRole::stack: return does(TurnStack{});
        }
    }
    void press_all(const std::vector<std::string>& ids) {
        for (const std::string& id : ids)
            press(id);
    }
};

} // namespace

TEST_CASE("composer: pinyin becomes Chinese by a candidate, by space, or stays letters by enter", "[typing]") {
    Field f(Method::pinyin);
    f.press_all({"w", "e", "i", "x", "i"});
    CHECK(f.composer.composition() == "wei xi");
    CHECK(f.text.empty());
    REQUIRE(f.composer.candidates().size() > 5);
    f.does(TakeCandidate{0});
    CHECK(f.text == "维西");
    CHECK(f.composer.composition().empty());
    f.press_all({"r", "e", "n", "d", "a", "space", "。"});
    CHECK(f.text == "维西人大。");
    f.press_all({"a", "b", "c", "enter"});
    CHECK(f.text == "维西人大。abc");
    f.press_all({"m", "a", "erase", "erase", "erase"});
    CHECK(f.text == "维西人大。ab");
}

TEST_CASE("composer: a full stop finishes what is being composed", "[typing]") {
    Field f(Method::pinyin);
    f.press_all({"d", "e", "q", "i", "n", "。"});
    CHECK(f.text == "德钦。");
    f.press_all({"d", "e", "q", "i", "n"});
    f.does(ChooseMethod{Method::numbers});
    f.press("3");
    CHECK(f.text == "德钦。德钦3");
}

TEST_CASE("composer: a part of a sentence can be chosen, the rest waits", "[typing]") {
    Field f(Method::pinyin);
    for (const char letter : std::string("womenxuexiao"))
        f.press(std::string(1, letter));
    const auto shorter = std::find(f.composer.candidates().begin(), f.composer.candidates().end(), "我们");
    REQUIRE(shorter != f.composer.candidates().end());
    f.does(TakeCandidate{static_cast<std::size_t>(shorter - f.composer.candidates().begin())});
    CHECK(f.text.empty());
    CHECK(f.composer.composition().starts_with("我们"));
    f.press("space");
    CHECK(f.text == "我们学校");
}

TEST_CASE("composer: Tibetan letters stack", "[typing]") {
    const struct {
        const char* expected;
        std::vector<std::string> keys;
    } rows[] = {{"བསྒྲུབས་", {"བ", "ས", "stack", "ག", "stack", "ར", "ུ", "བ", "ས", "་"}},
                {"རྫོགས་", {"ར", "stack", "ཛ", "ོ", "ག", "ས", "་"}},
                {"སྤྱི་", {"ས", "stack", "པ", "stack", "ཡ", "ི", "་"}},
                {"བཀྲ་ཤིས།", {"བ", "ཀ", "stack", "ར", "་", "ཤ", "ི", "ས", "།"}},
                {"བདེ་ཆེན།", {"བ", "ད", "ེ", "་", "ཆ", "ེ", "ན", "།"}},
                {"བརྒྱ", {"བ", "ར", "stack", "ག", "stack", "ཡ"}},
                {"འཐུས་མི", {"འ", "ཐ", "ུ", "ས", "་", "མ", "ི"}},
                {"ཀླུ", {"ཀ", "stack", "ལ", "ུ"}},
                {"དབྱངས", {"ད", "བ", "stack", "ཡ", "ང", "ས"}}};
    for (const auto& row : rows) {
        Field f(Method::tibetan);
        f.press_all(row.keys);
        CHECK(f.text == row.expected);
    }
}

TEST_CASE("composer: Tibetan stacks are offered as far as the grammar has them", "[typing]") {
    Field f(Method::tibetan);
    f.press_all({"བ", "ས"});
    const auto take = [&](const std::string& stack) {
        const auto& offered = f.composer.candidates();
        const auto found = std::find(offered.begin(), offered.end(), stack);
        INFO(stack);
        REQUIRE(found != offered.end());
        f.does(TakeCandidate{static_cast<std::size_t>(found - offered.begin())});
    };
    take("སྒ");
    take("སྒྲ");
    CHECK(f.composer.candidates().empty());
    f.press_all({"ུ", "བ", "ས", "་"});
    CHECK(f.text == "བསྒྲུབས་");
    CHECK(f.composer.candidates().empty());
    CHECK(stack_suggestions("ང").empty());
    CHECK(stack_suggestions("").empty());
    CHECK(stack_suggestions("维西").empty());
}

TEST_CASE("composer: Lisu letters turn with shift, Naxi's tone letters are marked", "[typing]") {
    Field f(Method::lisu);
    f.press_all({"ꓡ", "ꓲ", "ꓸ", "ꓢ", "ꓴ", "shift", "ꓐ", "ꓐ"});
    CHECK(f.text == "ꓡꓲꓸꓢꓴꓭꓐ");
    std::size_t marked = 0;
    for (const KeyRow& row : keyboard_plan(Method::latin, {}))
        for (const KeyPlan& key : row)
            marked += key.marked ? 1 : 0;
    CHECK(marked == 3);
    f.does(ChooseMethod{Method::latin});
    f.press_all({"shift", "n", "a", "q", "x", "i", "space", "-"});
    CHECK(f.text.ends_with("Naqxi -"));
}

TEST_CASE("composer: the alphabet of Fraser is whole", "[typing]") {
    std::string typed;
    for (const bool shift : {false, true})
        for (const KeyRow& row : keyboard_plan(Method::lisu, {.shift = shift}))
            for (const KeyPlan& key : row)
                typed += key.text;
    for (char32_t letter = 0xA4D0; letter <= 0xA4FF; ++letter) {
        INFO(domain::to_utf8(letter));
        CHECK(typed.find(domain::to_utf8(letter)) != std::string::npos);
    }
}

TEST_CASE("composer: ink gives candidates stroke by stroke, undo takes one back, then the next is offered",
          "[typing]") {
    Field f(Method::handwriting);
    f.does(WriteStroke{{{0, 50}, {100, 50}}});
    REQUIRE(f.composer.candidates().size() >= 10);
    CHECK(f.composer.candidates()[0] == "一");
    f.does(WriteStroke{{{50, 0}, {50, 100}}});
    CHECK(f.composer.candidates()[0] == "十");
    f.does(UndoStroke{});
    CHECK(f.composer.candidates()[0] == "一");
    f.does(WriteStroke{{{50, 0}, {50, 30}, {0, 100}}});
    f.press("erase");
    CHECK(f.composer.ink().size() == 1);
    f.does(TakeCandidate{0});
    CHECK(f.text == "一");
    CHECK(f.composer.ink().empty());
    REQUIRE_FALSE(f.composer.candidates().empty());
    f.does(TakeCandidate{0});
    CHECK(f.text.size() > std::string("一").size());
}

TEST_CASE("composer: while the engines load, and where they are missing, the other ways work", "[typing]") {
    Composer composer;
    CHECK(composer.readiness(Method::pinyin) == Readiness::loading);
    CHECK(composer.readiness(Method::tibetan) == Readiness::ready);
    CHECK(composer.take(TypeKey{"a"}).empty());
    composer.give(load_engines("/nonexistent"));
    CHECK(composer.readiness(Method::pinyin) == Readiness::missing);
    CHECK(composer.readiness(Method::handwriting) == Readiness::missing);
    composer.take(ChooseMethod{Method::latin});
    CHECK(composer.take(TypeKey{"a"}).size() == 1);
    composer.take(ChooseMethod{Method::handwriting});
    CHECK(composer.take(WriteStroke{{{0, 0}, {1, 1}}}).empty());
    CHECK(composer.candidates().empty());
}

TEST_CASE("composer: wiping leaves nothing", "[typing]") {
    Field f(Method::pinyin);
    f.press_all({"m", "i", "m", "i"});
    f.composer.wipe();
    CHECK(f.composer.composition().empty());
    CHECK(f.composer.candidates().empty());
    CHECK(shared_engines()->pinyin->letters().empty());
    f.does(ChooseMethod{Method::handwriting});
    f.does(WriteStroke{{{0, 50}, {100, 50}}});
    f.composer.wipe();
    CHECK(f.composer.ink().empty());
    CHECK(f.composer.candidates().empty());
}

TEST_CASE("composer: any keys in any order give text and never a crash", "[typing]") {
    test::Random random;
    INFO(random);
    Field f(Method::pinyin);
    for (int i = 0; i < 4000; ++i) {
        const int what = random.between(0, 40);
        if (what == 0) f.does(ChooseMethod{static_cast<Method>(random.between(0, method_count - 1))});
        if (what == 1 || what == 2) f.does(TakeCandidate{static_cast<std::size_t>(random.between(0, 70))});
        if (what == 3) f.does(UndoStroke{});
        if (what == 4 && random.once_in(3)) f.does(ClearInk{});
        if (what == 5 && random.once_in(20)) f.composer.wipe();
        if (what >= 6 && what <= 8 && random.once_in(3))
            f.does(WriteStroke{
                {{static_cast<float>(random.between(-5, 100)), static_cast<float>(random.between(0, 99))},
                 {static_cast<float>(random.between(0, 100)), static_cast<float>(random.between(0, 99))}}});
        if (what < 9) continue;
        const auto plan = keyboard_plan(f.composer.method(), f.composer.layer());
        const auto& row = plan[static_cast<std::size_t>(random.between(0, static_cast<int>(plan.size()) - 1))];
        f.press(row[static_cast<std::size_t>(random.between(0, static_cast<int>(row.size()) - 1))]);
        REQUIRE(domain::is_plain_text(f.text));
        REQUIRE(domain::is_plain_text(f.composer.composition()));
        if (f.text.size() > 500) f.text.clear();
    }
}
