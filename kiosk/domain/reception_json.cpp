#include "domain/reception_json.hpp"

#include <stdexcept>

#include "domain/json_reader.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

// A name that no version of the program wrote is damage.
template <class Parse>
auto named(const json& value, Parse parse) {
    const auto found = parse(value.get<std::string>());
    if (!found) throw std::invalid_argument("a name that is not known");
    return *found;
}

WallTime time_of(const json& value) {
    return named(value, parse_wall_time);
}

Opinion opinion_of(const json& value) {
    Opinion opinion{.id = value.value("id", ""),
                    .category = value.value("category", ""),
                    .grid_cell = value.value("grid_cell", ""),
                    .words = value.value("words", ""),
                    .answer = value.value("answer", "")};
    if (value.contains("urgency")) opinion.urgency = named(value["urgency"], parse_urgency);
    if (value.contains("route")) opinion.route = named(value["route"], parse_opinion_route);
    return opinion;
}

constexpr std::size_t numbers_a_dot = 3;

InkLine line_of(const json& value) {
    InkLine line;
    if (value.size() % numbers_a_dot != 0) throw std::invalid_argument("a line of ink is cut off");
    for (std::size_t i = 0; i < value.size(); i += numbers_a_dot)
        line.push_back({value[i].get<int>(), value[i + 1].get<int>(), value[i + 2].get<int>()});
    return line;
}

Autograph autograph_of(const json& value) {
    Autograph autograph;
    if (value.contains("at")) autograph.at = time_of(value["at"]);
    if (value.contains("declined")) autograph.declined = named(value["declined"], parse_declined);
    if (value.contains("lines"))
        for (const json& line : value["lines"])
            autograph.lines.push_back(line_of(line));
    return autograph;
}

Sheet sheet_of(const json& value) {
    return {.id = value.at("id").get<std::string>(),
            .sha256 = value.at("sha256").get<std::string>(),
            .bytes = value.at("bytes").get<std::int64_t>(),
            .taken_at = time_of(value.at("taken_at"))};
}

ReceptionLog log_of(const json& value) {
    ReceptionLog log{.language = value.value("language", ""),
                     .interpreter = value.value("interpreter", false),
                     .confidential = value.value("confidential", false),
                     .no_matter = value.value("no_matter", false),
                     .opinions = {}};
    for (const json& who : value.value("present", json::array()))
        log.present.insert(named(who, parse_present));
    for (const json& opinion : value.value("opinions", json::array()))
        log.opinions.push_back(opinion_of(opinion));
    if (log.opinions.empty()) log.opinions.emplace_back();
    for (const json& sheet : value.value("sheets", json::array()))
        log.sheets.push_back(sheet_of(sheet));
    if (value.contains("visitor")) log.visitor = autograph_of(value["visitor"]);
    if (value.contains("deputy_signs")) log.deputy = autograph_of(value["deputy_signs"]);
    return log;
}

json json_of_log(const ReceptionLog& log) {
    json value = circumstances_json(log);
    value["opinions"] = json::array();
    for (const Opinion& opinion : log.opinions)
        value["opinions"].push_back(json_of(opinion));
    return value;
}

template <class Value, class Read>
std::optional<Value> read(std::string_view text, Read read_value) {
    try {
        return read_value(parse_json(text));
    } catch (const JsonProblem&) {
        return std::nullopt;
    } catch (const json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

} // namespace

std::string dump(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json json_of(const Opinion& opinion) {
    return {{"id", opinion.id},
            {"category", opinion.category},
            {"grid_cell", opinion.grid_cell},
            {"urgency", to_string(opinion.urgency)},
            {"route", to_string(opinion.route)},
            {"words", opinion.words},
            {"answer", opinion.answer}};
}

json json_of(const Autograph& autograph) {
    json value = json::object();
    if (!autograph.is_settled()) return value;
    value["at"] = format_wall_time(autograph.at);
    if (autograph.declined) value["declined"] = to_string(*autograph.declined);
    if (!autograph.is_given()) return value;
    json lines = json::array();
    for (const InkLine& line : autograph.lines) {
        json numbers = json::array();
        for (const InkDot& dot : line)
            for (const int number : {dot.x, dot.y, dot.after_ms})
                numbers.push_back(number);
        lines.push_back(std::move(numbers));
    }
    value["lines"] = std::move(lines);
    return value;
}

json json_of(const Correction& correction) {
    return {{"deputy", correction.deputy_id},
            {"at", format_wall_time(correction.at)},
            {"reason", correction.reason}};
}

json json_of(const std::vector<Sheet>& sheets) {
    json value = json::array();
    for (const Sheet& sheet : sheets)
        value.push_back({{"id", sheet.id},
                         {"sha256", sheet.sha256},
                         {"bytes", sheet.bytes},
                         {"taken_at", format_wall_time(sheet.taken_at)}});
    return value;
}

json circumstances_json(const ReceptionLog& log) {
    json present = json::array();
    for (const Present who : log.present)
        present.push_back(to_string(who));
    return {{"sheets", json_of(log.sheets)},    {"language", log.language},
            {"interpreter", log.interpreter},   {"present", std::move(present)},
            {"confidential", log.confidential}, {"no_matter", log.no_matter},
            {"visitor", json_of(log.visitor)},  {"deputy_signs", json_of(log.deputy)}};
}

std::string to_json(const ReceptionDraft& draft) {
    json value = json_of_log(draft.log);
    value["earlier_deputies"] = draft.earlier_deputies;
    value["corrects"] = draft.corrects;
    value["reason"] = draft.reason;
    return dump(value);
}

std::string to_json(const Reception& reception) {
    json value = json_of_log(reception.log);
    value["reception_id"] = reception.id;
    value["version"] = reception.version;
    value["ticket_id"] = reception.ticket_id;
    value["check_in_id"] = reception.check_in_id;
    value["deputy"] = reception.deputy_id;
    value["earlier_deputies"] = reception.earlier_deputies;
    value["begun_at"] = format_wall_time(reception.begun_at);
    value["ended_at"] = format_wall_time(reception.ended_at);
    if (reception.correction) value["correction"] = json_of(*reception.correction);
    return dump(value);
}

std::optional<ReceptionDraft> parse_draft(std::string_view text) {
    return read<ReceptionDraft>(text, [](const json& value) {
        return ReceptionDraft{.log = log_of(value),
                              .earlier_deputies = value.value("earlier_deputies", std::vector<std::string>{}),
                              .corrects = value.value("corrects", 0),
                              .reason = value.value("reason", "")};
    });
}

std::optional<Reception> parse_reception(std::string_view text) {
    return read<Reception>(text, [](const json& value) {
        Reception reception{.id = value.at("reception_id").get<std::string>(),
                            .version = value.value("version", 1),
                            .ticket_id = value.at("ticket_id").get<std::string>(),
                            .check_in_id = value.at("check_in_id").get<std::string>(),
                            .deputy_id = value.at("deputy").get<std::string>(),
                            .earlier_deputies = value.value("earlier_deputies", std::vector<std::string>{}),
                            .begun_at = time_of(value.at("begun_at")),
                            .ended_at = time_of(value.at("ended_at")),
                            .log = log_of(value)};
        if (value.contains("correction")) {
            const json& correction = value["correction"];
            reception.correction =
                Correction{correction.at("deputy").get<std::string>(), time_of(correction.at("at")),
                           correction.at("reason").get<std::string>()};
        }
        return reception;
    });
}

} // namespace liaison::domain
