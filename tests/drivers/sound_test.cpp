// Samples: bells, levels, rates, recordings.
#include <array>

#include "catch.hpp"
#include "drivers/sound/bell.hpp"
#include "drivers/sound/sound_file.hpp"
#include "sounds.hpp"

using namespace drivers;
using namespace sounds;

TEST_CASE("bells: each stroke is heard at its pitch and time, soft at both ends") {
    const std::array<BellStroke, 3> strokes{{{784, 0ms, 1200ms}, {659, 400ms, 1200ms}, {523, 800ms, 1400ms}}};
    const Pcm chime = ring_bells(strokes, 48000);
    CHECK(chime.duration() == 2200ms);
    CHECK(loudest(chime.samples) > 24'000);
    CHECK(loudest(chime.samples) < 25'000);
    CHECK(std::abs(chime.samples.front()) < 200);
    CHECK(std::abs(chime.samples.back()) < 200);
    const auto at = [](int ms) { return static_cast<std::size_t>(ms) * 48; };
    const auto span = at(300);
    CHECK(pitch(chime, at(50), span, 784) > 3'000);
    CHECK(pitch(chime, at(50), span, 523) < 500); // not yet
    CHECK(pitch(chime, at(450), span, 659) > 3'000);
    CHECK(pitch(chime, at(850), span, 523) > 3'000);
    CHECK(pitch(chime, at(850), span, 600) < 500);
    const std::vector<std::int16_t> end(chime.samples.end() - static_cast<std::ptrdiff_t>(at(200)),
                                        chime.samples.end());
    CHECK(loudness(end) < loudness(chime.samples) / 4); // it rings out
}

TEST_CASE("samples: a level is a level, and never wraps around") {
    Pcm half = tone(500ms);
    const double before = loudness(half.samples);
    amplify(half, 0.5);
    CHECK(loudness(half.samples) == Approx(before / 2).epsilon(0.01));
    amplify(half, 0);
    CHECK(loudest(half.samples) == 0);
    Pcm loud = tone(100ms, 440, 30'000);
    amplify(loud, 3);
    CHECK(loudest(loud.samples) >= 32'767); // and its negative end is one further
}

TEST_CASE("samples: another rate is the same sound") {
    const Pcm slow = tone(1000ms, 440, 10'000, 22'050);
    const Pcm fast = resampled(slow, 48'000);
    CHECK(fast.rate == 48'000);
    CHECK(std::abs((fast.duration() - 1000ms).count()) <= 1);
    CHECK(pitch(fast, 0, 24'000, 440) == Approx(5'000).epsilon(0.05));
    CHECK(loudness(fast.samples) == Approx(loudness(slow.samples)).epsilon(0.02));
    CHECK(resampled({}, 48'000).samples.empty());
    CHECK(resampled({0, {1, 2}}, 48'000).rate == 48'000);
}

TEST_CASE("recordings: a file that this program wrote is read again; what is none is named") {
    const TemporaryFolder folder;
    const auto file = folder.path / "tone.wav";
    {
        const auto output = make_wav_file_output(file.string());
        REQUIRE(output->open());
        REQUIRE(output->write(tone(250ms).samples));
    }
    const auto read = read_sound_file(file);
    REQUIRE(read);
    CHECK(read->rate == output_rate);
    CHECK(read->samples == tone(250ms).samples);

    CHECK_FALSE(read_sound_file(folder.path / "nothing.ogg"));
    std::ofstream(folder.path / "text.ogg") << "this is no sound";
    const auto text = read_sound_file(folder.path / "text.ogg");
    REQUIRE_FALSE(text);
    CHECK(text.error().find("text.ogg") != std::string::npos);
    std::filesystem::resize_file(file, 44 + 100); // cut off in the middle: what is there is heard
    const auto cut = read_sound_file(file);
    if (cut) CHECK(cut->samples.size() <= tone(250ms).samples.size());
}
