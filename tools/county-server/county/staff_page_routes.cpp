#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/html.hpp"
#include "county/random.hpp"
#include "county/staff_routes.hpp"
#include "county/station_page.hpp"

namespace liaison::county {

namespace {

// A field of a form, whichever of the two ways a browser has sent it.
std::string field(const httplib::Request& request, const char* name) {
    return request.has_file(name) ? request.get_file_value(name).content : request.get_param_value(name);
}

void show(httplib::Response& response, const std::string& markup, int status = 200) {
    response.status = status;
    response.set_content(markup, html_type);
}

// The staff member whose browser shows one of our pages of a station that is known; otherwise it is answered
// here.
std::string admitted_to(const httplib::Request& request, httplib::Response& response, Office& office) {
    std::string staff = admitted_staff(request, response, office);
    if (staff.empty()) return "";
    if (!office.accounts.knows(request.matches[1])) {
        show(response, page("没有这个站点", "<p>No such station.</p>"), 404);
        return "";
    }
    if (request.method == "GET") return staff;
    if (StaffGuard::comes_from_our_pages(request) &&
        equal_in_constant_time(field(request, "form_token"), office.guard.form_token(staff)))
        return staff;
    show(response, page("请求被拒绝", "<p>表单已过期，请返回重新打开页面。 The form has expired.</p>"), 403);
    return "";
}

void show_station(const httplib::Request& request, httplib::Response& response, Office& office) {
    const std::string staff = admitted_to(request, response, office);
    if (!staff.empty())
        show(response, station_page(office, request.matches[1], office.guard.form_token(staff), {}));
}

void publish(const httplib::Request& request, httplib::Response& response, Office& office) {
    const std::string station = request.matches[1];
    const std::string staff = admitted_to(request, response, office);
    if (staff.empty()) return;
    const std::string document = field(request, "document");
    const auto version = office.configurations.publish(
        {.document = document, .station = station, .by = staff, .version = VersionRule::assign_next},
        Office::now());
    FormResult result;
    if (version) {
        spdlog::info("station={} configuration={} published", station, *version);
        result.good = "已发布，版本 " + std::to_string(*version);
    } else {
        result.bad = "没有发布。 " + version.error().text();
        result.document = document;
    }
    show(response, station_page(office, station, office.guard.form_token(staff), result), version ? 200 : 422);
}

tl::expected<IssuedCode, std::string> issue_as_asked(const httplib::Request& request, Office& office,
                                                     const std::string& staff) {
    const std::string station = request.matches[1];
    const auto start = parse_local_start(field(request, "start"), station_zone(office, station));
    if (!start) return tl::unexpected(std::string("请填写开始时间 (start)"));
    const auto minutes = number_parameter(request, "minutes", 20, 5, 240);
    if (!minutes) return tl::unexpected(std::string("时长为 5 到 240 分钟 (minutes)"));
    return office.appointments.issue({.station = station,
                                      .deputy = field(request, "deputy"),
                                      .start = *start,
                                      .minutes = *minutes,
                                      .by = staff},
                                     Office::now());
}

void issue_appointment(const httplib::Request& request, httplib::Response& response, Office& office) {
    const std::string staff = admitted_to(request, response, office);
    if (staff.empty()) return;
    FormResult result;
    auto issued = issue_as_asked(request, office, staff);
    if (issued)
        result.issued = std::move(*issued);
    else
        result.bad = "没有签发。 " + issued.error();
    show(response, station_page(office, request.matches[1], office.guard.form_token(staff), result),
         result.issued ? 200 : 422);
}

void enter_chain_event(const httplib::Request& request, httplib::Response& response, Office& office) {
    const std::string station = request.matches[1];
    const std::string staff = admitted_to(request, response, office);
    if (staff.empty()) return;
    FormResult result;
    if (const auto deed = domain::parse_chain_deed(field(request, "deed"))) {
        const auto entered = office.opinions.enter(station,
                                                   {.opinion_id = field(request, "opinion"),
                                                    .deed = *deed,
                                                    .office = field(request, "office"),
                                                    .text = field(request, "text"),
                                                    .outcome = field(request, "outcome")},
                                                   chain_rules(office, station), staff, Office::now());
        if (entered)
            result.good = "已登记，站点很快会收到。";
        else
            result.bad = "没有登记。 " + entered.error();
    } else {
        result.bad = "请选择办理环节 (deed)";
    }
    show(response, station_page(office, station, office.guard.form_token(staff), result),
         result.bad.empty() ? 200 : 422);
}

} // namespace

void add_staff_page_routes(httplib::Server& server, Office& office) {
    server.Get("/", [&](const httplib::Request& request, httplib::Response& response) {
        if (!admitted_staff(request, response, office).empty())
            show(response, station_list_page(office.accounts.stations(Office::now())));
    });
    server.Get("/style.css", [](const httplib::Request&, httplib::Response& response) {
        response.set_content(style_sheet(), "text/css; charset=utf-8");
    });
    server.Get("/stations/([a-z0-9-]{1,40})",
               [&](const httplib::Request& request, httplib::Response& response) {
                   show_station(request, response, office);
               });
    server.Post("/stations/([a-z0-9-]{1,40})/configuration",
                [&](const httplib::Request& request, httplib::Response& response) {
                    publish(request, response, office);
                });
    server.Post("/stations/([a-z0-9-]{1,40})/opinions",
                [&](const httplib::Request& request, httplib::Response& response) {
                    enter_chain_event(request, response, office);
                });
    server.Post("/stations/([a-z0-9-]{1,40})/appointments",
                [&](const httplib::Request& request, httplib::Response& response) {
                    issue_appointment(request, response, office);
                });
}

} // namespace liaison::county
