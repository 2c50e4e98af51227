#include "county.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "must.hpp"

namespace liaison::simulation {

using domain::ChainDeed;
using domain::ChainEvent;
using domain::RecordKind;
using domain::RecordOutcome;
using nlohmann::json;

std::vector<domain::RecordResult> County::take(const std::vector<domain::WireRecord>& batch) {
    std::vector<domain::RecordResult> results;
    for (const domain::WireRecord& record : batch) {
        const std::size_t body = std::hash<std::string>{}(record.body);
        const auto [known, is_new] = known_.try_emplace(record.id, Known{record.sequence, body});
        must(known->second.sequence == record.sequence, "a record came again under another sequence",
             record.id);
        must(known->second.body == body, "a record came again with another content", record.id);
        if (is_new) {
            must(record.sequence == last_sequence_ + 1, "a record was lost, or its sequence came twice",
                 fmt::format("{} after {}", record.sequence, last_sequence_));
            last_sequence_ = record.sequence;
            read(record);
        } else {
            ++repeats_;
        }
        results.push_back({record.sequence, is_new ? RecordOutcome::stored : RecordOutcome::duplicate, {}});
    }
    return results;
}

void County::read(const domain::WireRecord& record) {
    if (record.kind == RecordKind::opinion) return read_opinion(record.body);
    if (record.kind == RecordKind::chain_event) {
        const ChainEvent event = domain::parse_chain_event(record.body).value();
        log_.push_back(event);
        return hear(event);
    }
    const json body = json::parse(record.body);
    if (record.kind == RecordKind::ticket) states_[body.at("ticket_id")] = body.at("state");
    if (record.kind == RecordKind::appointment) states_[body.at("appointment_id")] = body.at("state");
    if (record.kind == RecordKind::reception) {
        int& version = versions_[body.at("reception_id")];
        must(body.at("version") == ++version, "a version of a log was skipped or came twice", record.id);
    }
}

void County::read_opinion(const std::string& text) {
    const json body = json::parse(text);
    const std::string event = body.at("event"), id = body.at("opinion_id");
    must((event == "raised") != cases_.contains(id),
         "an opinion was raised twice, or changed before it was raised", id);
    Case& matter = cases_[id];
    must(!matter.withdrawn, "a withdrawn opinion was changed", id);
    if (event == "raised" && body.at("route") == "answered_on_the_spot") matter.stage = Stage::answered;
    if (event == "withdrawn") matter.withdrawn = true;
}

// Of the station: a citizen's word opens, plans or closes; a deputy's view moves nothing.
void County::hear(const ChainEvent& event) {
    Case& matter = cases_.at(event.opinion_id);
    if (event.deed != ChainDeed::followed_up) return;
    must(matter.stage == Stage::answered, "a citizen was asked where there was no answer", event.opinion_id);
    if (event.satisfaction == domain::Satisfaction::dissatisfied) {
        matter.stage = matter.has_office ? Stage::office : Stage::review;
        matter.extended = false;
    } else {
        matter.stage = matter.outcome == "b" ? Stage::planned : Stage::closed;
    }
}

void County::tell(ChainEvent event, domain::WallTime now) {
    event.id = fmt::format("00000000-0000-4000-8000-{:012}", log_.size());
    event.at = now;
    if (event.deed == ChainDeed::assigned || event.deed == ChainDeed::answered) event.office = "水务局";
    event.text = "已经看过";
    log_.push_back(std::move(event));
}

void County::go_on(test::Random& random, const std::string& opinion, Case& matter, domain::WallTime now) {
    const auto answer = [&](const char* outcome) {
        tell({.opinion_id = opinion, .deed = ChainDeed::answered, .outcome = outcome}, now);
        matter.outcome = outcome;
        matter.has_office = true;
        matter.stage = Stage::answered;
    };
    if (matter.stage == Stage::review) {
        tell({.opinion_id = opinion, .deed = ChainDeed::assigned}, now);
        matter.has_office = true;
        matter.stage = Stage::office;
    } else if (matter.stage == Stage::planned) {
        answer("a");
    } else if (const int chance = random.between(0, 9); chance == 0) {
        tell({.opinion_id = opinion, .deed = ChainDeed::returned}, now);
        matter.has_office = false;
        matter.stage = Stage::review;
    } else if (chance < 3) {
        tell({.opinion_id = opinion, .deed = ChainDeed::consulted}, now);
    } else if (chance == 3 && !matter.extended) {
        tell({.opinion_id = opinion, .deed = ChainDeed::extended}, now);
        matter.extended = true;
    } else {
        answer(chance < 7 ? "a" : chance < 9 ? "b" : "c");
    }
}

void County::work(test::Random& random, domain::WallTime now) {
    for (auto& [opinion, matter] : cases_) {
        const bool waits_for_county = matter.stage != Stage::answered && matter.stage != Stage::closed;
        if (waits_for_county && !matter.withdrawn && random.once_in(50)) go_on(random, opinion, matter, now);
    }
}

domain::CountyNews County::news_after(std::int64_t cursor) const {
    const auto most = static_cast<std::int64_t>(domain::max_chain_news);
    const std::int64_t end = std::min(cursor + most, news());
    return {{log_.begin() + cursor, log_.begin() + end}, {}, {end, 0}};
}

std::string County::state_of(const std::string& id) const {
    const auto found = states_.find(id);
    return found == states_.end() ? std::string{} : found->second;
}

int County::versions_of(const std::string& reception_id) const {
    const auto found = versions_.find(reception_id);
    return found == versions_.end() ? 0 : found->second;
}

} // namespace liaison::simulation
