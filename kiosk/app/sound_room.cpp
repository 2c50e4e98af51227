#include "app/sound_room.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <spdlog/spdlog.h>

#include "drivers/sound/bell.hpp"
#include "drivers/sound/sound_file.hpp"
#include "flow/spoken_screen.hpp"

namespace liaison::app {

using namespace std::chrono_literals;

namespace {

enum Channel { reading_channel = 1, room_channel = 2 };

constexpr auto pause_between_phrases = 350ms;

// A number is called: three soft notes downwards (G5, E5, C5). The keeper is wanted: two upwards, twice.
constexpr std::array<drivers::BellStroke, 3> number_called{
    {{783.99, 0ms, 1200ms}, {659.25, 380ms, 1200ms}, {523.25, 760ms, 1500ms}}};
constexpr std::array<drivers::BellStroke, 4> keeper_wanted{
    {{587.33, 0ms, 900ms}, {880.00, 250ms, 1100ms}, {587.33, 1100ms, 900ms}, {880.00, 1350ms, 1400ms}}};

std::unique_ptr<drivers::SoundOutput> make_output(const Settings& settings) {
    if (settings.sound.kind == SoundKind::alsa) return drivers::make_alsa_output(settings.sound.device);
    return drivers::make_wav_file_output(settings.sound.device);
}

drivers::Pcm recording(const std::filesystem::path& file) {
    auto sound = drivers::read_sound_file(file);
    if (sound) return *std::move(sound);
    spdlog::warn("a recording cannot be read: {}", sound.error());
    return {};
}

} // namespace

SoundRoom::SoundRoom(const Settings& settings, Mailbox& mailbox) : settings_(settings), mailbox_(mailbox) {
    if (settings_.sound.kind == SoundKind::none) return;
    player_ = std::make_unique<drivers::SoundPlayer>(make_output(settings_), [this](drivers::SoundEvent event) {
        if (const auto* over = std::get_if<drivers::SoundFinished>(&event))
            mailbox_.post(flow::Event{flow::SpeechEnded{over->id}});
        if (const auto* state = std::get_if<drivers::SoundStateChanged>(&event)) {
            spdlog::info("sound: {}{}", state->works ? "works" : "does not work: ", state->detail_for_keeper);
            mailbox_.post(SoundWorks{state->works});
        }
    });
}

SoundRoom::~SoundRoom() {
    stop();
}

void SoundRoom::start() {
    if (player_) player_->start([this] { load_voices(); });
}

void SoundRoom::stop() {
    if (player_) player_->stop();
}

// On the player's thread. The packs are complete before the message that lets anybody use them.
void SoundRoom::load_voices() {
    std::vector<std::string> voices;
    auto synthesizer = drivers::SpeechSynthesizer::create();
    if (synthesizer)
        synthesizer_ = *std::move(synthesizer);
    else
        spdlog::warn("no synthesizer: {}", synthesizer.error());
    for (const language::WordTable& table : language::word_tables()) {
        const std::string code(table.code);
        VoicePack pack(settings_.sound.voice_packs / code);
        if (pack.is_installed()) {
            const auto missing = pack.missing(flow::all_spoken_words(), language::Words(code)).size();
            if (missing > 0) spdlog::warn("voice pack {}: {} recordings are missing", code, missing);
            packs_.emplace(code, std::move(pack));
        } else if (!synthesizer_ || !synthesizer_->speaks(code)) {
            continue;
        }
        voices.push_back(code);
    }
    mailbox_.post(VoicesKnown{voices});
}

void SoundRoom::follow(const std::vector<domain::Recording>& voice, const std::filesystem::path& assets) {
    std::set<std::string> incomplete;
    county_packs_.clear();
    for (const domain::Recording& recording : voice) {
        const auto file = assets / recording.sound.sha256;
        std::error_code none;
        const auto size = std::filesystem::file_size(file, none);
        if (none || static_cast<std::int64_t>(size) != recording.sound.bytes)
            incomplete.insert(recording.language);
        const auto pack =
            county_packs_.try_emplace(recording.language, settings_.sound.voice_packs / recording.language);
        pack.first->second.put(recording.name, file);
    }
    std::erase_if(county_packs_, [&](const auto& pack) { return incomplete.contains(pack.first); });
}

const VoicePack* SoundRoom::pack_of(const std::string& language) const {
    if (const auto own = county_packs_.find(language); own != county_packs_.end()) return &own->second;
    const auto installed = packs_.find(language);
    return installed == packs_.end() ? nullptr : &installed->second;
}

std::vector<std::string> SoundRoom::voices() const {
    if (!works_.value_or(false)) return {};
    std::vector<std::string> voices = voices_;
    for (const auto& [language, pack] : county_packs_)
        if (std::find(voices.begin(), voices.end(), language) == voices.end()) voices.push_back(language);
    return voices;
}

void SoundRoom::tell_keeper(view::KeeperNews& news) const {
    news.sound_ill = player_ && !works_.value_or(true);
}

// Ears hear loudness by ratios: half the percents are a quarter of the amplitude.
double SoundRoom::gain_at(domain::MinuteOfDay minute) const {
    const double share = settings_.sound.loudness.at(minute) / 100.0;
    return share * share;
}

void SoundRoom::chime(const flow::Chime& chime, domain::MinuteOfDay minute) {
    if (!player_) return;
    const bool call = chime.kind == flow::ChimeKind::number_called;
    player_->play({.id = 0,
                   .channel = room_channel,
                   .gain = gain_at(minute),
                   .pieces = {[call] {
                       return call ? drivers::ring_bells(number_called, drivers::output_rate)
                                   : drivers::ring_bells(keeper_wanted, drivers::output_rate);
                   }}});
}

void SoundRoom::speak(const flow::Speak& speak, domain::MinuteOfDay minute) {
    if (!player_) return;
    player_->play({.id = speak.number,
                   .channel = speak.kind == flow::SpeechKind::reading ? reading_channel : room_channel,
                   .gain = gain_at(minute),
                   .pieces = pieces_of(speak),
                   .pause = pause_between_phrases});
}

void SoundRoom::stop_speaking() {
    if (player_) player_->silence(reading_channel);
}

// What a phrase is made of: its recordings where there is a pack, else one sentence of the synthesizer.
std::vector<drivers::SoundSource> SoundRoom::pieces_of(const flow::Speak& speak) {
    const language::Words words(speak.in_language);
    const VoicePack* pack = pack_of(speak.in_language);
    std::vector<drivers::SoundSource> pieces;
    for (const language::Phrase& phrase : speak.phrases) {
        const auto spoken = language::spoken(phrase, words);
        if (pack) {
            auto files = pack->recordings(spoken);
            if (files.empty()) continue;
            pieces.emplace_back([files = std::move(files)] {
                drivers::Pcm sentence{drivers::output_rate, {}};
                for (const auto& file : files) {
                    const drivers::Pcm part = drivers::resampled(recording(file), drivers::output_rate);
                    sentence.samples.insert(sentence.samples.end(), part.samples.begin(), part.samples.end());
                }
                return sentence;
            });
            continue;
        }
        std::string text;
        for (const language::SpokenPiece& piece : spoken)
            text += piece.text;
        pieces.emplace_back(
            [this, text = std::move(text), code = speak.in_language] { return say(text, code); });
    }
    return pieces;
}

drivers::Pcm SoundRoom::say(const std::string& text, const std::string& code) {
    return synthesizer_ ? synthesizer_->speak(text, code) : drivers::Pcm{};
}

} // namespace liaison::app
