#include "county/opinion_book.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "county/random.hpp"
#include "county/record_body.hpp"

namespace liaison::county {

using domain::ChainEvent;
using domain::ChainRules;
using domain::OpinionProgress;
using nlohmann::json;

namespace {

struct OpinionRow {
    OpinionProgress progress;
    bool withdrawn = false;
};

// The rows of all that `which` picks, as columns of the opinion table.
std::vector<OpinionRow> select_opinions(soci::session& sql, const std::string& which, const Values& values) {
    std::vector<OpinionRow> opinions;
    for (const auto& [id, raised, route, category, withdrawn] :
         select<std::string, std::string, std::string, std::string, std::int64_t>(
             sql, "SELECT id, raised_at, route, category, withdrawn FROM opinion " + which, values)) {
        const auto raised_at = domain::parse_wall_time(raised);
        if (!raised_at) continue;
        opinions.push_back(
            {{.opinion_id = id,
              .raised_at = *raised_at,
              .deputy_id = {},
              .category = category,
              .answered_on_the_spot = route == to_string(domain::OpinionRoute::answered_on_the_spot)},
             withdrawn != 0});
    }
    return opinions;
}

OpinionProgress with_history(soci::session& sql, OpinionRow row, const ChainRules& rules) {
    for (const auto& [body] :
         select<std::string>(sql, "SELECT body FROM chain_event WHERE opinion = :opinion ORDER BY number",
                             {row.progress.opinion_id}))
        if (auto event = domain::parse_chain_event(body)) row.progress.events.push_back(*std::move(event));
    row.progress.state = fold_chain({row.progress.raised_at, row.progress.answered_on_the_spot, row.withdrawn},
                                    row.progress.events, rules);
    return std::move(row.progress);
}

// Under the station's lock, so that the numbers have no gap. An event that is known already is not entered
// again.
void append(soci::session& sql, const std::string& station, const ChainEvent& event, const std::string& by,
            domain::WallTime now) {
    const auto last = select_one<std::int64_t>(
        sql, "SELECT coalesce(max(number), 0) FROM chain_event WHERE station = :station", {station});
    execute(sql,
            "INSERT INTO chain_event (station, number, id, opinion, body, entered_by, entered_at)"
            " VALUES (:station, :number, :id, :opinion, :body, :by, :now) ON CONFLICT (id) DO NOTHING",
            {station, std::get<0>(*last) + 1, event.id, event.opinion_id, domain::to_json(event), by,
             domain::format_wall_time(now)});
}

// The first record of an opinion says when it was raised; each later one has its whole new state.
void enter_opinion(soci::session& sql, const std::string& station, const std::string& body_text) {
    const json body = json::parse(body_text, nullptr, false);
    if (!body.is_object() || !domain::parse_uuid(text_of(body, "opinion_id")) ||
        !domain::parse_wall_time(text_of(body, "at")))
        return;
    const bool withdrawn = text_of(body, "event") == to_string(domain::OpinionEvent::withdrawn);
    execute(sql,
            "INSERT INTO opinion (id, station, raised_at, route, category, withdrawn)"
            " VALUES (:id, :station, :raised, :route, :category, :withdrawn) ON CONFLICT (id) DO UPDATE"
            " SET route = excluded.route, category = excluded.category, withdrawn = excluded.withdrawn"
            " WHERE opinion.station = excluded.station",
            {text_of(body, "opinion_id"), station, text_of(body, "at"), text_of(body, "route"),
             text_of(body, "category"), withdrawn});
}

void write_standing(soci::session& sql, const OpinionProgress& opinion, const StationFacts& facts) {
    const domain::ChainState& state = opinion.state;
    std::string concluded_on; // a class counts as it stood when the answer came
    for (const ChainEvent& event : opinion.events)
        if (state.carried_out && !state.withdrawn && event.deed == domain::ChainDeed::answered)
            concluded_on = day_in(facts.zone, event.at);
    execute(sql,
            "UPDATE opinion SET stage = :stage, due_at = :due, office = :office, reply = :reply,"
            " outcome = :outcome, satisfaction = :satisfaction, extended = :extended,"
            " concluded_on = :concluded WHERE id = :id",
            {state.withdrawn ? "withdrawn" : to_string(state.stage),
             state.is_closed() ? "9999" : domain::format_wall_time(*state.due), state.office, state.answer,
             state.outcome, state.satisfaction ? to_string(*state.satisfaction) : "", state.extended,
             concluded_on, opinion.opinion_id});
}

bool is_opinion_of(soci::session& sql, const std::string& station, const std::string& id) {
    return select_one<std::string>(sql, "SELECT id FROM opinion WHERE id = :id AND station = :station",
                                   {id, station})
        .has_value();
}

} // namespace

std::optional<OpinionProgress> progress_of(soci::session& sql, const std::string& station,
                                           const std::string& opinion, const ChainRules& rules) {
    auto rows = select_opinions(sql, "WHERE id = :id AND station = :station", {opinion, station});
    if (rows.empty()) return std::nullopt;
    return with_history(sql, std::move(rows.front()), rules);
}

void note_standing(soci::session& sql, const std::string& station, const std::string& opinion,
                   const StationFacts& facts) {
    if (const auto progress = progress_of(sql, station, opinion, facts.rules))
        write_standing(sql, *progress, facts);
}

void note_standing_of_all(soci::session& sql, const std::string& station, const StationFacts& facts) {
    for (OpinionRow& row : select_opinions(sql, "WHERE station = :station", {station}))
        write_standing(sql, with_history(sql, std::move(row), facts.rules), facts);
}

void enter_opinion_record(soci::session& sql, const std::string& station, const domain::WireRecord& record,
                          domain::WallTime now) {
    if (record.kind == domain::RecordKind::opinion) enter_opinion(sql, station, record.body);
    if (record.kind != domain::RecordKind::chain_event) return;
    const auto event = domain::parse_chain_event(record.body);
    if (event && is_opinion_of(sql, station, event->opinion_id)) append(sql, station, *event, "", now);
}

tl::expected<ChainEvent, std::string> OpinionBook::enter(const std::string& station, ChainEvent event,
                                                         const ChainRules& rules, const std::string& by,
                                                         domain::WallTime now) {
    return database_.change(
        Lock::station(station), [&](soci::session& sql) -> tl::expected<ChainEvent, std::string> {
            const auto progress = progress_of(sql, station, event.opinion_id, rules);
            if (!progress) return tl::unexpected(std::string("no such opinion of this station"));
            if (progress->events.size() >= domain::max_chain_events)
                return tl::unexpected(std::string("the opinion has as many events as are allowed"));
            event.id = new_uuid();
            event.at = now;
            if (const auto next = domain::after(progress->state, event, rules); !next)
                return tl::unexpected(std::string(to_string(next.error())));
            append(sql, station, event, by, now);
            note_standing(sql, station, event.opinion_id, station_facts(sql, station));
            return event;
        });
}

void OpinionBook::add_news(const std::string& station, std::int64_t after, domain::CountyNews& news) {
    const auto rows = database_.use([&](soci::session& sql) {
        return select<std::int64_t, std::string>(sql,
                                                 "SELECT number, body FROM chain_event WHERE station = :station"
                                                 " AND number > :after ORDER BY number LIMIT :most",
                                                 {station, after, domain::max_chain_news});
    });
    news.cursor.opinions = after;
    for (const auto& [number, body] : rows) {
        auto event = domain::parse_chain_event(body);
        if (!event) throw StoreTrouble("an event of an opinion is not in its form");
        news.opinions.push_back(*std::move(event));
        news.cursor.opinions = number;
    }
}

} // namespace liaison::county
