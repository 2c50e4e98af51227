#include "county/reading/statistics.hpp"

#include <algorithm>
#include <map>

#include "county/reading/json_text.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

using domain::Day;
using nlohmann::json;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;

namespace {

constexpr std::size_t most_grid_cells = 500;
constexpr std::chrono::days longest_period{3653};

struct Figures {
    std::int64_t deputy_sessions = 0; // one deputy on one day at one station
    std::int64_t citizens_received = 0;
    std::int64_t opinions_raised = 0;
    std::int64_t opinions_concluded = 0; // on the day of the answer
};

json value_of(const Figures& figures) {
    return {{"deputy_sessions", figures.deputy_sessions},
            {"citizens_received", figures.citizens_received},
            {"opinions_raised", figures.opinions_raised},
            {"opinions_concluded", figures.opinions_concluded}};
}

// By what the figures are told apart: an expression in which "@" is the day.
struct Grouping {
    const char* expression;
    const char* joins; // "@" is the station
};
constexpr Grouping in_one{"''", ""};
constexpr Grouping by_month{"substr(@, 1, 7)", ""};
constexpr Grouping by_kind{"p.kind", "JOIN network_place p ON p.station = @"};

std::string filled(const char* text, const std::string& column) {
    std::string whole = text;
    for (auto at = whole.find('@'); at != std::string::npos; at = whole.find('@'))
        whole.replace(at, 1, column);
    return whole;
}

Conditions conditions_in(const Filter& filter, const Period& period, const std::string& day,
                         const std::string& station) {
    Conditions conditions;
    conditions.add(day + " >= ?", {domain::format_day(period.from)});
    conditions.add(day + " <= ?", {domain::format_day(period.to)});
    add_place(conditions, filter, station);
    return conditions;
}

using Counts = std::vector<std::tuple<std::string, std::int64_t>>;

class Counter {
public:
    Counter(soci::session& sql, const Filter& filter, const Period& period) : sql_(sql) {
        receptions_ = conditions_in(filter, period, "r.held_on", "r.station");
        raised_ = conditions_in(filter, period, "o.raised_on", "o.station");
        raised_.add("o.withdrawn = 0");
        concluded_ = conditions_in(filter, period, "o.concluded_on", "o.station");
    }

    std::map<std::string, Figures> figures(const Grouping& grouping) {
        std::map<std::string, Figures> all;
        add(all, &Figures::citizens_received, of_receptions(grouping));
        add(all, &Figures::deputy_sessions, sessions(grouping));
        add(all, &Figures::opinions_raised, of_opinions(grouping, "o.raised_on", raised_));
        add(all, &Figures::opinions_concluded, of_opinions(grouping, "o.concluded_on", concluded_));
        return all;
    }
    Figures sum() { return figures(in_one)[""]; }

    Counts categories() { return grouped("o.category", "FROM opinion o ", raised_); }
    Counts languages() { return grouped("r.spoken", "FROM reception r ", receptions_); }
    using Cell = std::pair<std::string, std::string>; // station and code
    std::map<Cell, Figures> grid_cells() {
        std::map<Cell, Figures> all;
        for (const auto& [figure, conditions] : {std::pair{&Figures::opinions_raised, &raised_},
                                                 std::pair{&Figures::opinions_concluded, &concluded_}})
            for (const auto& [station, cell, count] : select<std::string, std::string, std::int64_t>(
                     sql_,
                     "SELECT o.station, o.grid_cell, count(*) FROM opinion o " + conditions->where() +
                         " AND o.grid_cell <> '' GROUP BY o.station, o.grid_cell",
                     conditions->values()))
                all[{station, cell}].*figure = count;
        return all;
    }

private:
    static void add(std::map<std::string, Figures>& all, std::int64_t Figures::*figure, const Counts& counts) {
        for (const auto& [group, count] : counts)
            all[group].*figure = count;
    }
    Counts grouped(const std::string& group, const std::string& from, const Conditions& conditions) {
        return select<std::string, std::int64_t>(
            sql_, "SELECT " + group + ", count(*) " + from + conditions.where() + " GROUP BY 1",
            conditions.values());
    }
    Counts of_receptions(const Grouping& grouping) {
        return grouped(filled(grouping.expression, "r.held_on"),
                       "FROM reception r " + filled(grouping.joins, "r.station") + " ", receptions_);
    }
    Counts sessions(const Grouping& grouping) {
        const std::string days =
            "(SELECT DISTINCT r.held_on, r.station, r.deputy FROM reception r " + receptions_.where() + ") s ";
        return select<std::string, std::int64_t>(sql_,
                                                 "SELECT " + filled(grouping.expression, "s.held_on") +
                                                     ", count(*) FROM " + days +
                                                     filled(grouping.joins, "s.station") + " GROUP BY 1",
                                                 receptions_.values());
    }
    Counts of_opinions(const Grouping& grouping, const std::string& day, const Conditions& conditions) {
        return grouped(filled(grouping.expression, day),
                       "FROM opinion o " + filled(grouping.joins, "o.station") + " ", conditions);
    }

    soci::session& sql_;
    Conditions receptions_, raised_, concluded_;
};

// What the newest configuration of the station, or of any one, calls it; null where none does.
json name_of(soci::session& sql, const char* what, const std::string& code, const std::string& station = "") {
    const std::string of = "SELECT texts FROM configured_name WHERE what = :what AND code = :code";
    const auto row = station.empty()
                         ? select_one<std::string>(sql, of + " LIMIT 1", {what, code})
                         : select_one<std::string>(sql, of + " AND station = :station", {what, code, station});
    return row ? stored_json(std::get<0>(*row)) : json();
}

void add_name(json& entry, json name) {
    if (!name.is_null()) entry["name"] = std::move(name);
}

json grid_cells(soci::session& sql, Counter& counter) {
    const auto all = counter.grid_cells();
    std::vector<std::pair<Counter::Cell, Figures>> cells(all.begin(), all.end());
    std::stable_sort(cells.begin(), cells.end(), [](const auto& one, const auto& other) {
        return one.second.opinions_raised > other.second.opinions_raised;
    });
    if (cells.size() > most_grid_cells) cells.resize(most_grid_cells);
    json entries = json::array();
    for (const auto& [cell, figures] : cells) {
        json entry{{"station", cell.first},
                   {"grid_cell", cell.second},
                   {"opinions_raised", figures.opinions_raised},
                   {"opinions_concluded", figures.opinions_concluded}};
        add_name(entry, name_of(sql, "grid_cell", cell.second, cell.first));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Counts most_first(Counts counts) {
    std::stable_sort(counts.begin(), counts.end(),
                     [](const auto& one, const auto& other) { return std::get<1>(one) > std::get<1>(other); });
    return counts;
}

json categories(soci::session& sql, Counter& counter) {
    json entries = json::array();
    for (const auto& [category, count] : most_first(counter.categories())) {
        json entry{{"category", category}, {"opinions_raised", count}};
        add_name(entry, name_of(sql, "category", category));
        entries.push_back(std::move(entry));
    }
    return entries;
}

json languages(Counter& counter) {
    json entries = json::array();
    for (const auto& [language, count] : most_first(counter.languages()))
        entries.push_back({{"language", language}, {"citizens_received", count}});
    return entries;
}

json kinds(Counter& counter) {
    auto all = counter.figures(by_kind);
    json entries = json::array();
    using enum domain::StationKind;
    for (const auto kind : {home, station, room, professional}) {
        json entry = value_of(all[to_string(kind)]);
        entry["kind"] = to_string(kind);
        entries.push_back(std::move(entry));
    }
    return entries;
}

// Whole months: a year until the last one of the period, or all that it touches where those are more.
json trend(soci::session& sql, const Filter& filter, const Period& period) {
    const year_month last = period.to.year() / period.to.month();
    const year_month first = std::min(period.from.year() / period.from.month(), last - months{11});
    auto all = Counter(sql, filter, {first / 1, Day{last / std::chrono::last}}).figures(by_month);
    json entries = json::array();
    for (year_month month = first; month <= last; month += months{1}) {
        const std::string name = domain::format_day(month / 1).substr(0, 7);
        json entry = value_of(all[name]);
        entry["month"] = name;
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

Period Period::before() const {
    const auto length = sys_days{to} - sys_days{from} + std::chrono::days{1};
    return {Day{sys_days{from} - length}, domain::previous_day(from)};
}

tl::expected<Period, std::string> period_of(const Filter& filter, Day today) {
    const Day to = domain::parse_day(filter.to).value_or(today);
    const Day from = domain::parse_day(filter.from).value_or(to.year() / to.month() / 1);
    if (from > to) return tl::unexpected(std::string("\"from\" is after \"to\""));
    if (sys_days{to} - sys_days{from} > longest_period)
        return tl::unexpected(std::string("a period is at most ten years long"));
    return Period{from, to};
}

json statistics(Database& database, const Filter& filter, const Period& period) {
    return database.use([&](soci::session& sql) {
        Counter counter(sql, filter, period);
        return json{{"from", domain::format_day(period.from)},
                    {"to", domain::format_day(period.to)},
                    {"figures", value_of(counter.sum())},
                    {"before", value_of(Counter(sql, filter, period.before()).sum())},
                    {"trend", trend(sql, filter, period)},
                    {"by_kind", kinds(counter)},
                    {"by_grid_cell", grid_cells(sql, counter)},
                    {"by_category", categories(sql, counter)},
                    {"by_language", languages(counter)}};
    });
}

} // namespace liaison::county
