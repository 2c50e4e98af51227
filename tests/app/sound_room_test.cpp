// The station's voice on a file that stands in for a loudspeaker.
#include <cmath>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/sound_room.hpp"
#include "catch.hpp"
#include "drivers/sound/sound_file.hpp"

using namespace liaison;
using namespace liaison::app;
using namespace std::chrono_literals;
using language::Word;

namespace {

constexpr domain::MinuteOfDay noon{12h}, night{23h};

class Room {
public:
    explicit Room(SoundKind kind = SoundKind::file) {
        std::string pattern = (std::filesystem::temp_directory_path() / "room-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        settings_.sound.kind = kind;
        settings_.sound.device = kind == SoundKind::file ? file().string() : "plughw:CARD=not_there";
        settings_.sound.voice_packs = folder_ / "voice";
        settings_.sound.loudness = {100, 50, {{20h, 8h}}};
    }
    ~Room() {
        room_.reset();
        std::filesystem::remove_all(folder_);
    }

    SoundRoom& start() {
        room_.reset(); // there is one synthesizer in a process
        room_ = std::make_unique<SoundRoom>(settings_, mailbox_);
        room_->start();
        return *room_;
    }
    std::filesystem::path file() const { return folder_ / "played.wav"; }
    std::filesystem::path pack(const char* language) const {
        const auto folder = folder_ / "voice" / language;
        std::filesystem::create_directories(folder);
        return folder;
    }

    // Takes what is posted until the voices are known, or a reading has ended; false after ten seconds.
    bool wait_for_voices() {
        return wait([this] { return !room_->voices().empty(); });
    }
    bool wait_for_end_of(std::uint64_t number) {
        return wait([&] { return ended_ == number; });
    }
    bool wait_for_illness() {
        return wait([this] {
            view::KeeperNews news;
            room_->tell_keeper(news);
            return news.sound_ill;
        });
    }

private:
    template <class Until>
    bool wait(Until until) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        std::unique_lock lock(mutex_);
        while (true) {
            posted_ = false;
            lock.unlock();
            for (const Message& message : mailbox_.take()) {
                if (const auto* news = std::get_if<SoundWorks>(&message)) room_->take(*news);
                if (const auto* news = std::get_if<VoicesKnown>(&message)) room_->take(*news);
                const auto* event = std::get_if<flow::Event>(&message);
                const auto* over = event ? std::get_if<flow::SpeechEnded>(event) : nullptr;
                if (over) ended_ = over->number;
            }
            if (until()) return true;
            lock.lock();
            if (!changed_.wait_until(lock, deadline, [this] { return posted_; })) return false;
        }
    }

    std::filesystem::path folder_;
    Settings settings_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool posted_ = false;
    std::uint64_t ended_ = 0;
    Mailbox mailbox_{[this] {
        {
            const std::lock_guard lock(mutex_);
            posted_ = true;
        }
        changed_.notify_all();
    }};
    std::unique_ptr<SoundRoom> room_;
};

flow::Speak reading(std::uint64_t number, const char* language) {
    return {flow::SpeechKind::reading, number, language, {{Word::identify_title}, {Word::voice_you_can}}};
}

double loudness(const drivers::Pcm& sound) {
    double sum = 0;
    for (const double sample : sound.samples)
        sum += sample * sample;
    return std::sqrt(sum / static_cast<double>(sound.samples.size()));
}

void record(const std::filesystem::path& file, std::int16_t level) {
    const auto recording = drivers::make_wav_file_output(file.string());
    REQUIRE(recording->open());
    std::vector<std::int16_t> steady(24'000, level);
    REQUIRE(recording->write(steady));
}

} // namespace

TEST_CASE("sound room: Chinese and English speak without any pack, at the loudness of the hour") {
    Room room;
    SoundRoom& sound = room.start();
    REQUIRE(room.wait_for_voices());
    CHECK(sound.voices() == std::vector<std::string>{"zh", "en"});
    sound.speak(reading(1, "zh"), noon);
    REQUIRE(room.wait_for_end_of(1));
    const auto by_day = drivers::read_sound_file(room.file()).value();
    CHECK(by_day.duration() > 1500ms);
    CHECK(loudness(by_day) > 500);
    std::filesystem::resize_file(room.file(), 0);
    sound.stop();

    SoundRoom& at_night = room.start();
    REQUIRE(room.wait_for_voices());
    at_night.speak(reading(2, "zh"), night);
    REQUIRE(room.wait_for_end_of(2));
    const auto by_night = drivers::read_sound_file(room.file()).value();
    CHECK(loudness(by_night) == Approx(loudness(by_day) / 4).epsilon(0.1)); // half the percents
}

TEST_CASE("sound room: where a pack is installed, its recordings are heard and no synthesizer") {
    Room room;
    record(room.pack("en") / "identify_title.wav", 7'000);
    SoundRoom& sound = room.start();
    REQUIRE(room.wait_for_voices());
    sound.speak(reading(1, "en"), noon);
    REQUIRE(room.wait_for_end_of(1));
    const auto heard = drivers::read_sound_file(room.file()).value();
    REQUIRE(heard.samples.size() == 24'000); // the second phrase has no recording
    CHECK(heard.samples[12'000] == 7'000);
}

TEST_CASE("sound room: recordings of the county are used once all of a language are there") {
    Room room;
    const auto assets = room.pack("assets");
    const auto named = [&](const char* name, char digit, std::int16_t level) {
        const std::filesystem::path file = assets / std::string(64, digit);
        record(file, level);
        return domain::Recording{
            "bo", name, {std::string(64, digit), static_cast<std::int64_t>(std::filesystem::file_size(file))}};
    };
    record(room.pack("bo") / "voice_you_can.wav", 5'000); // was installed before
    const auto first = named("identify_title", 'a', 7'000);
    domain::Recording second{"bo", "help_title", {std::string(64, 'b'), 48'044}};
    SoundRoom& sound = room.start();
    REQUIRE(room.wait_for_voices());
    sound.follow({first, second}, assets);
    sound.speak(reading(1, "bo"), noon);
    REQUIRE(room.wait_for_end_of(1));
    CHECK(drivers::read_sound_file(room.file()).value().samples.at(12'000) == 5'000); // the installed one alone
    std::filesystem::resize_file(room.file(), 0);
    sound.stop();

    second = named("help_title", 'b', 9'000);
    SoundRoom& later = room.start();
    REQUIRE(room.wait_for_voices());
    later.follow({first, second}, assets);
    later.speak(reading(2, "bo"), noon);
    REQUIRE(room.wait_for_end_of(2));
    const auto heard = drivers::read_sound_file(room.file()).value();
    CHECK(heard.samples.at(12'000) == 7'000);
    CHECK(heard.samples.at(heard.samples.size() - 12'000) == 5'000);
    later.follow({}, assets);
    CHECK(later.voices() == std::vector<std::string>{"zh", "bo", "en"});
}

TEST_CASE("sound room: nothing of a reading is heard after it is stopped") {
    Room room;
    SoundRoom& sound = room.start();
    REQUIRE(room.wait_for_voices());
    sound.speak(reading(1, "zh"), noon);
    sound.stop_speaking();
    sound.speak(reading(2, "en"), noon);
    REQUIRE(room.wait_for_end_of(2));
    const auto both = drivers::read_sound_file(room.file()).value().duration();
    std::filesystem::resize_file(room.file(), 0);
    sound.stop();
    SoundRoom& alone = room.start();
    REQUIRE(room.wait_for_voices());
    alone.speak(reading(3, "en"), noon);
    REQUIRE(room.wait_for_end_of(3));
    CHECK(both - drivers::read_sound_file(room.file()).value().duration() < 500ms);
}

TEST_CASE("sound room: without a sound card the keeper is told and everything goes on") {
    Room room(SoundKind::alsa);
    SoundRoom& sound = room.start();
    CHECK(room.wait_for_illness());
    CHECK(sound.voices().empty());
    sound.chime({flow::ChimeKind::number_called}, noon);
    sound.speak(reading(1, "zh"), noon);
    CHECK(room.wait_for_end_of(1));
}
