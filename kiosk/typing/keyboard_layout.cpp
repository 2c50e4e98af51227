#include "typing/keyboard_layout.hpp"

#include <map>
#include <string_view>

#include "domain/text.hpp"
#include "typing/tibetan.hpp"

namespace liaison::typing {
namespace {

using Variants = std::map<std::string, std::vector<std::string>, std::less<>>;

KeyPlan erase_key(float width = 1.5F) {
    return {.id = "erase", .role = KeyRole::erase, .width = width};
}
KeyPlan shift_key(float width = 1.5F) {
    return {.id = "shift", .role = KeyRole::shift, .width = width};
}
KeyPlan space_key(float width) {
    return {.id = "space", .role = KeyRole::space, .text = " ", .width = width};
}
KeyPlan enter_key(float width) {
    return {.id = "enter", .role = KeyRole::enter, .text = "\n", .width = width};
}
KeyPlan text_key(const std::string& text, std::vector<std::string> variants = {}) {
    return {.id = text, .text = text, .variants = std::move(variants)};
}

KeyRow letters(std::u32string_view row, const Variants& variants = {}) {
    KeyRow keys;
    for (const char32_t letter : row) {
        const std::string text = domain::to_utf8(letter);
        const auto found = variants.find(text);
        keys.push_back(text_key(text, found != variants.end() ? found->second : std::vector<std::string>{}));
    }
    return keys;
}

void surround(KeyRow& row, KeyPlan first, KeyPlan last) {
    row.insert(row.begin(), std::move(first));
    row.push_back(std::move(last));
}

const Variants& digits_above() {
    static const Variants variants{{"q", {"1"}}, {"w", {"2"}}, {"e", {"3"}}, {"r", {"4"}}, {"t", {"5"}},
                                   {"y", {"6"}}, {"u", {"7"}}, {"i", {"8"}}, {"o", {"9"}}, {"p", {"0"}}};
    return variants;
}

KeyboardPlan pinyin() {
    KeyboardPlan plan{letters(U"qwertyuiop", digits_above()), letters(U"asdfghjkl"), letters(U"zxcvbnm")};
    surround(plan[2], text_key("'"), erase_key());
    plan.push_back({text_key("，", {"、", "；", "："}), space_key(4), text_key("。", {"！", "？", "……"}),
                    text_key("？", {"！", "（", "）"}), enter_key(3)});
    return plan;
}

KeyPlan capital(KeyPlan key) {
    if (key.text.size() == 1 && key.text[0] >= 'a' && key.text[0] <= 'z')
        key.text[0] = static_cast<char>(key.text[0] - 'a' + 'A');
    return key;
}

KeyboardPlan latin(const Layer& layer) {
    static const Variants variants{{"q", {"1"}},      {"w", {"2"}}, {"e", {"3", "é", "ê"}}, {"r", {"4"}},
                                   {"t", {"5"}},      {"y", {"6"}}, {"u", {"7", "ü"}},      {"i", {"8", "ï"}},
                                   {"o", {"9", "ö"}}, {"p", {"0"}}, {"a", {"á", "ä"}},      {"n", {"ñ"}}};
    KeyboardPlan plan{letters(U"qwertyuiop", variants), letters(U"asdfghjkl", variants),
                      letters(U"zxcvbnm", variants)};
    for (KeyRow& row : plan) {
        for (KeyPlan& key : row) {
            key.marked = layer.naxi_tones && (key.id == "l" || key.id == "q" || key.id == "f");
            if (layer.shift) key = capital(key);
        }
    }
    surround(plan[2], shift_key(), erase_key());
    plan.push_back({text_key(",", {";", ":", "'"}), text_key("-", {"_", "/", "(", ")"}), space_key(4),
                    text_key(".", {"!", "?", "\""}), enter_key(3)});
    return plan;
}

const Variants& tibetan_variants() {
    static const Variants variants{
        {"ཀ", {"༡", "ཀྵ"}}, {"ཁ", {"༢"}},      {"ག", {"༣", "གྷ"}}, {"ང", {"༤"}},
        {"ཅ", {"༥"}},      {"ཆ", {"༦"}},      {"ཇ", {"༧"}},      {"ཉ", {"༨"}},
        {"ཏ", {"༩", "ཊ"}}, {"ཐ", {"༠", "ཋ"}}, {"ད", {"ཌ", "དྷ"}}, {"ན", {"ཎ"}},
        {"བ", {"བྷ"}},      {"ཛ", {"ཛྷ"}},      {"ཤ", {"ཥ"}},      {"འ", {"ཱ"}},
        {"ཨ", {"ༀ", "ཿ"}}, {"མ", {"ཾ", "ྃ"}},   {"ི", {"ྀ", "ཱི"}},    {"ུ", {"ཱུ"}},
        {"ེ", {"ཻ"}},        {"ོ", {"ཽ"}},        {"་", {"༌"}},      {"།", {"༎", "༄༅།", "༑"}},
        {"ཡ", {"ྻ"}},       {"ར", {"ཪ", "ྼ"}},  {"ཝ", {"ྭ"}}};
    return variants;
}

KeyboardPlan tibetan(const Layer& layer) {
    KeyboardPlan plan{letters(U"ཀཁགངཅཆཇཉཏཐ", tibetan_variants()), letters(U"དནཔཕབམཙཚཛཝ", tibetan_variants()),
                      letters(U"ཞཟའཡརལཤསཧཨ", tibetan_variants())};
    if (layer.stack) {
        for (KeyRow& row : plan) {
            for (KeyPlan& key : row) {
                const char32_t below = subjoined(domain::code_points(key.text)[0]);
                if (below != 0) key.text = domain::to_utf8(below);
                key.variants.clear();
            }
        }
    }
    KeyRow marks = letters(U"ིེོུ་།", tibetan_variants());
    marks.insert(marks.begin(), {.id = "stack", .role = KeyRole::stack, .width = 2});
    marks.push_back(erase_key(2));
    plan.push_back(std::move(marks));
    plan.push_back({space_key(7), enter_key(3)});
    return plan;
}

// The letters of Fraser's alphabet stand where the Latin letters of the same shape do; shift turns them, as the
// alphabet itself does.
KeyboardPlan lisu(const Layer& layer) {
    static const Variants turned{{"ꓰ", {"ꓱ"}}, {"ꓣ", {"ꓤ"}}, {"ꓔ", {"ꓕ"}}, {"ꓴ", {"ꓵ"}}, {"ꓑ", {"ꓒ"}},
                                 {"ꓮ", {"ꓯ"}}, {"ꓓ", {"ꓷ"}}, {"ꓝ", {"ꓞ"}}, {"ꓖ", {"ꓨ"}}, {"ꓙ", {"ꓩ"}},
                                 {"ꓗ", {"ꓘ"}}, {"ꓡ", {"ꓶ"}}, {"ꓚ", {"ꓛ"}}, {"ꓦ", {"ꓥ"}}, {"ꓐ", {"ꓭ"}}};
    KeyboardPlan plan{letters(U"ꓸꓹꓺꓻꓼꓽ꓾꓿ʼˍ"), letters(U"ꓪꓰꓣꓔꓬꓴꓲꓳꓑꓥ", turned), letters(U"ꓮꓢꓓꓝꓖꓧꓙꓗꓡꓚ", turned),
                      letters(U"ꓜꓫꓦꓐꓠꓟ", turned)};
    if (layer.shift) {
        for (KeyRow& row : plan)
            for (KeyPlan& key : row)
                if (key.variants.size() == 1)
                    key = {.id = key.id, .text = key.variants[0], .variants = {key.text}};
    }
    surround(plan[3], shift_key(2), erase_key(2));
    plan.push_back({text_key("-"), space_key(6), enter_key(3)});
    return plan;
}

KeyboardPlan numbers() {
    KeyboardPlan plan{letters(U"1234567890"), letters(U"，。、？！：；·—…"), letters(U"（）《》“”‘’-/"),
                      letters(U"+%.=@#")};
    surround(plan[3], text_key("℃"), erase_key(2));
    plan.push_back({text_key("元"), text_key("亩"), text_key("米"), space_key(4), enter_key(3)});
    return plan;
}

} // namespace

const char* method_label(Method method) {
    switch (method) {
    case Method::pinyin: return "拼音";
    case Method::handwriting: return "手写";
    case Method::tibetan: return "བོད་";
    case Method::lisu: return "ꓡꓲ-ꓢꓴ";
    case Method::latin: return "Abc";
    case Method::numbers: return "123";
    }
    return "";
}

KeyboardPlan keyboard_plan(Method method, const Layer& layer) {
    switch (method) {
    case Method::pinyin: return pinyin();
    case Method::handwriting:
        return {{text_key("，"), text_key("。")}, {text_key("？"), erase_key(1)}, {space_key(1), enter_key(1)}};
    case Method::tibetan: return tibetan(layer);
    case Method::lisu: return lisu(layer);
    case Method::latin: return latin(layer);
    case Method::numbers: return numbers();
    }
    return {};
}

} // namespace liaison::typing
