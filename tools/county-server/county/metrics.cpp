#include "county/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace liaison::county {

struct Metrics::Figures {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("county_requests_total")
                                                            .Help("Requests that were answered")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram>& durations =
        prometheus::BuildHistogram()
            .Name("county_request_seconds")
            .Help("From the first byte of a request to the last of its answer; those that wait for news, too")
            .Register(registry);
    prometheus::Family<prometheus::Counter>& records =
        prometheus::BuildCounter()
            .Name("county_records_total")
            .Help("Records that stations delivered, by what became of them")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& gauges = prometheus::BuildGauge()
                                                        .Name("county_load")
                                                        .Help("What is under way at this moment")
                                                        .Register(registry);
    prometheus::Gauge& connections = gauges.Add({{"what", "connections"}});
    prometheus::Gauge& waiting = gauges.Add({{"what", "waiting_for_news"}});
    prometheus::Gauge& queued = gauges.Add({{"what", "waiting_for_a_thread"}});
};

Metrics::Metrics() : figures_(std::make_unique<Figures>()) {}

Metrics::~Metrics() = default;

void Metrics::answered(const std::string& method, const std::string& pattern, int status,
                       std::chrono::microseconds duration) {
    const std::string route = pattern.empty() ? "none" : pattern;
    const std::string verb = pattern.empty() ? "any" : method; // whoever asks for nothing may call it anything
    figures_->requests.Add({{"method", verb}, {"route", route}, {"status", std::to_string(status)}})
        .Increment();
    static const prometheus::Histogram::BucketBoundaries bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                                0.2,   0.5,    1,     2.5,  5,     10,   60};
    figures_->durations.Add({{"method", verb}, {"route", route}}, bounds)
        .Observe(std::chrono::duration<double>(duration).count());
}

void Metrics::delivered(domain::RecordOutcome outcome) {
    const char* word = outcome == domain::RecordOutcome::stored      ? "stored"
                       : outcome == domain::RecordOutcome::duplicate ? "duplicate"
                                                                     : "refused";
    figures_->records.Add({{"outcome", word}}).Increment();
}

std::string Metrics::text(const Listener::Load& load) const {
    figures_->connections.Set(static_cast<double>(load.connections));
    figures_->waiting.Set(static_cast<double>(load.waiting));
    figures_->queued.Set(static_cast<double>(load.queued));
    return prometheus::TextSerializer().Serialize(figures_->registry.Collect());
}

} // namespace liaison::county
