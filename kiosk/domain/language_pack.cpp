#include "domain/language_pack.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "domain/configuration_reading.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::size_t most_key_characters = 64;
constexpr int most_count = 1000;

std::string text_of(const JsonReader& reader) {
    std::string text = reader.text(most_pack_characters);
    if (text.empty()) reader.fail("an empty text would show nothing");
    return text;
}

// "1" and no other way to write it.
int count_of(const std::string& text, const JsonReader& reader) {
    int count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    if (std::to_string(count) != text || count < 0 || count > most_count)
        reader.fail("a form's count is a whole number from 0 to " + std::to_string(most_count));
    return count;
}

void check_key(const std::string& key, std::size_t texts, const JsonReader& reader) {
    if (key.empty() || key.size() > most_key_characters) reader.fail("this is no text's key");
    if (texts > most_pack_texts) reader.fail("more than " + std::to_string(most_pack_texts) + " texts");
}

LanguagePack read_pack(JsonReader reader) {
    LanguagePack pack{reader.member("language").parsed(parse_language, language_names)};
    reader.member("texts").each_member([&](const std::string& key, const JsonReader& text) {
        check_key(key, pack.texts.size(), text);
        pack.texts[key] = text_of(text);
    });
    if (reader.has("forms"))
        reader.member("forms").each_member([&](const std::string& key, const JsonReader& forms) {
            check_key(key, pack.forms.size(), forms);
            if (!pack.texts.contains(key)) forms.fail("the pack has no such text");
            forms.each_member([&](const std::string& count, const JsonReader& text) {
                pack.forms[key][count_of(count, text)] = text_of(text);
            });
        });
    reader.no_other_members();
    return pack;
}

} // namespace

tl::expected<LanguagePack, std::string> parse_language_pack(std::string_view text) {
    return read_json<LanguagePack>(text, read_pack);
}

std::string to_json(const LanguagePack& pack) {
    json forms = json::object();
    for (const auto& [key, by_count] : pack.forms)
        for (const auto& [count, text] : by_count)
            forms[key][std::to_string(count)] = text;
    json value{{"language", pack.language}, {"texts", pack.texts}};
    if (!forms.empty()) value["forms"] = std::move(forms);
    return dump(value);
}

} // namespace liaison::domain
