#include "county/opinion_book.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <sqlite3.h>

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

constexpr const char* columns = "SELECT id, raised_at, route, category, withdrawn FROM opinion ";

std::optional<OpinionRow> row_from(SQLite::Statement& row) {
    const auto raised_at = domain::parse_wall_time(row.getColumn(1).getString());
    if (!raised_at) return std::nullopt;
    return OpinionRow{{.opinion_id = row.getColumn(0).getString(),
                       .raised_at = *raised_at,
                       .deputy_id = {},
                       .category = row.getColumn(3).getString(),
                       .answered_on_the_spot = row.getColumn(2).getString() ==
                                               to_string(domain::OpinionRoute::answered_on_the_spot)},
                      row.getColumn(4).getInt() != 0};
}

OpinionProgress with_history(SQLite::Database& connection, OpinionRow row, const ChainRules& rules) {
    SQLite::Statement select(connection, "SELECT body FROM chain_event WHERE opinion = ? ORDER BY number");
    select.bind(1, row.progress.opinion_id);
    while (select.executeStep())
        if (auto event = domain::parse_chain_event(select.getColumn(0).getString()))
            row.progress.events.push_back(*std::move(event));
    row.progress.state = fold_chain({row.progress.raised_at, row.progress.answered_on_the_spot, row.withdrawn},
                                    row.progress.events, rules);
    return std::move(row.progress);
}

// An event that is known already is not entered again.
void append(SQLite::Database& connection, const std::string& station, const ChainEvent& event,
            const std::string& by, domain::WallTime now) {
    SQLite::Statement insert(
        connection,
        "INSERT INTO chain_event (station, number, id, opinion, body, entered_by, entered_at)"
        " SELECT ?1, (SELECT coalesce(max(number), 0) + 1 FROM chain_event WHERE station = ?1), ?2, ?3,"
        " ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM chain_event WHERE id = ?2)");
    insert.bind(1, station);
    insert.bind(2, event.id);
    insert.bind(3, event.opinion_id);
    insert.bind(4, domain::to_json(event));
    insert.bind(5, by);
    insert.bind(6, domain::format_wall_time(now));
    insert.exec();
}

// The first record of an opinion says when it was raised; each later one has its whole new state.
void enter_opinion(SQLite::Database& connection, const std::string& station, const std::string& body_text) {
    const json body = json::parse(body_text, nullptr, false);
    if (!body.is_object() || text_of(body, "opinion_id").empty() || text_of(body, "at").empty()) return;
    SQLite::Statement upsert(connection,
                             "INSERT INTO opinion (id, station, raised_at, route, category, withdrawn)"
                             " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET route = excluded.route,"
                             " category = excluded.category, withdrawn = excluded.withdrawn"
                             " WHERE station = excluded.station");
    upsert.bind(1, text_of(body, "opinion_id"));
    upsert.bind(2, station);
    upsert.bind(3, text_of(body, "at"));
    upsert.bind(4, text_of(body, "route"));
    upsert.bind(5, text_of(body, "category"));
    upsert.bind(6, text_of(body, "event") == to_string(domain::OpinionEvent::withdrawn) ? 1 : 0);
    upsert.exec();
}

bool is_opinion_of(SQLite::Database& connection, const std::string& station, const std::string& id) {
    SQLite::Statement select(connection, "SELECT 1 FROM opinion WHERE id = ? AND station = ?");
    select.bind(1, id);
    select.bind(2, station);
    return select.executeStep();
}

} // namespace

void enter_opinion_record(SQLite::Database& connection, const std::string& station,
                          const domain::WireRecord& record, domain::WallTime now) {
    if (record.kind == domain::RecordKind::opinion) enter_opinion(connection, station, record.body);
    if (record.kind != domain::RecordKind::chain_event) return;
    const auto event = domain::parse_chain_event(record.body);
    if (event && is_opinion_of(connection, station, event->opinion_id))
        append(connection, station, *event, "", now);
}

tl::expected<ChainEvent, std::string> OpinionBook::enter(const std::string& station, ChainEvent event,
                                                         const ChainRules& rules, const std::string& by,
                                                         domain::WallTime now) {
    return database_.change([&](SQLite::Database& connection) -> tl::expected<ChainEvent, std::string> {
        SQLite::Statement select(connection, std::string(columns) + "WHERE id = ? AND station = ?");
        select.bind(1, event.opinion_id);
        select.bind(2, station);
        auto row = select.executeStep() ? row_from(select) : std::nullopt;
        if (!row) return tl::unexpected(std::string("no such opinion of this station"));
        const OpinionProgress progress = with_history(connection, *std::move(row), rules);
        if (progress.events.size() >= domain::max_chain_events)
            return tl::unexpected(std::string("the opinion has as many events as are allowed"));
        event.id = new_uuid();
        event.at = now;
        if (const auto next = domain::after(progress.state, event, rules); !next)
            return tl::unexpected(std::string(to_string(next.error())));
        append(connection, station, event, by, now);
        return event;
    });
}

void OpinionBook::add_news(const std::string& station, std::int64_t after, domain::CountyNews& news) {
    database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(
            connection,
            "SELECT number, body FROM chain_event WHERE station = ? AND number > ? ORDER BY number LIMIT ?");
        select.bind(1, station);
        select.bind(2, after);
        select.bind(3, static_cast<std::int64_t>(domain::max_chain_news));
        news.cursor.opinions = after;
        while (select.executeStep()) {
            auto event = domain::parse_chain_event(select.getColumn(1).getString());
            if (!event) throw SQLite::Exception("an event of an opinion is not in its form", SQLITE_CORRUPT);
            news.opinions.push_back(*std::move(event));
            news.cursor.opinions = select.getColumn(0).getInt64();
        }
    });
}

std::vector<OpinionProgress> OpinionBook::newest(const std::string& station, const ChainRules& rules,
                                                 domain::WallTime now, std::int64_t most) {
    auto all = database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection,
                                 std::string(columns) + "WHERE station = ? ORDER BY raised_at DESC LIMIT ?");
        select.bind(1, station);
        select.bind(2, most);
        std::vector<OpinionProgress> opinions;
        while (select.executeStep())
            if (auto row = row_from(select))
                opinions.push_back(with_history(connection, *std::move(row), rules));
        return opinions;
    });
    std::stable_sort(all.begin(), all.end(), [now](const OpinionProgress& one, const OpinionProgress& other) {
        return urging(one.state, now) > urging(other.state, now);
    });
    return all;
}

} // namespace liaison::county
