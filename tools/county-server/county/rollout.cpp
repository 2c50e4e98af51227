#include "county/rollout.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace liaison::county {

namespace {

constexpr std::array change_states{"proposed", "rejected", "rolling_out", "halted", "done", "taken_back"};
constexpr std::array part_states{"waiting", "published", "running", "failed", "taken_back", "skipped"};

template <class State, std::size_t Count>
std::optional<State> parsed(const std::array<const char*, Count>& names, const std::string& text) {
    for (std::size_t place = 0; place < Count; ++place)
        if (text == names[place]) return static_cast<State>(place);
    return std::nullopt;
}

Part moved(Part part, PartState state, domain::WallTime now, const std::string& why = "") {
    part.state = state;
    part.since = now;
    part.why = why;
    part.heard_from = part.heard_until = std::nullopt;
    return part;
}

bool has_spoken_since(const StationNews& news, domain::WallTime moment) {
    return news.last_contact && *news.last_contact > moment;
}

StationNews news_of(const std::map<std::string, StationNews>& news, const std::string& station) {
    const auto found = news.find(station);
    return found == news.end() ? StationNews{} : found->second;
}

// Nothing was heard of it since it could fetch the version, or it spoke then and never again.
bool is_silent(const Part& part, const StationNews& news, domain::WallTime now) {
    return !has_spoken_since(news, *part.since) || !has_spoken_since(news, now - most_time_to_run);
}

// Its stage need not wait for it any longer: it runs, or somebody resumed the change without it, or it is
// silent.
bool is_settled(const Part& part, const StationNews& news, domain::WallTime now) {
    switch (part.state) {
    case PartState::waiting: return false;
    case PartState::published: return is_silent(part, news, now);
    default: return true;
    }
}

// All that the watching of a stage is about. Without a station that runs it nothing is known of it yet, unless
// somebody goes on without all of them.
bool has_been_watched(const Rollout& rollout, const std::map<std::string, StationNews>& news,
                      domain::WallTime now) {
    bool is_expected = false;
    std::optional<domain::WallTime> last;
    for (const Part& part : rollout.parts) {
        if (part.stage != rollout.stage) continue;
        if (!is_settled(part, news_of(news, part.station), now)) return false;
        is_expected = is_expected || part.state == PartState::published;
        if (part.state == PartState::running) last = last ? std::max(*last, *part.since) : *part.since;
    }
    return last ? now - *last >= rollout.watch : !is_expected;
}

// A published part whose station runs an older version. It may be about to take the new one, and it may have
// been away for an hour: what counts is for how long it speaks.
std::optional<Part> still_older(const Part& part, const StationNews& news, domain::WallTime now) {
    constexpr std::chrono::minutes usual_time_to_run{1}; // nothing is noted of those that need no longer
    if (!has_spoken_since(news, *part.since + usual_time_to_run)) return std::nullopt;
    const domain::WallTime contact = *news.last_contact;
    Part heard = part;
    heard.heard_until = contact;
    if (!part.heard_from || contact - *part.heard_until > most_time_to_run)
        heard.heard_from = contact;
    else if (contact - *part.heard_from >= most_time_to_run)
        return moved(part, PartState::failed, now,
                     fmt::format("the station still runs version {} instead of {}",
                                 news.running_version.value_or(0), *part.version));
    else if (contact - *part.heard_until < usual_time_to_run)
        return std::nullopt;
    return heard;
}

} // namespace

const char* to_string(ChangeState state) {
    return change_states.at(static_cast<std::size_t>(state));
}

std::optional<ChangeState> parse_change_state(const std::string& text) {
    return parsed<ChangeState>(change_states, text);
}

const char* to_string(PartState state) {
    return part_states.at(static_cast<std::size_t>(state));
}

std::optional<PartState> parse_part_state(const std::string& text) {
    return parsed<PartState>(part_states, text);
}

std::optional<Part> observed(const Part& part, const StationNews& news, domain::WallTime now) {
    const bool is_out = part.state == PartState::published || part.state == PartState::running;
    if (!part.version || !part.since || (!is_out && part.state != PartState::failed)) return std::nullopt;
    const std::int64_t running = news.running_version.value_or(0);
    if (news.taken_back == *part.version)
        return is_out ? std::optional(moved(part, PartState::failed, now,
                                            fmt::format("the station took version {} back", *part.version)))
                      : std::nullopt;
    if (running >= *part.version)
        return part.state == PartState::running ? std::nullopt
                                                : std::optional(moved(part, PartState::running, now));
    // It may only be starting: what it runs is not known then.
    if (part.state == PartState::running) return moved(part, PartState::published, now);
    return part.state == PartState::published ? still_older(part, news, now) : std::nullopt;
}

RolloutStep next_step(const Rollout& rollout, const std::map<std::string, StationNews>& news,
                      domain::WallTime now) {
    RolloutStep step;
    Rollout present = rollout;
    for (Part& part : present.parts) {
        const auto changed = observed(part, news_of(news, part.station), now);
        if (!changed) continue;
        part = *changed;
        step.observed.push_back(part);
        if (part.state == PartState::failed && step.why.empty()) step.why = part.station + ": " + part.why;
    }
    if (present.state != ChangeState::rolling_out) {
        step.why.clear();
        return step;
    }
    const auto waits = [&](const Part& part) {
        return part.stage <= present.stage && part.state == PartState::waiting;
    };
    if (!step.why.empty())
        step.next = RolloutStep::Next::halt;
    else if (std::any_of(present.parts.begin(), present.parts.end(), waits))
        step.next = RolloutStep::Next::publish;
    else if (has_been_watched(present, news, now))
        step.next = present.stage >= present.parts.back().stage ? RolloutStep::Next::finish
                                                                : RolloutStep::Next::next_stage;
    return step;
}

} // namespace liaison::county
