// The lines that tools/bench reads: see tools/benchmarks/table.py.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace liaison::benchmarks {

// How another program does the same, and what ours is to reach beside it.
struct Peer {
    std::string name;
    double value;
};

// `target`: "ratio <= 2", "value >= 1000" and the like; empty: only told.
inline void tell(std::string_view name, double value, std::string_view unit, const Peer& peer,
                 std::string_view target = {}) {
    nlohmann::json line{{"name", name}, {"value", value}, {"unit", unit}};
    if (!peer.name.empty()) {
        line["peer"] = peer.name;
        line["peer_value"] = peer.value;
    }
    if (!target.empty()) line["target"] = target;
    std::puts(line.dump().c_str());
    std::fflush(stdout);
}

inline bool is_quick(int argc, char** argv) {
    return argc > 1 && std::string_view(argv[1]) == "--quick";
}

} // namespace liaison::benchmarks
