// Hearing and helping, on every screen: the screen read aloud, and the call for the station keeper.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/keeper_call.hpp"
#include "flow/effect.hpp"
#include "flow/event.hpp"
#include "flow/surroundings.hpp"

namespace liaison::flow {

// A call that the keeper has not answered yet: its sign stays on every screen.
struct OpenKeeperCall {
    domain::KeeperCall call;
    domain::MonotonicTime since;
    bool is_recorded = false; // the county is told of it
};

struct Help {
    std::optional<std::uint64_t> reading; // the screen is being read aloud
    std::uint64_t last_reading = 0;
    std::optional<OpenKeeperCall> call;
    std::optional<domain::MonotonicTime> notice_since;   // "the keeper has been called" stands over the screen
    std::optional<domain::MonotonicTime> chimed_at;      // for the keeper
    std::vector<domain::MonotonicTime> recorded_calls{}; // of the last hour
};

inline constexpr std::chrono::seconds keeper_notice_stays{20};
inline constexpr std::chrono::minutes keeper_sign_stays{15};
inline constexpr std::chrono::seconds keeper_chimes_apart{10}; // however often a child touches
inline constexpr std::size_t keeper_calls_an_hour = 6;         // that become records; the others only chime

struct HelpStep {
    Help next;
    Effects effects;
    bool refused = false;
};

// A touch that belongs to the help and not to the screen below it.
bool is_help(const Touch& touch);

// In which language a screen is read to one who chose `language`: in theirs where there is a voice, else in
// Chinese, else nullopt: there is no reading.
std::optional<std::string> reading_language(const std::string& language, const Surroundings& around);

// ---- what happens ----
HelpStep call_keeper(Help help, domain::CalledFrom from, const Surroundings& around, domain::Now now);
HelpStep keeper_came(Help help, domain::Now now);
HelpStep close_notice(Help help);
HelpStep read_aloud(Help help, language::Phrases phrases, std::optional<std::string> in_language);
HelpStep stop_reading(Help help); // a touch, or the screen has changed
HelpStep on_time(Help help, domain::Now now);

std::optional<domain::MonotonicTime> next_deadline(const Help& help);

} // namespace liaison::flow
