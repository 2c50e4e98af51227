#include "drivers/sound/speech_synthesizer.hpp"

#include <charconv>

#include <espeak-ng/speak_lib.h>

namespace drivers {
namespace {

constexpr int words_a_minute = 140;        // the library's own 175 is too fast for old ears
constexpr std::size_t longest_text = 2000; // bytes
constexpr int ipa = 0x02;                  // of espeak_TextToPhonemes: bits 1 to 2 of its mode

// "1.51" and "1.51.1" are 51.
int minor_version(std::string_view version) {
    const auto dot = version.find('.');
    int minor = 0;
    if (version.starts_with("1.") && dot != std::string_view::npos)
        std::from_chars(version.data() + dot + 1, version.data() + version.size(), minor);
    return version.starts_with("1.") ? minor : 1000;
}

// The library calls with what it has made so far, and with null at the end.
int collect(short* samples, int count, espeak_EVENT* events) {
    auto* sound = static_cast<Pcm*>(events->user_data);
    if (samples != nullptr && sound != nullptr)
        sound->samples.insert(sound->samples.end(), samples, samples + count);
    return 0;
}

std::string cut(std::string_view text) {
    text = text.substr(0, longest_text);
    while (!text.empty() && text.size() == longest_text &&
           (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
        text.remove_suffix(1); // not in the middle of a character
    return std::string(text);
}

} // namespace

std::vector<std::string> espeak_voices(std::string_view language, std::string_view version) {
    if (language == "en") return {"en"};
    if (language != "zh") return {};
    if (minor_version(version) >= 52) return {"cmn", "cmn-latn-pinyin"};
    return {"cmn-latn-pinyin"};
}

tl::expected<std::unique_ptr<SpeechSynthesizer>, std::string> SpeechSynthesizer::create() {
    const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) return tl::unexpected(std::string("espeak-ng has no data on this machine"));
    espeak_SetSynthCallback(&collect);
    espeak_SetParameter(espeakRATE, words_a_minute, 0);
    const char* data_folder = nullptr;
    return std::unique_ptr<SpeechSynthesizer>(
        new SpeechSynthesizer(static_cast<unsigned>(rate), espeak_Info(&data_folder)));
}

SpeechSynthesizer::~SpeechSynthesizer() {
    espeak_Terminate();
}

std::string SpeechSynthesizer::voice_for(std::string_view language) const {
    for (const std::string& voice : espeak_voices(language, version_))
        if (espeak_SetVoiceByName(voice.c_str()) == EE_OK) return voice;
    return {};
}

bool SpeechSynthesizer::choose_voice(std::string_view language) {
    return !voice_for(language).empty();
}

Pcm SpeechSynthesizer::speak(std::string_view text, std::string_view language) {
    Pcm sound{rate_, {}};
    if (!choose_voice(language)) return sound;
    const std::string whole = cut(text);
    espeak_Synth(whole.c_str(), whole.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &sound);
    return sound;
}

std::string SpeechSynthesizer::phonemes(std::string_view text, std::string_view language) {
    if (!choose_voice(language)) return {};
    const std::string whole = cut(text);
    const void* rest = whole.c_str();
    std::string sounds;
    while (rest != nullptr) {
        const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, ipa);
        if (clause != nullptr) sounds += (sounds.empty() ? "" : " ") + std::string(clause);
    }
    return sounds;
}

} // namespace drivers
