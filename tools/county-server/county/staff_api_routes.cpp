#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/reading/confidential.hpp"
#include "county/reading/station_facts.hpp"
#include "county/staff_routes.hpp"
#include "domain/id_number.hpp"
#include "domain/reception_json.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

constexpr std::int64_t most_records = 500;

// Even for staff: who needs the whole number looks it up where it belongs.
json with_masked_number(const std::string& body) {
    json value = json::parse(body, nullptr, false);
    if (value.is_object() && value.contains("number") && value.contains("check_in_id") &&
        value["number"].is_string())
        value["number"] = domain::masked_number(value["number"].get<std::string>());
    return value;
}

void put_configuration(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::publisher);
    if (!member || !is_json(request, response)) return;
    if (office.two_persons) return answer_error(response, 403, "propose a change: two persons are needed here");
    const auto version = office.configurations.publish(
        {.document = request.body, .station = request.matches[1], .by = member->name}, Office::now());
    office.audit.add({member->name, "publish configuration", request.matches[1],
                      version ? "version " + std::to_string(*version) : "refused: " + version.error().text()},
                     Office::now());
    if (!version) return answer_error(response, 422, version.error().what, version.error().where);
    office.publications.ring();
    spdlog::info("event=published station={} configuration={}", request.matches[1], *version);
    answer_json(response, {{"version", *version}});
}

void post_appointment(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::clerk);
    if (!member || !is_json(request, response)) return;
    const json body = json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("deputy") || !body["deputy"].is_string() ||
        !body.contains("start") || !body["start"].is_string() ||
        (body.contains("minutes") && !body["minutes"].is_number_integer()))
        return answer_error(response, 400, "expected: deputy, start (RFC 3339), minutes");
    const auto start = parse_start(body["start"].get<std::string>());
    if (!start) return answer_error(response, 422, "not RFC 3339 on a whole minute", "/start");
    const auto issued = office.appointments.issue({.station = request.matches[1],
                                                   .deputy = body["deputy"].get<std::string>(),
                                                   .start = *start,
                                                   .minutes = body.value("minutes", std::int64_t{20}),
                                                   .by = member->name},
                                                  Office::now());
    office.audit.add({member->name, "issue appointment", request.matches[1],
                      issued ? issued->appointment.appointment_id : "refused: " + issued.error()},
                     Office::now());
    if (!issued) return answer_error(response, 422, issued.error());
    answer_json(response,
                {{"appointment_id", issued->appointment.appointment_id},
                 {"start", domain::format_wall_time(issued->appointment.start)},
                 {"end", domain::format_wall_time(issued->appointment.end)},
                 {"code", issued->text}},
                201);
}

// Since a row, oldest first, for programs that keep up; or before one, newest first, for somebody who looks.
void get_records(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    const std::string station = request.matches[1];
    const bool is_newest_first = request.has_param("before");
    const auto from = number_parameter(request, is_newest_first ? "before" : "after", 0, 0, any_number);
    const auto limit = number_parameter(request, "limit", 100, 1, most_records);
    if (!from || !limit || (is_newest_first && request.has_param("after")))
        return answer_error(response, 400, "\"after\" or \"before\" is a row from 0, \"limit\" is 1 to 500");
    office.audit.add({member->name, "read records", station, "done"}, Office::now());
    json records = json::array();
    for (const StoredRecord& record :
         is_newest_first ? office.records.before(station, *from, request.get_param_value("kind"), *limit)
                         : office.records.after(station, *from, *limit))
        records.push_back({{"row", record.row},
                           {"sequence", record.sequence},
                           {"id", record.id},
                           {"kind", record.kind},
                           {"recorded_at", record.recorded_at},
                           {"received_at", record.received_at},
                           {"body", with_masked_number(body_for(office.database, *member, record))}});
    answer_json(response, {{"station", station}, {"records", std::move(records)}});
}

void post_chain_event(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::clerk);
    if (!member || !is_json(request, response)) return;
    json body = json::parse(request.body, nullptr, false);
    if (!body.is_object())
        return answer_error(response, 400, "expected: deed, office, text, outcome, satisfaction");
    body["event_id"] = body["opinion_id"] = request.matches[2];
    body["at"] = domain::format_wall_time(Office::now());
    auto event = domain::parse_chain_event(domain::dump(body));
    if (!event) return answer_error(response, 400, event.error());
    const std::string station = request.matches[1];
    const domain::ChainRules rules =
        office.database.use([&](soci::session& sql) { return station_facts(sql, station).rules; });
    const auto entered = office.opinions.enter(station, *std::move(event), rules, member->name, Office::now());
    office.audit.add({member->name, "enter event of opinion", request.matches[2],
                      entered ? to_string(entered->deed) : "refused: " + entered.error()},
                     Office::now());
    if (!entered) return answer_error(response, 422, entered.error());
    response.status = 201;
    response.set_content(domain::to_json(*entered), json_type);
}

// Papers of strangers: never kept by a browser, and never run as anything but a picture.
void get_sheet(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    if (!sees_confidential(*member) &&
        is_confidential_sheet(office.database, request.matches[1], request.matches[2]))
        return answer_error(response, 403,
                            "the sheet is of a confidential reception: this needs the role clerk");
    const auto jpeg = office.sheets.jpeg(request.matches[1], request.matches[2]);
    if (!jpeg) return answer_error(response, 404, "no such sheet, or it has not arrived whole");
    office.audit.add({member->name, "read sheet", request.matches[2], "done"}, Office::now());
    response.set_header("Cache-Control", "no-store");
    response.set_content(*jpeg, "image/jpeg");
}

void get_sheets(const Request& request, Response& response, Office& office) {
    constexpr std::int64_t most_sheets = 100;
    if (!admitted_staff(request, response, office, Role::viewer)) return;
    answer_json(response, {{"sheets", office.sheets.newest(request.matches[1], most_sheets)}});
}

} // namespace

void add_staff_api_routes(Router& router, Office& office) {
    router.put("/api/v1/stations/{station}/configuration", with_office(office, put_configuration),
               domain::max_configuration_size);
    router.post("/api/v1/stations/{station}/appointments", with_office(office, post_appointment));
    router.get("/api/v1/stations/{station}/records", with_office(office, get_records));
    router.post("/api/v1/stations/{station}/opinions/{uuid}/events", with_office(office, post_chain_event));
    router.get("/api/v1/stations/{station}/sheets", with_office(office, get_sheets));
    router.get("/api/v1/stations/{station}/sheets/{uuid}", with_office(office, get_sheet));
}

} // namespace liaison::county
