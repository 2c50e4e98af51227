#include "drivers/sound/speech_synthesizer.hpp"

#include <charconv>

#include <espeak-ng/speak_lib.h>

#include "drivers/text/utf8.hpp"

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

// The library reads beyond the end of a text that ends within a character.
std::string speakable(std::string_view text) {
    const bool is_cut = text.size() > longest_text;
    text = text.substr(0, longest_text);
    for (int byte = 0; is_cut && byte < 3 && !is_utf8(text); ++byte)
        text.remove_suffix(1);
    return is_utf8(text) ? std::string(text) : std::string();
}

} // namespace

std::vector<std::string> espeak_voices(std::string_view language, std::string_view version) {
    if (language == "en") return {"en"};
    if (language != "zh") return {};
    if (minor_version(version) >= 52) return {"cmn", "cmn-latn-pinyin"};
    return {"cmn-latn-pinyin"};
}

tl::expected<std::unique_ptr<SpeechSynthesizer>, std::string> SpeechSynthesizer::create() {
    // Begun once and never ended: espeak_Terminate() of 1.51 can wait for ever for a thread of the library's
    // own.
    static const int rate = [] {
        const int begun = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
        espeak_SetSynthCallback(&collect);
        espeak_SetParameter(espeakRATE, words_a_minute, 0);
        return begun;
    }();
    if (rate <= 0) return tl::unexpected(std::string("espeak-ng has no data on this machine"));
    const char* data_folder = nullptr;
    return std::unique_ptr<SpeechSynthesizer>(
        new SpeechSynthesizer(static_cast<unsigned>(rate), espeak_Info(&data_folder)));
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
    const std::string whole = speakable(text);
    if (whole.empty()) return sound;
    espeak_Synth(whole.c_str(), whole.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, &sound);
    return sound;
}

std::string SpeechSynthesizer::phonemes(std::string_view text, std::string_view language) {
    if (!choose_voice(language)) return {};
    const std::string whole = speakable(text);
    const void* rest = whole.c_str();
    std::string sounds;
    while (rest != nullptr) {
        const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, ipa);
        if (clause != nullptr) sounds += (sounds.empty() ? "" : " ") + std::string(clause);
    }
    return sounds;
}

} // namespace drivers
