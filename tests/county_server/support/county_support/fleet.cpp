#include "county_support/fleet.hpp"

#include <stdexcept>

#include "county_support/samples.hpp"
#include "domain/signed_configuration.hpp"
#include "domain/station_health.hpp"
#include "domain/wire_record.hpp"

namespace liaison::testing {

using nlohmann::json;

namespace {

constexpr const char* password = "password-1";

[[noreturn]] void fail(const std::string& what, const httplib::Result& answer) {
    throw std::runtime_error(what + ": " +
                             (answer ? std::to_string(answer->status) + " " + answer->body : "-"));
}

} // namespace

std::string station_document(const std::string& station) {
    auto document = nlohmann::ordered_json::parse(read_text(STATION_EXAMPLE));
    document["station"]["id"] = station;
    return document.dump(2);
}

Fleet::Fleet(int stations) {
    for (int number = 1; number <= stations; ++number) {
        const std::string station = "room-" + std::to_string(number);
        if (county.publish(station_document(station)).exit_code != 0)
            throw std::runtime_error("the first configuration is not published");
    }
    for (const char* name : {"viewer", "clerk", "publisher", "administrator"})
        county.add_staff(name, password, name);
    county.add_staff("chief", password, "publisher");
}

httplib::Result Fleet::ask(const std::string& who, const std::string& method, const std::string& path,
                           const json& body) {
    if (!who.empty() && !sessions_.contains(who)) sessions_[who] = county.sign_in(who, password);
    httplib::Request request;
    request.method = method;
    request.path = path;
    if (!who.empty()) request.headers = sessions_[who];
    if (method != "GET") {
        request.headers.emplace("Content-Type", "application/json");
        request.body = body.dump();
    }
    return county.client()->send(request);
}

json Fleet::expect(int status, const std::string& who, const std::string& method, const std::string& path,
                   const json& body) {
    const auto answer = ask(who, method, path, body);
    if (!answer || answer->status != status) fail(method + " " + path, answer);
    return json::parse(answer->body);
}

std::string Fleet::propose(const json& wish) {
    return expect(201, "clerk", "POST", "/api/v1/changes", wish).at("id");
}

std::string Fleet::approve_proposal(const json& wish) {
    const std::string id = propose(wish);
    expect(200, "publisher", "POST", "/api/v1/changes/" + id + "/approval");
    return id;
}

json Fleet::change(const std::string& id) {
    return expect(200, "viewer", "GET", "/api/v1/changes/" + id);
}

json Fleet::change_when(const std::string& id, const std::function<bool(const json&)>& is_so) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    for (;;) {
        json present = change(id);
        if (is_so(present)) return present;
        if (std::chrono::steady_clock::now() > end) throw std::runtime_error("not so: " + present.dump(2));
    }
}

json Fleet::change_in_state(const std::string& id, const std::string& state) {
    return change_when(id, [&](const json& change) { return change.at("state") == state; });
}

std::string Fleet::state_at(const json& change, const std::string& station) {
    for (const json& part : change.at("stations"))
        if (part.at("station") == station) return part.at("state");
    return "";
}

std::int64_t Fleet::fetch_and_run(const std::string& station) {
    const auto answer = county.kiosk(station)->Get("/api/v1/stations/" + station + "/configuration?after=0");
    if (!answer || answer->status != 200) fail(station, answer);
    const auto news = domain::parse_configuration_news(answer->body);
    const auto opened =
        domain::open_configuration(news.value().configuration.value(), first_root_of(county), station);
    speak(station, opened.value().header.version);
    return opened->header.version;
}

void Fleet::speak(const std::string& station, std::int64_t running) {
    const auto answer = county.kiosk(station)->Get("/api/v1/stations/" + station +
                                                   "/configuration?after=" + std::to_string(running));
    if (!answer || answer->status >= 300) fail(station, answer);
}

void Fleet::tell_taken_back(const std::string& station, std::int64_t version) {
    const auto sequence = ++sequences_[station];
    const domain::WireRecord sample{
        .sequence = sequence,
        .id = uuid(std::stoll(station.substr(station.find('-') + 1)) * 1'000'000 + sequence),
        .kind = domain::RecordKind::health,
        .recorded_at = some_moment,
        .body = domain::record_body(domain::StationHealth{
            .program_version = "1.0", .configuration = version - 1, .configuration_taken_back = version}),
        .clock = {"00000000000000c5", std::chrono::seconds{sequence}, std::chrono::minutes{2}}};
    const auto answer = county.kiosk(station)->Post("/api/v1/stations/" + station + "/records",
                                                    domain::to_json(domain::RecordBatch{station, {sample}}),
                                                    "application/json");
    if (!answer || answer->status != 200) fail(station, answer);
}

std::int64_t Fleet::newest_version(const std::string& station) {
    return expect(200, "viewer", "GET", "/api/v1/stations/" + station + "/configuration/document")
        .at("version");
}

json Fleet::document(const std::string& station, std::int64_t version) {
    const std::string which = version == 0 ? "" : "?version=" + std::to_string(version);
    return expect(200, "viewer", "GET", "/api/v1/stations/" + station + "/configuration/document" + which);
}

} // namespace liaison::testing
