// A sheet of paper that was photographed at the desk: a letter that the visitor brought, a form, a list of
// names.
#pragma once

#include <cstdint>
#include <string>

#include "domain/bytes.hpp"
#include "domain/time.hpp"

namespace liaison::domain {

// What a log says of its sheets; the picture lies beside it.
struct Sheet {
    std::string id{};     // UUID
    std::string sha256{}; // of the JPEG, lower-case hex: the county checks what it gets
    std::int64_t bytes = 0;
    WallTime taken_at{};
    bool operator==(const Sheet&) const = default;
};

inline constexpr std::size_t most_sheets = 6; // of one log
inline constexpr std::size_t most_sheet_bytes = 2 * 1024 * 1024;
inline constexpr std::size_t most_envelope_bytes = 1024; // around one that travels sealed

// A sheet on its way to the county, in parts: where the next one begins, and all that is left from there.
struct SheetUpload {
    Sheet sheet{};
    std::int64_t offset = 0;
    Bytes part{};
};

inline constexpr std::size_t sheet_part_bytes = 128 * 1024;

} // namespace liaison::domain
