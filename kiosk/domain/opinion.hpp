// One matter that a citizen raised at a reception, and what is said of it first.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/time.hpp"

namespace liaison::domain {

// Where the matter goes from the table.
enum class OpinionRoute { answered_on_the_spot, station, professional_station, county };

enum class Urgency { usual, soon, urgent };

struct Opinion {
    std::string id{};        // UUID; empty until the store has made one
    std::string category{};  // code of the configuration's categories
    std::string grid_cell{}; // code of the configuration's grid cells; empty: not said
    Urgency urgency = Urgency::usual;
    OpinionRoute route = OpinionRoute::station;
    std::string words{};  // the citizen's own; at most max_opinion_words code points
    std::string answer{}; // the deputy's; at most max_opinion_answer
    bool operator==(const Opinion&) const = default;

    bool is_untouched() const { return category.empty() && words.empty() && answer.empty(); }
    // Whoever answers on the spot writes down what was answered.
    bool is_complete() const;
};

inline constexpr std::size_t max_opinion_words = 10'000;
inline constexpr std::size_t max_opinion_answer = 4'000;
inline constexpr std::size_t max_opinions = 5; // of one reception

// What happens to an opinion is only ever added to its history.
enum class OpinionEvent { raised, corrected, withdrawn };

// An event as the county hears of it, with the whole new state of the opinion.
struct OpinionNews {
    Opinion opinion{};
    OpinionEvent event = OpinionEvent::raised;
    std::string reception_id;
    int reception_version = 1;
    std::string check_in_id;
    std::string deputy_id; // who wrote it
    std::string language;  // that was spoken
    bool confidential = false;
    WallTime at;
};

const char* to_string(OpinionRoute route);
const char* to_string(Urgency urgency);
const char* to_string(OpinionEvent event);
std::optional<OpinionRoute> parse_opinion_route(std::string_view text);
std::optional<Urgency> parse_urgency(std::string_view text);

} // namespace liaison::domain
