#include "county/change_proposal.hpp"

#include <functional>
#include <set>

#include "domain/configuration_reading.hpp"

namespace liaison::county {

using domain::JsonProblem;
using domain::JsonReader;

namespace {

constexpr std::size_t longest_title = 120;
constexpr std::size_t longest_reason = 500;
constexpr std::size_t most_sections = 30;
constexpr std::int64_t usual_watch_minutes = 5;
constexpr std::int64_t most_watch_minutes = 7 * 24 * 60;

void check_sections(const JsonReader& reader) {
    std::size_t count = 0;
    reader.each_member([&](const std::string& name, const JsonReader& value) {
        if (name == "version") value.fail("versions are given by the county");
        if (++count > most_sections) reader.fail("too many sections");
    });
}

std::set<std::string> read_stations(const JsonReader& reader) {
    std::set<std::string> stations;
    reader.each(max_stations_of_change, [&](const JsonReader& entry) {
        if (!stations.insert(domain::identifier(entry)).second) entry.fail("the station is there twice");
    });
    if (stations.empty()) reader.fail("at least one station is needed");
    return stations;
}

// In the order in which they were written where nothing is said of stages.
std::vector<std::vector<std::string>> read_stages(JsonReader& reader, std::set<std::string> left) {
    std::vector<std::vector<std::string>> stages;
    const JsonReader source = reader.member(reader.has("stages") ? "stages" : "stations");
    const auto take = [&](const JsonReader& entry) {
        const std::string id = domain::identifier(entry);
        if (left.erase(id) == 0) entry.fail("not one of the stations, or there twice");
        stages.back().push_back(id);
    };
    if (!reader.has("stages")) {
        stages.emplace_back();
        source.each(max_stations_of_change, take);
        return stages;
    }
    source.each(max_stations_of_change, [&](const JsonReader& stage) {
        stages.emplace_back();
        stage.each(max_stations_of_change, take);
        if (stages.back().empty()) stage.fail("at least one station is needed");
    });
    if (!left.empty()) source.fail("a station is in no stage: " + *left.begin());
    return stages;
}

void check_mentions(const JsonReader& reader, const std::set<std::string>& stations,
                    const std::function<void(const std::string&, const JsonReader&)>& visit) {
    reader.each_member([&](const std::string& station, const JsonReader& value) {
        if (!stations.contains(station)) value.fail("not one of the stations");
        visit(station, value);
    });
}

Proposal read_proposal(JsonReader reader, const Json& ordered) {
    Proposal proposal;
    proposal.title = reader.member("title").text(longest_title);
    if (proposal.title.empty()) reader.member("title").fail("a title is needed");
    const auto stations = read_stations(reader.member("stations"));
    proposal.stages = read_stages(reader, stations);
    if (reader.has("sections")) {
        check_sections(reader.member("sections"));
        proposal.sections = ordered.at("sections");
    }
    if (reader.has("sections_of"))
        check_mentions(reader.member("sections_of"), stations,
                       [&](const std::string& station, const JsonReader& value) {
                           check_sections(value);
                           proposal.sections_of[station] = ordered.at("sections_of").at(station);
                       });
    if (reader.has("based_on"))
        check_mentions(reader.member("based_on"), stations,
                       [&](const std::string& station, const JsonReader& value) {
                           proposal.based_on[station] = value.integer(1, 1'000'000'000'000);
                       });
    proposal.watch = std::chrono::minutes{reader.has("watch_minutes")
                                              ? reader.member("watch_minutes").integer(0, most_watch_minutes)
                                              : usual_watch_minutes};
    reader.no_other_members();
    for (const std::string& station : stations)
        if (proposal.sections_for(station).empty()) reader.fail("nothing is said about " + station);
    return proposal;
}

template <class Value, class Read>
tl::expected<Value, Refusal> read_request(std::string_view text, Read read) {
    try {
        const nlohmann::json value = domain::parse_json(text);
        return read(JsonReader{value, ""});
    } catch (const JsonProblem& problem) {
        return tl::unexpected(Refusal{400, problem.what, problem.where, ""});
    } catch (const nlohmann::json::exception&) {
        return tl::unexpected(Refusal{400, "not JSON", "", ""});
    }
}

} // namespace

Json Proposal::sections_for(const std::string& station) const {
    const auto own = sections_of.find(station);
    return own == sections_of.end() ? sections : joined(sections, own->second);
}

std::vector<std::string> Proposal::section_names() const {
    Json all = sections;
    for (const auto& [station, own] : sections_of)
        all = joined(std::move(all), own);
    return names_of(all);
}

tl::expected<Proposal, Refusal> parse_proposal(std::string_view text) {
    return read_request<Proposal>(text, [&](JsonReader reader) {
        if (!reader.has("stations")) reader.fail("expected: title, stations, sections");
        return read_proposal(reader, Json::parse(text)); // its nesting was looked at
    });
}

tl::expected<std::string, Refusal> parse_reason(std::string_view text) {
    return read_request<std::string>(text, [](JsonReader reader) {
        std::string reason = reader.has("reason") ? reader.member("reason").text(longest_reason) : "";
        reader.no_other_members();
        return reason;
    });
}

} // namespace liaison::county
