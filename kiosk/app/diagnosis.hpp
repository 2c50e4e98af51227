// A folder of plain text files that tells a technician what is wrong with a station. It holds nothing of any
// person.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "domain/time.hpp"
#include "view/station_report.hpp"

namespace liaison::app {

struct Diagnosis {
    std::string station_id;
    domain::WallTime made_at;
    view::StationReport report;
    std::string settings;         // the machine's settings file as it is
    std::vector<std::string> log; // the newest lines, oldest first
};

// Writes liaison-diagnosis-STATION-TIME into `folder`, which is made where it is missing, and gives the path.
// The log's and the settings' lines go through without_personal_data().
tl::expected<std::filesystem::path, std::string> write_diagnosis(const Diagnosis& diagnosis,
                                                                 const std::filesystem::path& folder);

// What looks like a number of a person, a telephone or a secret is blotted out, whoever wrote it there.
std::string without_personal_data(std::string_view line);

} // namespace liaison::app
