#include "language/phrase.hpp"

namespace liaison::language {

namespace {

// Spaces and punctuation alone are nothing that a recording would hold.
bool is_heard(std::string_view text) {
    static constexpr std::string_view silent_ascii = " \n.,:;!?()-/\"'";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80 && silent_ascii.find(text[i]) == std::string_view::npos) return true;
        if (byte < 0x80) continue;
        const std::string_view sign = text.substr(i, 3);
        const bool silent = sign == "，" || sign == "。" || sign == "：" || sign == "；" || sign == "、" ||
                            sign == "！" || sign == "？" || sign == "…";
        if (!silent) return true;
        i += 2;
    }
    return false;
}

class Speaker {
public:
    explicit Speaker(const Words& words) : words_(words) {}

    void say(const Phrase& phrase) {
        const std::string_view pattern = pattern_of(phrase);
        const std::string key(key_of(phrase.word));
        if (pattern.find('{') == std::string_view::npos) return pieces_.push_back({key, std::string(pattern)});
        int stretch = 0;
        for (std::size_t at = 0; at < pattern.size();) {
            const auto open = pattern.find('{', at);
            const std::string_view text = pattern.substr(at, open - at);
            if (is_heard(text))
                pieces_.push_back({key + "." + std::to_string(++stretch), std::string(text)});
            else if (!text.empty())
                pieces_.push_back({{}, std::string(text)});
            if (open == std::string_view::npos) break;
            const auto close = pattern.find('}', open);
            fill_in(phrase, pattern.substr(open + 1, close - open - 1));
            at = close + 1;
        }
    }

    std::vector<SpokenPiece> take() { return std::move(pieces_); }

private:
    std::string_view pattern_of(const Phrase& phrase) const {
        for (const SpokenFiller& filler : phrase.values)
            if (const int* count = std::get_if<int>(&filler.value); count && filler.name == "count")
                return words_.for_count(phrase.word, *count);
        return words_(phrase.word);
    }

    void fill_in(const Phrase& phrase, std::string_view name) {
        for (const SpokenFiller& filler : phrase.values)
            if (filler.name == name) std::visit([this](const auto& value) { say_value(value); }, filler.value);
    }

    void say_value(int number) {
        pieces_.push_back({"number." + std::to_string(number), std::to_string(number)});
    }
    void say_value(const Spelled& spelled) {
        for (const char sign : spelled.signs) {
            const bool digit = sign >= '0' && sign <= '9';
            const bool letter = sign >= 'A' && sign <= 'Z';
            // The comma makes a letter of what English would take for its article.
            const std::string text(1, sign);
            if (letter) pieces_.push_back({"letter." + text, text + ", "});
            if (digit) pieces_.push_back({"number." + text, text + " "});
        }
    }
    void say_value(domain::MinuteOfDay time) {
        const auto minutes = static_cast<int>(time.count()) % (24 * 60);
        if (minutes % 60 == 0) return say({Word::voice_full_hour, {{"hour", minutes / 60}}});
        say({Word::voice_time, {{"hour", minutes / 60}, {"minute", minutes % 60}}});
    }
    void say_value(const SpokenDay& date) {
        if (date.day == date.today) return say({Word::today});
        if (date.day == domain::next_day(date.today)) return say({Word::tomorrow});
        say(word_after(Word::weekday_0, domain::weekday_of(date.day).c_encoding()));
        pieces_.push_back({{}, " "});
        say(word_after(Word::voice_month_01, static_cast<unsigned>(date.day.month()) - 1));
        pieces_.push_back({{}, " "});
        say({Word::voice_day, {{"day", static_cast<int>(static_cast<unsigned>(date.day.day()))}}});
    }
    void say_value(const PublicName& name) {
        pieces_.push_back({{}, name.name.in(std::string(words_.code()))});
    }

    // The keys of weekdays and months lie beside each other: the list of words is in the order of their names.
    static Phrase word_after(Word first, unsigned steps) {
        return {static_cast<Word>(static_cast<unsigned>(first) + steps)};
    }

    const Words& words_;
    std::vector<SpokenPiece> pieces_;
};

} // namespace

std::vector<SpokenPiece> spoken(const Phrase& phrase, const Words& words) {
    Speaker speaker(words);
    speaker.say(phrase);
    return speaker.take();
}

} // namespace liaison::language
