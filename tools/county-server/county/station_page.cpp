#include "county/station_page.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "county/html.hpp"
#include "county/opinion_section.hpp"
#include "county/record_tables.hpp"

namespace liaison::county {

namespace {

std::string version_text(std::optional<std::int64_t> version) {
    return version ? std::to_string(*version) : "—";
}

// As it was published where it has line breaks already; one long line is set out to be read.
std::string pretty(const std::string& document) {
    if (document.find('\n') != std::string::npos) return document;
    const auto value = nlohmann::ordered_json::parse(document, nullptr, false);
    return value.is_discarded() ? document : value.dump(2);
}

std::string configuration_section(const std::string& station, const std::string& form_token,
                                  const std::string& document) {
    return fmt::format(
        "<section><h2>配置 <small>Configuration</small></h2>\n"
        "<form method=\"post\" action=\"/stations/{}/configuration\">"
        "<input type=\"hidden\" name=\"form_token\" value=\"{}\">"
        "<p class=\"soft\">修改后发布，版本号自动加一，站点在一分钟内更新。"
        "Publishing assigns the next version.</p>"
        "<textarea name=\"document\" spellcheck=\"false\" aria-label=\"configuration\">\n{}</textarea>"
        "<p><button type=\"submit\">发布配置</button></p></form></section>\n",
        escaped(station), escaped(form_token), escaped(document));
}

std::string appointment_section(const std::string& station, const std::string& form_token,
                                const domain::StationConfiguration& configuration, const FormResult& result) {
    std::string deputies;
    for (const domain::Deputy& deputy : configuration.deputies)
        deputies +=
            fmt::format("<option value=\"{}\">{}</option>", escaped(deputy.id), escaped(deputy.name.in("zh")));
    std::string issued;
    if (result.issued)
        issued =
            fmt::format("<p class=\"good\">预约码已签发，请打印或发给来访人。 Appointment code issued.</p>{}"
                        "<p>{} — {}</p><p class=\"code\">{}</p>",
                        qr_svg(result.issued->text),
                        escaped(local_time(domain::format_wall_time(result.issued->appointment.start),
                                           configuration.time_zone)),
                        escaped(local_time(domain::format_wall_time(result.issued->appointment.end),
                                           configuration.time_zone)),
                        escaped(result.issued->text));
    return fmt::format(
        "<section><h2>签发预约码 <small>Issue an appointment</small></h2>\n{}"
        "<form method=\"post\" action=\"/stations/{}/appointments\">"
        "<input type=\"hidden\" name=\"form_token\" value=\"{}\">"
        "<label>代表 <select name=\"deputy\">{}</select></label>"
        "<label>开始时间 <input type=\"datetime-local\" name=\"start\" required></label>"
        "<label>分钟 <input type=\"number\" name=\"minutes\" value=\"{}\" min=\"5\" max=\"240\"></label>"
        "<button type=\"submit\">签发</button></form></section>\n",
        issued, escaped(station), escaped(form_token), deputies, configuration.slots.length.count());
}

std::string sheet_section(SheetStore& sheets, const std::string& station) {
    constexpr std::int64_t most_sheets_shown = 20;
    std::string links;
    for (const std::string& id : sheets.newest(station, most_sheets_shown))
        links += fmt::format("<li><a href=\"/api/v1/stations/{0}/sheets/{1}\">{1}</a></li>\n", escaped(station),
                             escaped(id));
    if (links.empty()) return "";
    return "<section><h2>纸质材料 <small>Photographed sheets</small></h2>\n<ul>" + links + "</ul></section>\n";
}

std::string messages(const FormResult& result) {
    std::string markup;
    if (!result.good.empty()) markup += "<p class=\"good\" role=\"status\">" + escaped(result.good) + "</p>\n";
    if (!result.bad.empty()) markup += "<p class=\"bad\" role=\"alert\">" + escaped(result.bad) + "</p>\n";
    return markup;
}

} // namespace

std::string station_list_page(const std::vector<StationSummary>& stations, const Member& member) {
    const auto zone = domain::TimeZone::find("Asia/Shanghai");
    std::string rows;
    for (const StationSummary& station : stations) {
        const bool differs = station.running_version != station.published_version;
        rows += fmt::format(
            "<tr><td><a href=\"/stations/{0}\">{0}</a></td><td>{1}</td><td>{2}{3}</td><td>{4}</td><td>{5}</td>"
            "<td>{6}</td><td>{7}</td></tr>\n",
            escaped(station.id), version_text(station.published_version), version_text(station.running_version),
            differs ? " ⚠" : "",
            station.last_contact && zone ? local_time(domain::format_wall_time(*station.last_contact), *zone)
                                         : std::string("从未联系"),
            station.records, station.refused_records,
            station.keeper_called.empty() || !zone
                ? std::string()
                : "<strong class=\"bad\">" + escaped(local_time(station.keeper_called, *zone)) + "</strong>");
    }
    const std::string body =
        rows.empty()
            ? "<p class=\"empty\">还没有站点。用命令 county-server enrolment-code 添加。</p>"
            : "<div class=\"scroll\"><table><thead><tr><th>站点</th><th>已发布配置</th><th>运行配置</th>"
              "<th>最近联系</th><th>记录</th><th>拒收</th><th>呼叫联络员</th></tr></thead><tbody>" +
                  rows + "</tbody></table></div>";
    const std::string leaving = fmt::format(
        "<form method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\"form_token\" value=\"{}\">"
        "<p class=\"soft\">{} · {} <button type=\"submit\">退出</button></p></form>\n",
        escaped(member.csrf), escaped(member.name), to_string(member.role));
    return page("站点一览", "<p class=\"soft\">Stations</p>\n" + leaving + body);
}

domain::ChainRules chain_rules(Office& office, const std::string& station) {
    if (const auto newest = office.configurations.newest(station))
        if (const auto parsed = domain::parse_station_configuration(newest->document))
            return parsed->opinion_chain;
    return {};
}

domain::TimeZone station_zone(Office& office, const std::string& station) {
    if (const auto newest = office.configurations.newest(station))
        if (const auto parsed = domain::parse_station_configuration(newest->document)) return parsed->time_zone;
    return domain::TimeZone::find("Asia/Shanghai").value();
}

std::string station_page(Office& office, const std::string& station, const Member& member,
                         const FormResult& result) {
    const auto newest = office.configurations.newest(station);
    const auto parsed = newest ? domain::parse_station_configuration(newest->document)
                               : tl::unexpected(domain::ConfigurationError{});
    const domain::TimeZone zone = station_zone(office, station);
    std::string body = messages(result);
    if (parsed) {
        body += fmt::format("<p>{} <span class=\"soft\">{} · 配置版本 {}</span></p>\n",
                            escaped(parsed->station.name.in("zh")), escaped(parsed->station.name.in("en")),
                            parsed->version);
        if (member.role >= Role::clerk) body += appointment_section(station, member.csrf, *parsed, result);
    }
    body += record_tables(office.records, station, zone, parsed ? &*parsed : nullptr);
    body +=
        opinion_section(office, station, member, zone, parsed ? parsed->opinion_chain : domain::ChainRules{});
    body += sheet_section(office.sheets, station);
    if (member.role >= Role::publisher)
        body += configuration_section(station, member.csrf,
                                      result.document.value_or(newest ? pretty(newest->document) : ""));
    return page("站点 " + station, body);
}

} // namespace liaison::county
