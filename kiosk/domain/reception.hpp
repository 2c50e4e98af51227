// The meeting and its record.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/autograph.hpp"
#include "domain/opinion.hpp"
#include "domain/sheet.hpp"
#include "domain/time.hpp"

namespace liaison::domain {

// Who sat at the table beside the visitor and the deputy.
enum class Present { family, fellow_villager, other_deputy, keeper, official };

// What the deputy writes down of the meeting.
struct ReceptionLog {
    std::string language{}; // that was spoken
    bool interpreter = false;
    std::set<Present> present{};
    bool confidential =
        false;              // the citizen asked for it: later only this deputy and the county see the opinions
    bool no_matter = false; // nothing was raised: there is no opinion
    std::vector<Opinion> opinions = std::vector<Opinion>(1); // while it is written, there is one to write in
    std::vector<Sheet> sheets{};                             // photographed, in this order
    Autograph visitor{};
    Autograph deputy{};
    bool operator==(const ReceptionLog&) const = default;

    // Everything that has to be said is said; the autographs aside.
    bool is_complete() const;
    bool is_signed() const { return visitor.is_settled() && deputy.is_settled(); }
};

// Kept at every pause, so that a power cut takes two seconds of writing at most.
struct ReceptionDraft {
    std::string ticket_id{};
    WallTime begun_at{}; // when the visitor sat down
    ReceptionLog log{};
    std::vector<std::string> earlier_deputies{}; // who received before it was handed over, first to last
    int corrects = 0;                            // the version that this is a correction of; 0: the log is new
    std::string reason{};                        // of the correction
    bool operator==(const ReceptionDraft&) const = default;

    bool is_complete() const { return log.is_complete() && (corrects == 0 || !reason.empty()); }
};

inline constexpr std::size_t max_correction_reason = 200; // code points

// Why there is another version of a log. The one before stays as it was.
struct Correction {
    std::string deputy_id; // who
    WallTime at;
    std::string reason;
    bool operator==(const Correction&) const = default;
};

// The reception log: who met whom, when, about what, with which result.
struct Reception {
    std::string id; // UUID; empty until the store has made one
    int version = 1;
    std::string ticket_id;
    std::string check_in_id;
    std::string deputy_id; // who received, at the end
    std::vector<std::string> earlier_deputies{};
    WallTime begun_at;
    WallTime ended_at;
    ReceptionLog log{};
    std::optional<Correction> correction{}; // of every version but the first
};

const char* to_string(Present who);
std::optional<Present> parse_present(std::string_view text);

} // namespace liaison::domain
