// The player on a file that stands in for a loudspeaker, and on the real ALSA library.
#include <atomic>
#include <cstring>
#include <future>

#include "catch.hpp"
#include "sounds.hpp"

using namespace drivers;
using namespace sounds;

namespace {

bool is_state(const SoundEvent& event, bool works) {
    const auto* state = std::get_if<SoundStateChanged>(&event);
    return state && state->works == works;
}

} // namespace

TEST_CASE("player: sounds are heard one after the other, at their levels, and are told as finished") {
    const TemporaryFolder folder;
    const auto file = folder.path / "played.wav";
    Events events;
    SoundPlayer player(make_wav_file_output(file.string()), events.sink());
    player.start({});
    player.play(sound_of(1, tone(200ms)));
    player.play(sound_of(2, tone(200ms), 1, 0.25));
    Sound two = sound_of(3, tone(100ms));
    two.pieces.push_back(two.pieces.front());
    two.pause = 150ms;
    player.play(two);
    REQUIRE(events.wait_for_finished(3));
    player.stop();
    const auto samples = samples_of(file);
    REQUIRE(samples.size() == 48 * (200 + 200 + 100 + 150 + 100));
    const auto part = [&](int from_ms, int to_ms) {
        return std::vector<std::int16_t>(samples.begin() + from_ms * 48, samples.begin() + to_ms * 48);
    };
    CHECK(loudness(part(200, 400)) == Approx(loudness(part(0, 200)) / 4).epsilon(0.02));
    CHECK(loudest(part(500, 650)) == 0); // the pause
    CHECK(loudness(part(650, 750)) > 6'000);
    std::vector<std::uint64_t> finished;
    for (const auto& event : events.all())
        if (const auto* over = std::get_if<SoundFinished>(&event)) finished.push_back(over->id);
    CHECK(finished == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("player: silence ends what is heard within a moment and drops what waits, of one channel only") {
    const TemporaryFolder folder;
    const auto file = folder.path / "played.wav";
    Events events;
    SoundPlayer player(make_wav_file_output(file.string()), events.sink());
    player.start({});
    std::promise<void> begun;
    Sound reading = sound_of(1, tone(30s));
    reading.pieces.front() = [&begun] {
        begun.set_value();
        return tone(30s);
    };
    player.play(reading);
    player.play(sound_of(2, tone(30s)));           // the same channel: never heard
    player.play(sound_of(3, tone(100ms, 880), 2)); // another
    begun.get_future().wait();
    player.silence(1);
    REQUIRE(events.wait_for_finished(3));
    player.stop();
    const auto played = samples_of(file).size() / 48;
    CHECK(played >= 100);
    CHECK(played < 1'000); // milliseconds, of sixty seconds
    for (const auto& event : events.all())
        if (const auto* over = std::get_if<SoundFinished>(&event)) CHECK(over->id == 3);
}

TEST_CASE("player: a file is played at the speed of a loudspeaker, so a touch can stop it") {
    const TemporaryFolder folder;
    Events events;
    SoundPlayer player(make_wav_file_output((folder.path / "played.wav").string()), events.sink());
    player.start({});
    const auto start = std::chrono::steady_clock::now();
    player.play(sound_of(1, tone(600ms)));
    REQUIRE(events.wait_for_finished(1));
    CHECK(std::chrono::steady_clock::now() - start >= 550ms);
}

TEST_CASE("player: what is recorded is appended, and what is no recording is left alone") {
    const TemporaryFolder folder;
    const auto file = folder.path / "played.wav";
    for (int start = 1; start <= 2; ++start) {
        Events events;
        SoundPlayer player(make_wav_file_output(file.string()), events.sink());
        player.start({});
        player.play(sound_of(1, tone(50ms)));
        REQUIRE(events.wait_for_finished(1));
        player.stop();
        CHECK(samples_of(file).size() == static_cast<std::size_t>(start) * 50 * 48);
    }
    std::ofstream(folder.path / "letter.txt")
        << "do not write over me, whatever the settings say about my name";
    Events events;
    SoundPlayer player(make_wav_file_output((folder.path / "letter.txt").string()), events.sink());
    player.start({});
    player.play(sound_of(1, tone(50ms)));
    REQUIRE(events.wait_for_finished(1));
    player.stop();
    CHECK(std::get<SoundFinished>(events.all().back()).played == false);
    std::ifstream letter(folder.path / "letter.txt");
    std::string first;
    letter >> first;
    CHECK(first == "do");
}

TEST_CASE("player: a machine without a sound card says so once, and everything else goes on") {
    Events events;
    SoundPlayer player(make_alsa_output("plughw:CARD=not_there"), events.sink());
    player.start({});
    for (std::uint64_t id = 1; id <= 3; ++id)
        player.play(sound_of(id, tone(10s)));
    REQUIRE(events.wait_for_finished(3)); // at once: nothing is kept for later
    player.stop();
    std::size_t told = 0;
    for (const auto& event : events.all()) {
        told += is_state(event, false);
        CHECK_FALSE(is_state(event, true));
        if (const auto* state = std::get_if<SoundStateChanged>(&event))
            CHECK(state->detail_for_keeper.find("not_there") != std::string::npos);
        if (const auto* over = std::get_if<SoundFinished>(&event)) CHECK_FALSE(over->played);
    }
    CHECK(told == 1);
}

TEST_CASE("player: the ALSA library gets every sample") {
    const TemporaryFolder folder;
    const auto file = folder.path / "card.raw"; // ALSA's own file plugin before its null device
    Events events;
    SoundPlayer player(make_alsa_output("file:FILE=" + file.string() + ",FORMAT=raw"), events.sink());
    player.start({});
    player.play(sound_of(1, tone(300ms)));
    player.play(sound_of(2, tone(300ms, 880)));
    REQUIRE(events.wait_for_finished(2));
    REQUIRE(events.wait([](const SoundEvent& event) { return is_state(event, true); }));
    player.stop();
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(bytes.size() >= 600 * 48 * 2);
    Pcm heard{output_rate, std::vector<std::int16_t>(bytes.size() / 2)};
    std::memcpy(heard.samples.data(), bytes.data(), heard.samples.size() * 2);
    CHECK(pitch(heard, 0, 300 * 48, 440) == Approx(5'000).epsilon(0.02));
    CHECK(pitch(heard, 300 * 48, 300 * 48, 880) == Approx(5'000).epsilon(0.02));
}

TEST_CASE("player: a flood is bounded") {
    const TemporaryFolder folder;
    Events events;
    SoundPlayer player(make_wav_file_output((folder.path / "played.wav").string()), events.sink());
    std::atomic<int> made = 0;
    for (int i = 0; i < 1000; ++i) {
        Sound sound = sound_of(static_cast<std::uint64_t>(i), {});
        sound.pieces.front() = [&made] {
            ++made;
            return tone(1ms);
        };
        player.play(sound);
    }
    player.start({});
    REQUIRE(events.wait_for_finished(SoundPlayer::most_waiting - 1));
    player.stop();
    CHECK(made == static_cast<int>(SoundPlayer::most_waiting));
}
