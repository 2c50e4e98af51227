// The list of receptions as a file: one row for each matter that was raised, one for a reception without any.
#pragma once

#include "county/database.hpp"
#include "county/reading/filter.hpp"
#include "county/reading/spreadsheet.hpp"

namespace liaison::county {

struct ExportLimits {
    std::int64_t rows = 100'000;          // the heading aside
    std::size_t bytes = 64 * 1024 * 1024; // of all texts
};

// The newest first, times in the zone of each station. What the filter's reader may not see is left empty.
// Error: there is more than the limits allow; the file is of no use then.
tl::expected<void, std::string> export_receptions(Database& database, const Filter& filter, Spreadsheet& file,
                                                  const ExportLimits& limits = {});

} // namespace liaison::county
