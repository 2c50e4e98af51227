#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/html.hpp"
#include "county/staff_routes.hpp"
#include "county/station_page.hpp"

namespace liaison::county {

namespace {

// Each byte of a configuration takes up to three in a form.
constexpr std::size_t most_form_bytes = 3 * domain::max_configuration_size + 1024;

void show(Response& response, const std::string& markup, int status = 200) {
    response.status = status;
    response.set_content(markup, html_type);
}

// Of a page about a station that is known; otherwise it is answered here.
std::optional<Member> admitted_to(const Request& request, Response& response, Office& office, Role least) {
    auto member = admitted_to_page(request, response, office, least);
    if (!member || office.accounts.knows(request.matches[1])) return member;
    show(response, page("没有这个站点", "<p>No such station.</p>"), 404);
    return std::nullopt;
}

void show_station(const Request& request, Response& response, Office& office) {
    const auto member = admitted_to(request, response, office, Role::viewer);
    if (!member) return;
    office.audit.add({member->name, "read station page", request.matches[1], "done"}, Office::now());
    show(response, station_page(office, request.matches[1], *member, {}));
}

void publish(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    const auto member = admitted_to(request, response, office, Role::publisher);
    if (!member) return;
    if (office.two_persons)
        return show(response, page("请求被拒绝", "<p>须由两人办理：一人提出变更，另一人批准。</p>"), 403);
    const std::string document = request.get_param_value("document");
    const auto version = office.configurations.publish(
        {.document = document, .station = station, .by = member->name, .version = VersionRule::assign_next},
        Office::now());
    office.audit.add({member->name, "publish configuration", station,
                      version ? "version " + std::to_string(*version) : "refused: " + version.error().text()},
                     Office::now());
    FormResult result;
    if (version) {
        office.publications.ring();
        spdlog::info("event=published station={} configuration={}", station, *version);
        result.good = "已发布，版本 " + std::to_string(*version);
    } else {
        result.bad = "没有发布。 " + version.error().text();
        result.document = document;
    }
    show(response, station_page(office, station, *member, result), version ? 200 : 422);
}

tl::expected<IssuedCode, std::string> issue_as_asked(const Request& request, Office& office,
                                                     const std::string& staff) {
    const std::string station = request.matches[1];
    const auto start = parse_local_start(request.get_param_value("start"), station_zone(office, station));
    if (!start) return tl::unexpected(std::string("请填写开始时间 (start)"));
    const auto minutes = number_parameter(request, "minutes", 20, 5, 240);
    if (!minutes) return tl::unexpected(std::string("时长为 5 到 240 分钟 (minutes)"));
    return office.appointments.issue({.station = station,
                                      .deputy = request.get_param_value("deputy"),
                                      .start = *start,
                                      .minutes = *minutes,
                                      .by = staff},
                                     Office::now());
}

void issue_appointment(const Request& request, Response& response, Office& office) {
    const auto member = admitted_to(request, response, office, Role::clerk);
    if (!member) return;
    FormResult result;
    auto issued = issue_as_asked(request, office, member->name);
    office.audit.add({member->name, "issue appointment", request.matches[1],
                      issued ? issued->appointment.appointment_id : "refused: " + issued.error()},
                     Office::now());
    if (issued)
        result.issued = std::move(*issued);
    else
        result.bad = "没有签发。 " + issued.error();
    show(response, station_page(office, request.matches[1], *member, result), result.issued ? 200 : 422);
}

void enter_chain_event(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    const auto member = admitted_to(request, response, office, Role::clerk);
    if (!member) return;
    FormResult result;
    if (const auto deed = domain::parse_chain_deed(request.get_param_value("deed"))) {
        const auto entered = office.opinions.enter(station,
                                                   {.opinion_id = request.get_param_value("opinion"),
                                                    .deed = *deed,
                                                    .office = request.get_param_value("office"),
                                                    .text = request.get_param_value("text"),
                                                    .outcome = request.get_param_value("outcome")},
                                                   chain_rules(office, station), member->name, Office::now());
        if (entered)
            result.good = "已登记，站点很快会收到。";
        else
            result.bad = "没有登记。 " + entered.error();
    } else {
        result.bad = "请选择办理环节 (deed)";
    }
    office.audit.add({member->name, "enter event of opinion", request.get_param_value("opinion"),
                      result.bad.empty() ? "done" : result.bad},
                     Office::now());
    show(response, station_page(office, station, *member, result), result.bad.empty() ? 200 : 422);
}

} // namespace

void add_staff_page_routes(Router& router, Office& office) {
    router.get("/", [&](const Request& request, Response& response) {
        if (const auto member = admitted_to_page(request, response, office, Role::viewer))
            show(response, station_list_page(office.accounts.stations(Office::now()), *member));
    });
    router.get("/style.css", [](const Request&, Response& response) {
        response.set_content(style_sheet(), "text/css; charset=utf-8");
    });
    router.get("/stations/{station}",
               [&](const Request& request, Response& response) { show_station(request, response, office); });
    router.post(
        "/stations/{station}/configuration",
        [&](const Request& request, Response& response) { publish(request, response, office); },
        most_form_bytes);
    router.post("/stations/{station}/opinions", [&](const Request& request, Response& response) {
        enter_chain_event(request, response, office);
    });
    router.post("/stations/{station}/appointments", [&](const Request& request, Response& response) {
        issue_appointment(request, response, office);
    });
}

} // namespace liaison::county
