// The meeting and its record.
#pragma once

#include <optional>
#include <string>

#include "domain/time.hpp"

namespace liaison::domain {

// What became of the matter at the table.
enum class ReceptionResult { answered_on_the_spot, passed_on, to_professional_station, no_matter_raised };

// What the deputy writes; kept as a draft at every pause.
struct ReceptionDraft {
    std::string ticket_id;
    std::string category{}; // code of the configuration's categories
    std::string text{};     // at most max_reception_text code points
    std::optional<ReceptionResult> result{};
    WallTime begun_at{}; // when the visitor sat down
    bool operator==(const ReceptionDraft&) const = default;
};

inline constexpr std::size_t max_reception_text = 10'000;

// The reception log: who met whom, when, about what, with which result.
struct Reception {
    std::string id; // UUID
    std::string ticket_id;
    std::string check_in_id;
    std::string deputy_id;
    WallTime begun_at;
    WallTime ended_at;
    std::string category;
    std::string text;
    ReceptionResult result = ReceptionResult::no_matter_raised;
};

const char* to_string(ReceptionResult result);
std::optional<ReceptionResult> parse_reception_result(std::string_view text);

} // namespace liaison::domain
