#include "store/opinion_chains.hpp"

#include <algorithm>

#include "store/database.hpp"
#include "store/record_writer.hpp"
#include "store/rows.hpp"

namespace liaison::store {

namespace {

using domain::ChainEvent;
using domain::ChainRules;
using domain::OpinionProgress;

struct OpinionRow {
    OpinionProgress progress;
    bool withdrawn = false;

    domain::ChainOrigin origin() const {
        return {progress.raised_at, progress.answered_on_the_spot, withdrawn};
    }
};

constexpr const char* opinion_columns =
    "SELECT opinions.id, raised_at, opinions.deputy_id, category, route,"
    " opened(words, opinions.check_in_id, 'opinions.words/' || opinions.id), withdrawn FROM opinions ";
OpinionRow opinion_from(SQLite::Statement& row) {
    return {{.opinion_id = row.getColumn(0).getString(),
             .raised_at = time_from(row.getColumn(1)),
             .deputy_id = row.getColumn(2).getString(),
             .category = row.getColumn(3).getString(),
             .answered_on_the_spot =
                 row.getColumn(4).getString() == to_string(domain::OpinionRoute::answered_on_the_spot),
             .words = row.getColumn(5).getString()},
            row.getColumn(6).getInt() != 0};
}

constexpr const char* event_columns =
    "SELECT body, opened(text, opinion_id, 'chain_events.text/' || id) FROM chain_events ";
ChainEvent event_from(SQLite::Statement& row) {
    auto event = domain::parse_chain_event(row.getColumn(0).getString());
    if (!event) throw SQLite::Exception("an event of an opinion is not in its form", SQLITE_CORRUPT);
    if (!row.getColumn(1).isNull()) event->text = row.getColumn(1).getString();
    return *std::move(event);
}

// In place of the text that stands beside it, and what is read where that is erased: the chain goes on as it
// went.
constexpr const char* text_stands_beside = "…";

std::string body_of(ChainEvent event) {
    if (!event.text.empty()) event.text = text_stands_beside;
    return domain::to_json(event);
}

OpinionProgress with_history(SQLite::Database& sqlite, OpinionRow row, const ChainRules& rules) {
    row.progress.events = all_rows(sqlite, event_columns, event_from,
                                   "WHERE opinion_id = ? ORDER BY county_number IS NULL, county_number, rowid",
                                   row.progress.opinion_id);
    row.progress.state = fold_chain(row.origin(), row.progress.events, rules);
    return std::move(row.progress);
}

std::optional<OpinionRow> find_opinion(SQLite::Database& sqlite, const std::string& id) {
    return first_row(sqlite, opinion_columns, opinion_from, "WHERE opinions.id = ?", id);
}

template <class... Values>
std::vector<OpinionProgress> found(SQLite::Database& sqlite, const ChainRules& rules, const std::string& tail,
                                   const Values&... values) {
    std::vector<OpinionProgress> all;
    for (OpinionRow& row : all_rows(sqlite, opinion_columns, opinion_from, tail, values...))
        all.push_back(with_history(sqlite, std::move(row), rules));
    return all;
}

// For the figures and the deputy's list. A class counts as it stood when the answer came.
void note_outcome(SQLite::Database& sqlite, const OpinionProgress& opinion) {
    std::optional<domain::WallTime> carried_out_at;
    for (const ChainEvent& event : opinion.events)
        if (opinion.state.carried_out && event.deed == domain::ChainDeed::answered) carried_out_at = event.at;
    run(sqlite, "UPDATE opinions SET carried_out_at = ?, settled = ? WHERE id = ?", carried_out_at,
        opinion.state.is_closed() ? 1 : 0, opinion.opinion_id);
}

const std::string newest_first =
    "ORDER BY raised_at DESC, opinions.id LIMIT " + std::to_string(domain::most_progress_shown);

} // namespace

Saved<int> OpinionChains::take_news(const domain::CountyNews& news, const ChainRules& rules) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        std::int64_t number = news.cursor.opinions - static_cast<std::int64_t>(news.opinions.size());
        int taken = 0;
        for (const ChainEvent& event : news.opinions) {
            ++number;
            auto opinion = find_opinion(sqlite, event.opinion_id);
            if (!opinion) continue;
            const int changed =
                run(sqlite,
                    "INSERT INTO chain_events (id, opinion_id, county_number, at, body, text)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, sealed(?6, ?2, 'chain_events.text/' || ?1))"
                    " ON CONFLICT (id) DO UPDATE SET county_number = excluded.county_number"
                    " WHERE county_number IS NULL",
                    event.id, event.opinion_id, number, event.at, body_of(event), TextOrNull{event.text});
            if (changed > 0) note_outcome(sqlite, with_history(sqlite, *std::move(opinion), rules));
            taken += changed;
        }
        run(sqlite, "UPDATE chain_cursor SET cursor = max(cursor, ?)", news.cursor.opinions);
        return taken;
    });
}

Saved<std::int64_t> OpinionChains::cursor() {
    return guarded(database_.connection(), [&] {
        return number_from(database_.connection().sqlite, "SELECT cursor FROM chain_cursor");
    });
}

Saved<std::vector<OpinionProgress>> OpinionChains::of_ticket(const std::string& ticket_id,
                                                             const ChainRules& rules) {
    return guarded(database_.connection(), [&] {
        return found(
            database_.connection().sqlite, rules,
            "JOIN receptions ON receptions.id = opinions.reception_id WHERE receptions.ticket_id = ? " +
                newest_first,
            ticket_id);
    });
}

Saved<std::vector<OpinionProgress>> OpinionChains::of_person(const std::string& person_key,
                                                             const ChainRules& rules) {
    return guarded(database_.connection(), [&] {
        if (person_key.empty()) return std::vector<OpinionProgress>{};
        return found(
            database_.connection().sqlite, rules,
            "JOIN check_ins ON check_ins.id = opinions.check_in_id WHERE person_key = ? AND withdrawn = 0 " +
                newest_first,
            person_key);
    });
}

Saved<std::vector<OpinionProgress>> OpinionChains::of_deputy(const std::string& deputy_id,
                                                             const ChainRules& rules, domain::WallTime now) {
    return guarded(database_.connection(), [&] {
        auto own =
            found(database_.connection().sqlite, rules,
                  "WHERE opinions.deputy_id = ? AND withdrawn = 0 AND settled = 0 ORDER BY raised_at LIMIT " +
                      std::to_string(domain::most_own_opinions),
                  deputy_id);
        std::stable_sort(own.begin(), own.end(), [&](const OpinionProgress& a, const OpinionProgress& b) {
            const auto first = urging(a.state, now), second = urging(b.state, now);
            return first != second ? first > second : a.state.due < b.state.due;
        });
        return own;
    });
}

// What somebody at this station says of an answer. Runs in a transaction. An empty deputy is the citizen.
OpinionProgress OpinionChains::add(ChainEvent event, const std::string& deputy_id, const ChainRules& rules,
                                   const Moment& now) {
    SQLite::Database& sqlite = database_.connection().sqlite;
    auto row = find_opinion(sqlite, event.opinion_id);
    if (!row) refuse("no such opinion");
    if (!deputy_id.empty() && row->progress.deputy_id != deputy_id) refuse("it is another deputy's opinion");
    const domain::ChainOrigin origin = row->origin();
    OpinionProgress progress = with_history(sqlite, *std::move(row), rules);
    event.id = domain::make_uuid(random_());
    event.at = now.wall;
    if (const auto next = domain::after(progress.state, event, rules); !next) refuse(to_string(next.error()));
    run(sqlite,
        "INSERT INTO chain_events (id, opinion_id, at, body, text)"
        " VALUES (?1, ?2, ?3, ?4, sealed(?5, ?2, 'chain_events.text/' || ?1))",
        event.id, event.opinion_id, event.at, body_of(event), TextOrNull{event.text});
    progress.events.push_back(event);
    progress.state = fold_chain(origin, progress.events, rules);
    note_outcome(sqlite, progress);
    RecordWriter(sqlite, random_, now).write(event);
    return progress;
}

Saved<OpinionProgress> OpinionChains::view(const std::string& opinion_id, const std::string& deputy_id,
                                           domain::Satisfaction view, const ChainRules& rules,
                                           const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        return add({.opinion_id = opinion_id,
                    .deed = domain::ChainDeed::viewed,
                    .office = deputy_id,
                    .satisfaction = view},
                   deputy_id, rules, now);
    });
}

Saved<OpinionProgress> OpinionChains::say(const std::string& opinion_id, domain::Satisfaction word,
                                          const ChainRules& rules, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        return add({.opinion_id = opinion_id, .deed = domain::ChainDeed::followed_up, .satisfaction = word}, {},
                   rules, now);
    });
}

} // namespace liaison::store
