// The synthesizer: the right voice for Chinese, and speech in it.
#include "catch.hpp"
#include "drivers/sound/speech_synthesizer.hpp"
#include "sounds.hpp"

using namespace drivers;
using namespace sounds;

TEST_CASE("speech: Chinese is read by the voice that can, whichever version is installed") {
    using Voices = std::vector<std::string>;
    CHECK(espeak_voices("zh", "1.51") == Voices{"cmn-latn-pinyin"});
    CHECK(espeak_voices("zh", "1.51.1") == Voices{"cmn-latn-pinyin"});
    CHECK(espeak_voices("zh", "1.50") == Voices{"cmn-latn-pinyin"});
    CHECK(espeak_voices("zh", "1.52")[0] == "cmn");
    CHECK(espeak_voices("zh", "1.52.0")[0] == "cmn");
    CHECK(espeak_voices("zh", "2.0")[0] == "cmn");
    CHECK(espeak_voices("en", "1.51")[0] == "en");
    for (const char* none : {"bo", "lis", "nxq", ""})
        CHECK(espeak_voices(none, "1.51").empty());
}

TEST_CASE("speech: characters are read in Mandarin, not spelled in English") {
    const auto made = SpeechSynthesizer::create();
    REQUIRE(made);
    SpeechSynthesizer& synthesizer = **made;
    REQUIRE(synthesizer.speaks("zh"));
    REQUIRE(synthesizer.speaks("en"));
    CHECK_FALSE(synthesizer.speaks("bo"));
    // qing3 ... hao4 ... dao4 jie1 dai4 chu4; the aspirated initials are what English has not.
    const std::string call = synthesizer.phonemes("请 A 0 1 2 号到接待处。", "zh");
    CAPTURE(call);
    CHECK(call.find("tɕh") != std::string::npos);
    CHECK(call.find("ɑu") != std::string::npos);
    CHECK(call.find("(en)") == std::string::npos); // no character fell to the English voice
    const std::string title = synthesizer.phonemes("您同意登记吗？县人大代表。前面还有 12 人。", "zh");
    CAPTURE(title);
    CHECK(title.find("(en)") == std::string::npos);
    CHECK(title.find("ɕ") != std::string::npos);                                            // xian4
    CHECK(synthesizer.phonemes("Number A, 0 1 2 ", "en").find("ˈeɪ") != std::string::npos); // not "a number"
    CHECK(synthesizer.phonemes("Number", "en").find("nˈʌmbə") != std::string::npos);
}

TEST_CASE("speech: a sentence sounds, lasts as long as one, and nothing is said in a language it has not") {
    const auto made = SpeechSynthesizer::create();
    REQUIRE(made);
    SpeechSynthesizer& synthesizer = **made;
    const Pcm sentence = synthesizer.speak("请 A 0 1 2 号到接待处。", "zh");
    CHECK(sentence.rate >= 16'000);
    CHECK(sentence.duration() > 1500ms);
    CHECK(sentence.duration() < 8s);
    CHECK(loudness(sentence.samples) > 500);
    const Pcm again = synthesizer.speak("请 A 0 1 2 号到接待处。", "zh");
    CHECK(static_cast<double>(again.samples.size()) ==
          Approx(static_cast<double>(sentence.samples.size())).epsilon(0.05));
    CHECK(synthesizer.speak("བོད་ཡིག", "bo").samples.empty());
    CHECK(synthesizer.speak("", "zh").duration() < 1s);
    for (const char* broken : {"\xff\xfe\x80", "\xe6", "号\xe6\xb5", "\xf0\x9f"})
        CHECK(synthesizer.speak(broken, "zh").samples.empty());
    std::string endless; // a text that no screen has is cut, not synthesised for an hour
    for (int i = 0; i < 20'000; ++i)
        endless += "测";
    const Pcm cut = synthesizer.speak(endless, "zh");
    CHECK(cut.duration() > 1min);
    CHECK(cut.duration() < 5min);
}
