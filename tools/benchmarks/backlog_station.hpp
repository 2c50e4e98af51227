// A station with a backlog, for backlog.bench.cpp: how it came to it, and how it gets rid of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace liaison::benchmarks {

struct Line {
    std::string url;       // of the county
    std::string authority; // PEM file
    std::string identity;  // PEM file of the station
    std::string station;
};

// Visits from check-in to the signed log, in a store of its own in `folder`, until so many records wait for the
// county. Not forced onto the disk. `sealing_key`: the county's, PEM. Throws std::runtime_error.
void make_backlog(const std::filesystem::path& folder, const std::string& station,
                  const std::string& sealing_key, int records);

// The batches of a backlog as they would be sent, as JSON.
std::vector<std::string> batches_of(const std::filesystem::path& folder, const std::string& station);

struct Done {
    double seconds = 0;
    double processor_seconds = 0; // of this program
    int requests = 0;
};

// By the kiosk's own link, until nothing waits.
Done drain(const std::filesystem::path& folder, const Line& line);

// By the same client, one after the other, over one connection. Each has to be answered; with what does not
// matter where it is empty.
Done post(const Line& line, const std::vector<std::string>& bodies);

} // namespace liaison::benchmarks
