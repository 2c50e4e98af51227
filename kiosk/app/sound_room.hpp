// The station's voice: carries out what the flows want heard, by recordings or a synthesizer, at the loudness
// of the hour. Nothing here is loaded before the first picture stands.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "app/message.hpp"
#include "app/settings.hpp"
#include "app/voice_pack.hpp"
#include "drivers/sound/sound_player.hpp"
#include "drivers/sound/speech_synthesizer.hpp"
#include "flow/effect.hpp"
#include "view/screen.hpp"

namespace liaison::app {

class SoundRoom {
public:
    // Posts SoundWorks, VoicesKnown and flow::SpeechEnded.
    SoundRoom(const Settings& settings, Mailbox& mailbox);
    ~SoundRoom();
    SoundRoom(const SoundRoom&) = delete;
    SoundRoom& operator=(const SoundRoom&) = delete;

    void start(); // after the first picture
    void stop();

    // On the thread that draws. `minute`: of the local day.
    void chime(const flow::Chime& chime, domain::MinuteOfDay minute);
    void speak(const flow::Speak& speak, domain::MinuteOfDay minute);
    void stop_speaking();

    // What the county has recorded, as far as it is in `assets`: a language's recordings are used, beside those
    // that are installed, once all of them are there.
    void follow(const std::vector<domain::Recording>& voice, const std::filesystem::path& assets);

    void take(const SoundWorks& news) { works_ = news.works; }
    void take(const VoicesKnown& news) { voices_ = news.languages; }
    std::vector<std::string> voices() const; // languages; none without sound
    void tell_keeper(view::KeeperNews& news) const;

private:
    void load_voices();
    drivers::Pcm say(const std::string& text, const std::string& code);
    std::vector<drivers::SoundSource> pieces_of(const flow::Speak& speak);
    double gain_at(domain::MinuteOfDay minute) const;

    const VoicePack* pack_of(const std::string& language) const;

    const Settings settings_;
    Mailbox& mailbox_;
    std::map<std::string, VoicePack> packs_;        // by language; written before any reading, then only read
    std::map<std::string, VoicePack> county_packs_; // the drawing thread only, as the rest
    std::vector<std::string> voices_;
    std::optional<bool> works_;                               // nothing: not known yet
    std::unique_ptr<drivers::SpeechSynthesizer> synthesizer_; // the player's thread only
    std::unique_ptr<drivers::SoundPlayer> player_; // null: no sound is wanted. Last: its thread ends first
};

} // namespace liaison::app
