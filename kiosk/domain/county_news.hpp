// What the county tells a station: what became of its opinions, and its word about slots that several stations
// book.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/opinion_progress.hpp"

namespace liaison::domain {

// What the county says of a time of a shared deputy.
enum class SlotVerdict {
    given,    // to this station's appointment
    refused,  // to it: somebody at another station was faster
    taken,    // by another station
    released, // another station does not need it any more
};

struct SlotWord {
    std::string appointment_id; // UUID; the time of another station carries nothing else of its visitor
    std::string deputy_id;
    WallTime start;
    WallTime end;
    SlotVerdict verdict = SlotVerdict::given;
};

// Up to where the news are known.
struct NewsCursor {
    std::int64_t opinions = 0;
    std::int64_t slots = 0;
    auto operator<=>(const NewsCursor&) const = default;
};

// In the order in which the county knows them.
struct CountyNews {
    std::vector<ChainEvent> opinions;
    std::vector<SlotWord> slots;
    NewsCursor cursor; // where the next news begin
};

inline constexpr std::size_t max_chain_news = 100; // events at once
inline constexpr std::size_t max_slot_news = 200;  // words at once

// As JSON on the wire. Reading gives an error where it is not in the form.
std::string to_json(const CountyNews& news);
tl::expected<CountyNews, std::string> parse_county_news(std::string_view json);

const char* to_string(SlotVerdict verdict);
std::optional<SlotVerdict> parse_slot_verdict(const std::string& name);

} // namespace liaison::domain
