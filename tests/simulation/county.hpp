// The county of this year: counts each record once, works at opinions, and tells the station what became of
// them.
#pragma once

#include <map>
#include <unordered_map>

#include "domain/county_news.hpp"
#include "domain/wire_record.hpp"
#include "seed.hpp"

namespace liaison::simulation {

class County {
public:
    std::vector<domain::RecordResult> take(const std::vector<domain::WireRecord>& batch);

    // A day's work at what was raised.
    void work(test::Random& random, domain::WallTime now);
    domain::CountyNews news_after(std::int64_t cursor) const;

    std::int64_t records() const { return last_sequence_; }
    std::int64_t repeats() const { return repeats_; }
    std::int64_t news() const { return static_cast<std::int64_t>(log_.size()); }
    // The last that was told of a ticket or an appointment; empty: nothing.
    std::string state_of(const std::string& id) const;
    int versions_of(const std::string& reception_id) const;

private:
    enum class Stage { review, office, answered, planned, closed };
    struct Case {
        Stage stage = Stage::review;
        bool has_office = false;
        bool extended = false;
        bool withdrawn = false;
        std::string outcome{};
    };
    struct Known {
        std::int64_t sequence;
        std::size_t body; // its hash
    };

    void read(const domain::WireRecord& record);
    void read_opinion(const std::string& body);
    void hear(const domain::ChainEvent& event);
    void go_on(test::Random& random, const std::string& opinion, Case& matter, domain::WallTime now);
    void tell(domain::ChainEvent event, domain::WallTime now);

    std::unordered_map<std::string, Known> known_;
    std::int64_t last_sequence_ = 0;
    std::int64_t repeats_ = 0;
    std::unordered_map<std::string, std::string> states_;
    std::unordered_map<std::string, int> versions_;
    std::map<std::string, Case> cases_;
    std::vector<domain::ChainEvent> log_;
};

} // namespace liaison::simulation
