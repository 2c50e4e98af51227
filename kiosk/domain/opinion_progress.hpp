// What became of an opinion, as far as this station knows: for the citizen who raised it.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "domain/opinion_chain.hpp"

namespace liaison::domain {

struct OpinionProgress {
    std::string opinion_id;
    WallTime raised_at;
    std::string deputy_id; // who heard it
    std::string category;
    bool answered_on_the_spot = false;
    std::string words{}; // empty: erased after retention
    ChainState state{};
    std::vector<ChainEvent> events{}; // its history, in order
};

inline constexpr std::size_t most_progress_shown = 10;
inline constexpr std::size_t most_own_opinions = 50; // of a deputy, the oldest ones first

// As JSON: on the wire both ways, and in the store. Reading gives an error where it is not in the form.
std::string to_json(const ChainEvent& event);
tl::expected<ChainEvent, std::string> parse_chain_event(std::string_view json);

} // namespace liaison::domain
