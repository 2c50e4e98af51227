#include "reading_desk.hpp"

#include "county/reading/opinion_list.hpp"
#include "county/reading/reception_list.hpp"
#include "domain/opinion_progress.hpp"

namespace liaison::testing {

using namespace domain;
using nlohmann::json;

namespace {

constexpr std::chrono::minutes length{15};

Reception reception_of(const Visit& visit, const std::string& id, const std::string& check_in,
                       const std::vector<Opinion>& opinions) {
    Reception reception{.id = id,
                        .ticket_id = uuid(9),
                        .check_in_id = check_in,
                        .deputy_id = visit.deputy,
                        .begun_at = visit.begun_at,
                        .ended_at = visit.begun_at + length,
                        .log = {.language = visit.language,
                                .confidential = visit.confidential,
                                .no_matter = opinions.empty(),
                                .opinions = opinions}};
    reception.log.present = {Present::family};
    reception.log.visitor.add({{100, 200, 0}, {140, 260, 32}}, visit.begun_at);
    reception.log.deputy.decline(Declined::cannot_write, visit.begun_at);
    return reception;
}

OpinionNews news_of(const Visit& visit, const std::string& reception, const Opinion& opinion) {
    return {.opinion = opinion,
            .reception_id = reception,
            .check_in_id = uuid(7),
            .deputy_id = visit.deputy,
            .language = visit.language,
            .confidential = visit.confidential,
            .at = visit.begun_at + length};
}

} // namespace

Opinion matter(const std::string& words, const std::string& category, const std::string& grid_cell) {
    return {.category = category, .grid_cell = grid_cell, .words = words};
}

void ReadingDesk::add_station(const std::string& id, const std::string& kind, const std::string& parent,
                              const json& parts) {
    json document = json::parse(read_text(STATION_EXAMPLE));
    document["station"] = {{"id", id}, {"kind", kind}, {"name", {{"zh", "站点" + id}}}};
    if (!parent.empty()) document["station"]["parent"] = parent;
    document.update(parts);
    const auto published = county.publish(document.dump(), true);
    if (published.exit_code != 0) throw std::runtime_error(published.errors);
}

void ReadingDesk::deliver(const std::string& station,
                          const std::vector<std::pair<RecordKind, std::string>>& all, WallTime now) {
    RecordBatch batch{station, {}};
    for (const auto& [kind, body] : all)
        batch.records.push_back({.sequence = ++sequences_[station],
                                 .id = uuid(500'000 + next_++),
                                 .kind = kind,
                                 .recorded_at = now,
                                 .body = body});
    for (const RecordResult& result : records.accept(batch, now))
        if (result.outcome != RecordOutcome::stored) throw std::runtime_error(result.reason);
}

ReadingDesk::Told ReadingDesk::receive(const Visit& visit) {
    const std::string check_in = uuid(100'000 + next_);
    Told told{uuid(200'000 + next_), {}};
    std::vector<Opinion> raised = visit.opinions;
    for (std::size_t i = 0; i < raised.size(); ++i) {
        raised[i].id = uuid(1'000'000 + 10 * next_ + static_cast<std::int64_t>(i));
        told.opinions.push_back(raised[i].id);
    }
    std::vector<std::pair<RecordKind, std::string>> all{
        {RecordKind::check_in,
         record_body(
             CheckIn{.id = check_in,
                     .visitor = {.name = "测试甲", .number = "99999919900101001X", .person_key = "c0ffee"},
                     .language = visit.language,
                     .agreed_at = visit.begun_at})},
        {RecordKind::reception, record_body(reception_of(visit, told.reception, check_in, raised))}};
    for (const Opinion& opinion : raised)
        all.emplace_back(RecordKind::opinion, record_body(news_of(visit, told.reception, opinion)));
    deliver(visit.station, all, visit.begun_at + length);
    return told;
}

void ReadingDesk::correct(const Visit& visit, const Told& told, int version, const std::string& language) {
    Reception reception = reception_of(visit, told.reception, uuid(7), visit.opinions);
    for (std::size_t i = 0; i < told.opinions.size(); ++i)
        reception.log.opinions[i].id = told.opinions[i];
    reception.version = version;
    reception.log.language = language;
    reception.correction = Correction{visit.deputy, visit.begun_at + 2 * length, "用语写错了"};
    deliver(visit.station, {{RecordKind::reception, record_body(reception)}}, visit.begun_at + 2 * length);
}

void ReadingDesk::withdraw(const Visit& visit, const Told& told) {
    OpinionNews news = news_of(visit, told.reception, visit.opinions.at(0));
    news.opinion.id = told.opinions.at(0);
    news.event = OpinionEvent::withdrawn;
    deliver(visit.station, {{RecordKind::opinion, record_body(news)}}, news.at);
}

void ReadingDesk::enter(const std::string& station, const std::string& opinion, ChainDeed deed, WallTime now,
                        const std::string& text, const std::string& outcome) {
    const auto entered = opinions.enter(station,
                                        {.opinion_id = opinion,
                                         .deed = deed,
                                         .office = deed == ChainDeed::assigned ? "水务局" : "",
                                         .text = text,
                                         .outcome = outcome},
                                        {}, "clerk", now);
    if (!entered) throw std::runtime_error(entered.error());
}

json ReadingDesk::receptions(const county::Filter& filter, const std::string& before, std::int64_t limit) {
    return county::reception_list(database, filter, {before, limit}).value();
}

json ReadingDesk::opinion_page(const county::Filter& filter, WallTime now, const std::string& before,
                               std::int64_t limit) {
    return county::opinion_list(database, filter, {before, limit}, now).value();
}

std::vector<std::string> column(const json& entries, const char* key) {
    std::vector<std::string> texts;
    for (const json& entry : entries)
        texts.push_back(entry.at(key).get<std::string>());
    return texts;
}

} // namespace liaison::testing
