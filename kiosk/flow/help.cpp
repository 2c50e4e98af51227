#include "flow/help.hpp"

#include <algorithm>

#include "flow/touch_set.hpp"

namespace liaison::flow {

using domain::KeeperCallState;

namespace {

HelpStep ended(Help help, KeeperCallState how, domain::Now now) {
    HelpStep step{std::move(help), {}};
    if (!step.next.call) return step;
    domain::KeeperCall call = step.next.call->call;
    call.state = how;
    call.ended_at = now.wall;
    if (step.next.call->is_recorded) step.effects.push_back(SaveKeeperCall{call});
    step.next.call.reset();
    step.next.notice_since.reset();
    return step;
}

// The county is told of a call, unless there were so many that somebody must be playing, or the disk is ill.
bool may_record(Help& help, const Surroundings& around, domain::Now now) {
    std::erase_if(help.recorded_calls,
                  [now](domain::MonotonicTime at) { return now.monotonic - at >= std::chrono::hours{1}; });
    return !around.store_trouble && help.recorded_calls.size() < keeper_calls_an_hour;
}

} // namespace

bool is_help(const Touch& touch) {
    return fingers<SpeakScreen, CallKeeper, CloseKeeperNotice, KeeperCame>().holds(touch);
}

std::optional<std::string> reading_language(const std::string& language, const Surroundings& around) {
    const auto speaks = [&](const std::string& code) {
        return std::find(around.voices.begin(), around.voices.end(), code) != around.voices.end();
    };
    if (speaks(language)) return language;
    return speaks("zh") ? std::optional<std::string>{"zh"} : std::nullopt;
}

HelpStep call_keeper(Help help, domain::CalledFrom from, const Surroundings& around, domain::Now now) {
    HelpStep step{std::move(help), {}};
    Help& next = step.next;
    next.notice_since = now.monotonic;
    if (!next.chimed_at || now.monotonic - *next.chimed_at >= keeper_chimes_apart) {
        next.chimed_at = now.monotonic;
        step.effects.push_back(Chime{ChimeKind::keeper_wanted});
    }
    if (next.call) return step; // called already: the sign stays as long as it would
    next.call = OpenKeeperCall{{.id = {}, .called_at = now.wall, .from = from}, now.monotonic};
    if (!may_record(next, around, now)) return step;
    next.call->is_recorded = true;
    next.recorded_calls.push_back(now.monotonic);
    step.effects.push_back(SaveKeeperCall{next.call->call});
    return step;
}

HelpStep keeper_came(Help help, domain::Now now) {
    return ended(std::move(help), KeeperCallState::answered, now);
}

HelpStep close_notice(Help help) {
    help.notice_since.reset();
    return {std::move(help), {}};
}

HelpStep read_aloud(Help help, language::Phrases phrases, std::optional<std::string> in_language) {
    if (!in_language || phrases.empty()) return {std::move(help), {}, true};
    HelpStep step = stop_reading(std::move(help));
    step.next.reading = ++step.next.last_reading;
    step.effects.push_back(
        Speak{SpeechKind::reading, *step.next.reading, *std::move(in_language), std::move(phrases)});
    return step;
}

HelpStep stop_reading(Help help) {
    HelpStep step{std::move(help), {}};
    if (step.next.reading) step.effects.push_back(StopSpeaking{});
    step.next.reading.reset();
    return step;
}

HelpStep on_time(Help help, domain::Now now) {
    if (help.notice_since && now.monotonic >= *help.notice_since + keeper_notice_stays)
        help.notice_since.reset();
    if (help.call && now.monotonic >= help.call->since + keeper_sign_stays)
        return ended(std::move(help), KeeperCallState::unanswered, now);
    return {std::move(help), {}};
}

std::optional<domain::MonotonicTime> next_deadline(const Help& help) {
    std::optional<domain::MonotonicTime> due;
    if (help.call) due = help.call->since + keeper_sign_stays;
    if (help.notice_since) {
        const auto closes = *help.notice_since + keeper_notice_stays;
        due = due ? std::min(*due, closes) : closes;
    }
    return due;
}

} // namespace liaison::flow
