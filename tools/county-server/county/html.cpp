#include "county/html.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <qrencode.h>

namespace liaison::county {

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    }
    return safe;
}

std::string page(std::string_view title, const std::string& body) {
    return fmt::format("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                       "<title>{0}</title><link rel=\"stylesheet\" href=\"/style.css\"></head>\n"
                       "<body><header><a href=\"/\">县人大代表联络站管理</a>"
                       "<small>County office of deputies' liaison stations</small></header>\n"
                       "<main><h1>{0}</h1>\n{1}</main></body></html>\n",
                       escaped(title), body);
}

std::string table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
                  std::string_view empty) {
    if (rows.empty()) return fmt::format("<p class=\"empty\">{}</p>\n", escaped(empty));
    std::string markup = "<div class=\"scroll\"><table><thead><tr>";
    for (const std::string& heading : headings)
        markup += "<th>" + escaped(heading) + "</th>";
    markup += "</tr></thead>\n<tbody>";
    for (const auto& row : rows) {
        markup += "<tr>";
        for (const std::string& cell : row)
            markup += "<td>" + escaped(cell) + "</td>";
        markup += "</tr>\n";
    }
    return markup + "</tbody></table></div>\n";
}

const std::string& style_sheet() {
    static const std::string sheet = R"css(
:root { --ink: #1d2733; --soft: #5d6b7a; --line: #d9dfe6; --ground: #f5f7f9; --mark: #a3201d; --good: #17694a; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
       color: var(--ink); background: var(--ground); }
header { background: var(--mark); padding: 14px 24px; }
header a { color: #fff; font-size: 20px; font-weight: 600; text-decoration: none; }
header small { color: #fff; opacity: .85; margin-left: 12px; }
main { max-width: 1180px; margin: 0 auto; padding: 16px 24px 48px; }
h1 { font-size: 26px; } h2 { font-size: 20px; margin: 32px 0 8px; } h2 small, .soft { color: var(--soft);
     font-weight: 400; font-size: 14px; }
section { background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 4px 20px 20px;
          margin-top: 20px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px; border-bottom: 1px solid var(--line);
         white-space: pre-wrap; }
th { color: var(--soft); font-weight: 500; white-space: nowrap; }
textarea { width: 100%; min-height: 420px; font: 14px/1.5 "Noto Sans Mono CJK SC", monospace; padding: 12px;
           border: 1px solid var(--line); border-radius: 6px; }
label { display: inline-block; margin: 8px 16px 8px 0; }
input, select, button { font: inherit; padding: 8px 12px; border: 1px solid var(--line); border-radius: 6px; }
button { background: var(--mark); color: #fff; border-color: var(--mark); cursor: pointer; }
:focus-visible { outline: 3px solid #2f6fd0; outline-offset: 2px; }
.bad { border-left: 4px solid var(--mark); background: #fbeceb; padding: 10px 14px; }
.good { border-left: 4px solid var(--good); background: #e9f5ef; padding: 10px 14px; }
.empty { color: var(--soft); }
.code { font: 14px/1.5 monospace; overflow-wrap: anywhere; }
svg { width: 300px; height: 300px; background: #fff; }
)css";
    return sheet;
}

std::string qr_svg(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free};
    if (!code) throw std::runtime_error("the text does not fit into a QR code");
    constexpr int quiet = 4;
    std::string path;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                path += fmt::format("M{} {}h1v1h-1z", x + quiet, y + quiet);
    const int side = code->width + 2 * quiet;
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" role=\"img\" "
                       "aria-label=\"QR\" shape-rendering=\"crispEdges\"><path d=\"{1}\"/></svg>",
                       side, path);
}

} // namespace liaison::county
