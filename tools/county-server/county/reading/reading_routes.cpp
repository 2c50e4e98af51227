#include <nlohmann/json.hpp>

#include "county/answers.hpp"
#include "county/random.hpp"
#include "county/reading/confidential.hpp"
#include "county/reading/names.hpp"
#include "county/reading/network.hpp"
#include "county/reading/opinion_list.hpp"
#include "county/reading/reception_export.hpp"
#include "county/reading/reception_list.hpp"
#include "county/reading/station_facts.hpp"
#include "county/reading/statistics.hpp"
#include "county/reading/supervision.hpp"
#include "county/staff_routes.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

// Otherwise it is answered here.
std::optional<Filter> filter_from(const Request& request, Response& response, const Member& member) {
    auto filter = filter_of(request);
    if (!filter) {
        answer_error(response, 400, filter.error());
        return std::nullopt;
    }
    filter->sees_confidential = sees_confidential(member);
    return *std::move(filter);
}

std::optional<PageWish> page_from(const Request& request, Response& response) {
    const auto limit = number_parameter(request, "limit", PageWish{}.limit, 1, most_entries);
    if (!limit) {
        answer_error(response, 400, "\"limit\" is 1 to 200");
        return std::nullopt;
    }
    return PageWish{request.get_param_value("before"), *limit};
}

void get_network(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::viewer)) return;
    response.set_content(network_json(office.database, office.accounts, Office::now()), json_type);
}

// It is long and seldom changes: whoever has it is told so.
void get_names(const Request& request, Response& response, Office& office) {
    if (!admitted_staff(request, response, office, Role::viewer)) return;
    std::string names = names_json(office.database);
    const std::string tag = "\"" + sha256_hex(names).substr(0, 32) + "\"";
    response.set_header("ETag", tag);
    response.set_header("Cache-Control", "private, no-cache");
    if (request.get_header_value("If-None-Match") == tag) {
        response.status = 304;
        return;
    }
    response.set_content(std::move(names), json_type);
}

// `list` takes a filter and a page and gives JSON, or what is wrong with the cursor.
template <class List>
void get_list(const Request& request, Response& response, Office& office, const char* action, List list) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    const auto filter = filter_from(request, response, *member);
    if (!filter) return;
    const auto page = page_from(request, response);
    if (!page) return;
    const auto found = list(*filter, *page);
    if (!found) return answer_error(response, 400, found.error());
    office.audit.add({member->name, action, summary_of(*filter), "done"}, Office::now());
    answer_json(response, *found);
}

void get_receptions(const Request& request, Response& response, Office& office) {
    get_list(request, response, office, "read receptions", [&](const Filter& filter, const PageWish& page) {
        return reception_list(office.database, filter, page);
    });
}

void get_opinions(const Request& request, Response& response, Office& office) {
    get_list(request, response, office, "read opinions", [&](const Filter& filter, const PageWish& page) {
        return opinion_list(office.database, filter, page, Office::now());
    });
}

// `find` takes whether the member may see what is confidential.
template <class Find>
void get_one(const Request& request, Response& response, Office& office, const char* action, Find find) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    const std::optional<json> found = find(sees_confidential(*member));
    if (!found) return answer_error(response, 404, "there is none of this id");
    office.audit.add({member->name, action, request.matches[1], "done"}, Office::now());
    answer_json(response, *found);
}

void get_reception(const Request& request, Response& response, Office& office) {
    get_one(request, response, office, "read reception",
            [&](bool sees) { return whole_reception(office.database, request.matches[1], sees); });
}

void get_opinion(const Request& request, Response& response, Office& office) {
    get_one(request, response, office, "read opinion",
            [&](bool sees) { return whole_opinion(office.database, request.matches[1], sees, Office::now()); });
}

void post_supervision(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::clerk);
    if (!member || !is_json(request, response)) return;
    const json body = json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("text") || !body["text"].is_string())
        return answer_error(response, 400, "expected: text");
    const auto notice = supervise(office.database, request.matches[1], body["text"].get<std::string>(),
                                  member->name, Office::now());
    office.audit.add({member->name, "supervise opinion", request.matches[1],
                      notice ? "done" : "refused: " + notice.error().why},
                     Office::now());
    if (!notice) return answer_error(response, notice.error().status, notice.error().why);
    answer_json(response, *notice, 201);
}

void get_file(const Request& request, Response& response, Office& office,
              std::unique_ptr<Spreadsheet> (*make)(), const std::string& name, const char* type) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    const auto filter = filter_from(request, response, *member);
    if (!filter) return;
    const auto file = make();
    const auto done = export_receptions(office.database, *filter, *file);
    office.audit.add(
        {member->name, "export receptions", summary_of(*filter), done ? "done" : "refused: " + done.error()},
        Office::now());
    if (!done) return answer_error(response, 422, done.error());
    response.set_header("Content-Disposition", "attachment; filename=" + name);
    response.set_content(file->finish(), type);
}

void get_csv(const Request& request, Response& response, Office& office) {
    get_file(request, response, office, make_csv, "receptions.csv", "text/csv; charset=utf-8");
}

void get_xlsx(const Request& request, Response& response, Office& office) {
    get_file(request, response, office, make_xlsx, "receptions.xlsx",
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

// Numbers of nobody: no audit line.
void get_statistics(const Request& request, Response& response, Office& office) {
    const auto member = admitted_staff(request, response, office, Role::viewer);
    if (!member) return;
    const auto filter = filter_from(request, response, *member);
    if (!filter) return;
    const domain::Day today = zone_of_name(usual_zone).to_local(Office::now()).day;
    const auto period = period_of(*filter, today);
    if (!period) return answer_error(response, 400, period.error());
    answer_json(response, statistics(office.database, *filter, *period));
}

} // namespace

void add_reading_routes(Router& router, Office& office) {
    router.get("/api/v1/network", with_office(office, get_network));
    router.get("/api/v1/names", with_office(office, get_names));
    router.get("/api/v1/receptions", with_office(office, get_receptions));
    router.get("/api/v1/receptions.csv", with_office(office, get_csv));
    router.get("/api/v1/receptions.xlsx", with_office(office, get_xlsx));
    router.get("/api/v1/receptions/{uuid}", with_office(office, get_reception));
    router.get("/api/v1/statistics", with_office(office, get_statistics));
    router.get("/api/v1/opinions", with_office(office, get_opinions));
    router.get("/api/v1/opinions/{uuid}", with_office(office, get_opinion));
    router.post("/api/v1/opinions/{uuid}/supervision", with_office(office, post_supervision));
}

} // namespace liaison::county
