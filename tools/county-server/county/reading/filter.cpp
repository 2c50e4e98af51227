#include "county/reading/filter.hpp"

#include "domain/text.hpp"
#include "domain/time.hpp"

namespace liaison::county {

namespace {

constexpr std::size_t most_filter_bytes = 400;

struct Part {
    const char* name;
    std::string Filter::*text;
};
constexpr Part parts[]{{"station", &Filter::station},
                       {"under", &Filter::under},
                       {"kind", &Filter::kind},
                       {"deputy", &Filter::deputy},
                       {"category", &Filter::category},
                       {"grid_cell", &Filter::grid_cell},
                       {"language", &Filter::language},
                       {"stage", &Filter::stage},
                       {"text", &Filter::text},
                       {"from", &Filter::from},
                       {"to", &Filter::to}};

// Everything below it, however deep, and itself.
constexpr const char* is_below =
    " = ? OR @ IN (WITH RECURSIVE below(id) AS (SELECT station FROM network_place WHERE parent = ?"
    " UNION SELECT p.station FROM network_place p JOIN below ON p.parent = below.id) SELECT id FROM below)";

std::string with_column(std::string text, const std::string& column) {
    text.replace(text.find('@'), 1, column);
    return text;
}

// "text" is looked for in what was said and answered, as far as it may be read.
void add_matter(Conditions& conditions, const Filter& filter) {
    if (!filter.category.empty()) conditions.add("o.category = ?", {filter.category});
    if (!filter.grid_cell.empty()) conditions.add("o.grid_cell = ?", {filter.grid_cell});
    if (filter.text.empty()) return;
    const std::string pattern = anywhere(filter.text);
    conditions.add("lower(o.words) LIKE ? ESCAPE '!' OR lower(o.answer) LIKE ? ESCAPE '!'"
                   " OR lower(o.reply) LIKE ? ESCAPE '!'",
                   {pattern, pattern, pattern});
    if (!filter.sees_confidential) conditions.add("o.confidential = 0");
}

bool flag(const Request& request, const char* name) {
    return request.get_param_value(name) == "true";
}

} // namespace

tl::expected<Filter, std::string> filter_of(const Request& request) {
    Filter filter;
    for (const Part& part : parts) {
        std::string text = request.get_param_value(part.name);
        if (text.size() > most_filter_bytes || !is_storable(text))
            return tl::unexpected(std::string("\"") + part.name + "\" is no text of at most 400 bytes");
        filter.*part.text = std::move(text);
    }
    for (const auto& [name, day] : {std::pair{"from", filter.from}, std::pair{"to", filter.to}})
        if (!day.empty() && !domain::parse_day(day))
            return tl::unexpected(std::string("\"") + name + "\" is a day, as 2026-11-24");
    filter.overdue = flag(request, "overdue");
    filter.concluded = flag(request, "concluded");
    filter.without_withdrawn = request.get_param_value("withdrawn") == "false";
    return filter;
}

std::string summary_of(const Filter& filter) {
    std::string summary;
    const auto tell = [&](const std::string& word) { summary += (summary.empty() ? "" : " ") + word; };
    for (const Part& part : parts)
        if (const std::string& text = filter.*part.text; !text.empty())
            tell(part.text == &Filter::text ? "text" : part.name + ("=" + text));
    if (filter.overdue) tell("overdue");
    if (filter.concluded) tell("concluded");
    if (filter.without_withdrawn) tell("withdrawn=false");
    return summary;
}

void add_place(Conditions& conditions, const Filter& filter, const std::string& column) {
    if (!filter.station.empty()) conditions.add(column + " = ?", {filter.station});
    if (!filter.under.empty())
        conditions.add(column + with_column(is_below, column), {filter.under, filter.under});
    if (!filter.kind.empty())
        conditions.add(column + " IN (SELECT station FROM network_place WHERE kind = ?)", {filter.kind});
}

Conditions reception_conditions(const Filter& filter) {
    Conditions conditions;
    add_place(conditions, filter, "r.station");
    if (!filter.deputy.empty()) conditions.add("r.deputy = ?", {filter.deputy});
    if (!filter.language.empty()) conditions.add("r.spoken = ?", {filter.language});
    if (!filter.from.empty()) conditions.add("r.held_on >= ?", {filter.from});
    if (!filter.to.empty()) conditions.add("r.held_on <= ?", {filter.to});
    Conditions matter;
    add_matter(matter, filter);
    if (!matter.where().empty())
        conditions.add_within("(r.id, r.station) IN (SELECT o.reception, o.station FROM opinion o @)", matter);
    return conditions;
}

Conditions opinion_conditions(const Filter& filter) {
    Conditions conditions;
    add_place(conditions, filter, "o.station");
    if (!filter.deputy.empty()) conditions.add("o.deputy = ?", {filter.deputy});
    const std::string day = filter.concluded ? "o.concluded_on" : "o.raised_on";
    if (!filter.from.empty()) conditions.add(day + " >= ?", {filter.from});
    if (!filter.to.empty()) conditions.add(day + " <= ?", {filter.to});
    if (filter.concluded) conditions.add("o.concluded_on <> ''");
    if (filter.without_withdrawn) conditions.add("o.withdrawn = 0");
    add_matter(conditions, filter);
    return conditions;
}

void add_standing(Conditions& conditions, const Filter& filter, domain::WallTime now) {
    if (!filter.stage.empty()) conditions.add("o.stage = ?", {filter.stage});
    if (filter.overdue) conditions.add("o.due_at < ?", {domain::format_wall_time(now)});
}

} // namespace liaison::county
