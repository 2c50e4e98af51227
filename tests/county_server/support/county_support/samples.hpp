// Records as a kiosk makes them, of made-up people.
#pragma once

#include "domain/opinion_progress.hpp"
#include "domain/wire_record.hpp"

namespace liaison::testing {

inline constexpr domain::WallTime some_moment{std::chrono::milliseconds{1'795'570'200'000}}; // 2026-11-25

std::string uuid(std::int64_t number); // the same for the same number

// Its kind goes round all that there are.
inline constexpr std::int64_t sample_kinds = static_cast<std::int64_t>(domain::RecordKind::health) + 1;
domain::WireRecord sample_record(std::int64_t sequence);
domain::RecordBatch sample_batch(const std::string& station, std::int64_t first, std::int64_t last);

} // namespace liaison::testing
