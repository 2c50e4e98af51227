// How the server does, in figures for Prometheus.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "county/http/listener.hpp"
#include "domain/wire_record.hpp"

namespace liaison::county {

class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    // `pattern` of the route; empty: none.
    void answered(const std::string& method, const std::string& pattern, int status,
                  std::chrono::microseconds duration);
    void delivered(domain::RecordOutcome outcome);

    // All of it in Prometheus' text format (version 0.0.4).
    std::string text(const Listener::Load& load) const;

private:
    struct Figures;
    std::unique_ptr<Figures> figures_;
};

} // namespace liaison::county
