// What is said aloud, on every screen of twenty thousand random ones: something, and nothing that is anybody's
// secret.
#include <set>

#include "catch.hpp"
#include "desk_fixture.hpp"
#include "flow/spoken_screen.hpp"
#include "random_events.hpp"

using namespace liaison;
using namespace liaison::flow;
using language::Word;
using test::RandomEvents;

namespace {

std::string aloud(const language::Phrases& phrases, const char* in_language) {
    const language::Words words(in_language);
    std::string text;
    for (const auto& phrase : phrases) {
        for (const auto& piece : language::spoken(phrase, words))
            text += piece.text;
        text += '\n';
    }
    return text;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

} // namespace

TEST_CASE("spoken: every screen says something, and nothing personal", "[flow][walk][spoken]") {
    RandomEvents world;
    INFO(world.random);
    std::set<Word> heard;
    std::array<int, visit_phase_count> seen{};
    CitizenVisit visit = new_visit(1, "zh", world.clock().now);
    for (int i = 0; i < 20'000; ++i) {
        world.change_something(visit);
        const Event event = world.event_for(visit);
        auto result = step(visit, event, world.around(), world.clock().now);
        world.remember(result.effects);
        visit = result.next;
        const auto phrases = spoken_screen(visit, world.around(), world.clock().now);
        REQUIRE_FALSE(phrases.empty());
        for (const auto& phrase : phrases)
            heard.insert(phrase.word);
        ++seen[static_cast<std::size_t>(visit.phase)];
        const std::string text = aloud(phrases, "zh");
        CAPTURE(i, text);
        REQUIRE(text.find('{') == std::string::npos);
        REQUIRE(text.find('*') == std::string::npos); // nor what is masked on the screen
        REQUIRE(text.find("测试甲") == std::string::npos);
        REQUIRE(text.find("测试乙") == std::string::npos);
        const std::string joined = without_spaces(text); // however it is spelled
        REQUIRE(joined.find("99999") == std::string::npos);
        if (visit.typed_number.size() > 3) REQUIRE(joined.find(visit.typed_number) == std::string::npos);
        const std::string& lines = visit.document.text();
        if (lines.size() > 3) REQUIRE(joined.find(lines) == std::string::npos);
    }
    for (std::size_t phase = 0; phase < seen.size(); ++phase)
        CHECK(seen[phase] > 0);
    const auto& all = all_spoken_words();
    for (const Word word : heard) {
        CAPTURE(language::key_of(word));
        CHECK(std::find(all.begin(), all.end(), word) != all.end()); // else no voice pack would have it
    }
    CHECK(heard.size() > 60);
}

TEST_CASE("spoken: a ticket's number and the queue, in Chinese and English", "[flow][spoken]") {
    test::VisitFixture visitor;
    visitor.come_by_card();
    visitor.touch(WaitFor{test::morning_deputy});
    visitor.ticket_is_saved();
    const auto phrases = spoken_screen(visitor.visit, visitor.around, visitor.clock.now);
    const std::string chinese = aloud(phrases, "zh"), english = aloud(phrases, "en");
    CAPTURE(chinese, english);
    CHECK(chinese.find("您的号码是 A, 0 1 2 。") != std::string::npos);
    CHECK(chinese.find("前面还有 2 人") != std::string::npos);
    CHECK(english.find("Your number is A, 0 1 2 .") != std::string::npos);
    CHECK(chinese.find("测试") == std::string::npos); // neither the visitor nor whom they came to see
}

TEST_CASE("spoken: times and days as people say them", "[flow][spoken]") {
    const domain::Day tuesday = test::day(test::a_tuesday);
    const auto when = [&](const char* day, const char* minute, const char* in_language) {
        return aloud(
            {{Word::voice_when,
              {{"date", language::SpokenDay{test::day(day), tuesday}}, {"time", test::minute(minute)}}}},
            in_language);
    };
    CHECK(when("2026-11-24", "09:30", "zh") == "时间是今天，9点30分。\n");
    CHECK(when("2026-11-25", "14:00", "zh") == "时间是明天，14点。\n");
    CHECK(when("2026-12-24", "09:05", "zh") == "时间是星期四 十二月 24日，9点5分。\n");
    CHECK(when("2026-12-24", "09:05", "en") == "The time is Thursday December 24, 9 5.\n");
}

TEST_CASE("spoken: each piece is called by the name of its recording", "[flow][spoken]") {
    const language::Words words("zh");
    const auto names = [&](const language::Phrase& phrase) {
        std::string all;
        for (const auto& piece : language::spoken(phrase, words))
            if (!piece.recording.empty()) all += piece.recording + " ";
        return all;
    };
    CHECK(names({Word::identify_title}) == "identify_title ");
    CHECK(names({Word::ticket_ahead, {{"count", 12}}}) == "ticket_ahead.1 number.12 ticket_ahead.2 ");
    CHECK(names({Word::voice_number_called, {{"number", language::Spelled{"A012"}}}}) ==
          "voice_number_called.1 letter.A number.0 number.1 number.2 voice_number_called.2 ");
    CHECK(names({Word::voice_ticket_number, {{"number", language::Spelled{"B1"}}}}) ==
          "voice_ticket_number.1 letter.B number.1 "); // a full stop is no recording
    const language::PublicName name{test::text("测试", "Test")};
    CHECK(names({Word::welcome_title, {{"station", name}}}) == "welcome_title.1 ");
}

TEST_CASE("call: the number is called with a chime, in Chinese and in the visitor's language", "[flow][desk]") {
    test::DeskFixture deputy;
    deputy.around.voices = {"en", "zh"};
    deputy.sign_in();
    deputy.somebody_waits(7).language = GENERATE("zh", "en", "bo");
    const std::string language = deputy.day.tickets[0].language;
    const auto announced = [&] {
        std::string text;
        for (const auto& effect : deputy.effects) {
            if (const auto* chime = std::get_if<Chime>(&effect))
                text += chime->kind == ChimeKind::number_called ? "chime " : "attention ";
            const auto* speak = std::get_if<Speak>(&effect);
            if (!speak) continue;
            CHECK(speak->kind == SpeechKind::announcement);
            text += speak->in_language + ":" + aloud(speak->phrases, speak->in_language.c_str());
        }
        return text;
    };
    deputy.touch(CallNext{});
    deputy.store_calls_next();
    const std::string expected =
        "chime zh:请 A, 0 0 7  号到接待处。\n" +
        std::string(language == "en" ? "en:Number A, 0 0 7 , please come to the reception.\n" : "");
    CHECK(announced() == expected);
    deputy.touch(CallAgain{});
    deputy.happens(TicketCalled{deputy.desk.number, deputy.desk.ticket_id});
    CHECK(announced() == expected);
    CHECK(announced().find("测试") == std::string::npos);
}

TEST_CASE("call: where nobody waits, nothing is heard", "[flow][desk]") {
    test::DeskFixture deputy;
    deputy.around.voices = {"zh"};
    deputy.sign_in();
    deputy.touch(CallNext{});
    deputy.store_calls_next();
    CHECK(deputy.effects.empty());
}
