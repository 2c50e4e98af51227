// What a person wrote on the glass with a finger to stand for the log that was read to them; or why they did
// not.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/time.hpp"

namespace liaison::domain {

// x from 0 to autograph_width across the field, y downwards in the same unit.
struct InkDot {
    int x = 0;
    int y = 0;
    int after_ms = 0; // since the autograph's first dot
    bool operator==(const InkDot&) const = default;
};
using InkLine = std::vector<InkDot>; // from where the finger came down to where it left

inline constexpr int autograph_width = 2000;
inline constexpr int autograph_height = 1000;
inline constexpr std::size_t max_autograph_dots = 1'500;
inline constexpr int max_autograph_ms = 10 * 60 * 1000;

enum class Declined { cannot_write, does_not_wish, had_to_leave };

struct Autograph {
    std::vector<InkLine> lines{};
    std::optional<Declined> declined{};
    WallTime at{}; // when the first line was begun, or signing declined
    bool operator==(const Autograph&) const = default;

    bool is_given() const { return !lines.empty(); }
    bool is_settled() const { return is_given() || declined; }
    std::size_t dots() const;

    // Cut to what an autograph may hold; dots that lie where the one before lies are left out. Whoever signs
    // does not decline any more. `line` bears its time since any one beginning, the same for all lines.
    void add(const InkLine& line, WallTime now);
    void take_back_line();
    void decline(Declined reason, WallTime now);
};

const char* to_string(Declined reason);
std::optional<Declined> parse_declined(std::string_view text);

} // namespace liaison::domain
