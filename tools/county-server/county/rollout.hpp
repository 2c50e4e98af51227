// What is to be done next with a change that goes out to stations in stages: decided from how far it has got,
// what is known of the stations, and the time. Reads and writes nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/time.hpp"

namespace liaison::county {

enum class ChangeState {
    proposed,
    rejected,
    rolling_out, // goes out, stage by stage
    halted,      // nothing more goes out until somebody resumes it or takes it back
    done,
    taken_back,
};
const char* to_string(ChangeState state);
std::optional<ChangeState> parse_change_state(const std::string& text);

enum class PartState {
    waiting,   // for its stage
    published, // the station can fetch it
    running,   // the station runs it, or a later version
    failed,
    taken_back, // the station can fetch a version with the sections as they were
    skipped,    // when the change was taken back there was nothing to take back here
};
const char* to_string(PartState state);
std::optional<PartState> parse_part_state(const std::string& text);

// A change at one of its stations.
struct Part {
    std::string station;
    std::int64_t stage = 0;
    PartState state = PartState::waiting;
    std::optional<std::int64_t> version;   // that the change published
    std::optional<domain::WallTime> since; // when it came to this state; none while it waits
    std::string why;                       // it failed or was skipped
    // It has spoken from then until then, without a long pause, and still runs an older version.
    std::optional<domain::WallTime> heard_from, heard_until;
};

struct Rollout {
    ChangeState state = ChangeState::proposed;
    std::int64_t stage = 0;     // that goes out or is watched, from 0
    std::chrono::minutes watch; // so long a stage runs before the next one goes out
    std::vector<Part> parts;    // in the order of their stages
};

// What a station told of itself.
struct StationNews {
    std::optional<std::int64_t> running_version;
    std::optional<domain::WallTime> last_contact;
    std::int64_t taken_back = 0; // the version that it did not come to work well with; 0: none
};

// A station that has spoken to the county for so long and still runs an older version has failed. One that
// was silent for so long begins anew when it comes back.
inline constexpr std::chrono::minutes most_time_to_run{10};

// The part as it is after this news; nullopt: as it was.
std::optional<Part> observed(const Part& part, const StationNews& news, domain::WallTime now);

struct RolloutStep {
    enum class Next {
        nothing,    // wait
        publish,    // to the stations that wait, up to the present stage
        next_stage, // has begun
        finish,     // the last one has been watched long enough
        halt,
    };
    std::vector<Part> observed; // the parts whose state changed, as they are now
    Next next = Next::nothing;
    std::string why; // of a halt: which station, and what ailed it
};

// Of a change that is rolling out or halted. A station without news has never spoken.
RolloutStep next_step(const Rollout& rollout, const std::map<std::string, StationNews>& news,
                      domain::WallTime now);

} // namespace liaison::county
