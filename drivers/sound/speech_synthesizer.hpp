// Turns text into speech, by espeak-ng.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drivers/sound/pcm.hpp"

namespace drivers {

// The voices of espeak-ng for a language, best first, by the library's version ("1.51"). Empty: it has none
// that people of that language would understand.
//
// Version 1.51 spells Chinese characters in English with its voice "cmn"; "cmn-latn-pinyin" reads them rightly.
// From 1.52 on "cmn" does.
std::vector<std::string> espeak_voices(std::string_view language, std::string_view version);

// The library behind it is one for the whole process, is begun with the first synthesizer and stays: use it on
// one thread at a time.
class SpeechSynthesizer {
public:
    // Error: the library has no data on this machine.
    static tl::expected<std::unique_ptr<SpeechSynthesizer>, std::string> create();

    bool speaks(std::string_view language) const { return !voice_for(language).empty(); }

    // Empty where it does not speak the language, or where the text is no UTF-8. Text beyond 2,000 bytes is not
    // read.
    Pcm speak(std::string_view text, std::string_view language);

    // The sounds in the letters of the International Phonetic Alphabet.
    std::string phonemes(std::string_view text, std::string_view language);

private:
    SpeechSynthesizer(unsigned rate, std::string version) : rate_(rate), version_(std::move(version)) {}
    std::string voice_for(std::string_view language) const;
    bool choose_voice(std::string_view language);

    unsigned rate_;
    std::string version_;
};

} // namespace drivers
