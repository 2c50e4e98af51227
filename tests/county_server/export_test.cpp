// The reception logs as files that a spreadsheet opens.
#include <fstream>

#include "catch.hpp"
#include "county/reading/reception_export.hpp"
#include "reading_desk.hpp"

using namespace liaison;
using namespace liaison::testing;
using county::Filter;
using std::chrono::days;

namespace {

std::string csv_of(ReadingDesk& desk, const Filter& filter) {
    const auto file = county::make_csv();
    REQUIRE(county::export_receptions(desk.database, filter, *file));
    return file->finish();
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// A part of an XLSX file, read by somebody else's program.
std::string part_of(const std::string& workbook, const std::string& name) {
    const TemporaryFolder folder;
    const std::string file = folder.path() / "rows.xlsx";
    std::ofstream(file, std::ios::binary) << workbook;
    const auto read = run_program({PYTHON, "-c",
                                   "import sys, zipfile, xml.dom.minidom as dom\n"
                                   "part = zipfile.ZipFile(sys.argv[1]).read(sys.argv[2])\n"
                                   "dom.parseString(part)\n"
                                   "sys.stdout.buffer.write(part)",
                                   file, name});
    REQUIRE(read.exit_code == 0);
    return read.output;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t number = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++number;
    return number;
}

constexpr const char* attack = "=HYPERLINK(\"https://evil.example\",\"点这里\")";

struct Logs : ReadingDesk {
    Filter all{.sees_confidential = true};
    Logs() {
        add_station("room-017");
        receive({.opinions = {matter(attack), matter("第一行\n第二行，\"引\"")}});
        receive({.begun_at = some_moment + days{1}, .confidential = true, .opinions = {matter("秘密")}});
        receive({.begun_at = some_moment + days{2}, .language = "bo"});
    }
};

} // namespace

TEST_CASE("a cell of a CSV file is quoted where it must be, and never begins a formula") {
    CHECK(county::csv_cell("平常") == "平常");
    CHECK(county::csv_cell("a,b") == "\"a,b\"");
    CHECK(county::csv_cell("说\"好\"") == "\"说\"\"好\"\"\"");
    CHECK(county::csv_cell("a\nb") == "\"a\nb\"");
    CHECK(county::csv_cell("").empty());
    for (const std::string start : {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"})
        CHECK(county::csv_cell(start + "1") == "'" + start + "1");
    CHECK(county::csv_cell("\r1") == "\"'\r1\"");
    CHECK(county::csv_cell("1=1") == "1=1");
}

TEST_CASE("the logs as CSV: the newest first, one row a matter, as far as the reader may see") {
    Logs logs;
    const std::string csv = csv_of(logs, logs.all);
    CHECK(csv.starts_with("\xEF\xBB\xBF站点 station,"));
    CHECK(count(csv, "\r\n") == 5); // the heading and four rows
    CHECK(holds(csv, "room-017,站点room-017,2026-11-25 09:30,2026-11-25 09:45,测试甲,测**,中文,,,1,道路与饮水,"
                     "cell-1,一般,本站办理,初审,,"));
    CHECK(holds(csv, ",\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"点这里\"\")\","));
    CHECK(holds(csv, ",\"第一行\n第二行，\"\"引\"\"\","));
    CHECK(csv.find("2026-11-27 ") < csv.find("2026-11-26 "));
    CHECK_FALSE(holds(csv, "99999919900101001X"));
    CHECK(holds(csv, "秘密"));
    CHECK_FALSE(holds(csv_of(logs, {}), "秘密"));
    Filter tibetan;
    tibetan.language = "bo";
    CHECK(count(csv_of(logs, tibetan), "\r\n") == 2);
}

TEST_CASE("the logs as XLSX: a file that opens, with every row, in which every cell is a text") {
    Logs logs;
    const auto file = county::make_xlsx();
    REQUIRE(county::export_receptions(logs.database, logs.all, *file));
    const std::string workbook = file->finish();
    CHECK(holds(part_of(workbook, "xl/workbook.xml"), "<sheet "));
    const std::string sheet = part_of(workbook, "xl/worksheets/sheet1.xml");
    CHECK(count(sheet, "<row ") == 5);
    CHECK_FALSE(holds(sheet, "<f>"));
    CHECK_FALSE(holds(sheet, "<hyperlink"));
    CHECK(holds(sheet, "=HYPERLINK(&quot;") != holds(sheet, "=HYPERLINK(\"")); // as the text that it is
    CHECK(count(sheet, "t=\"inlineStr\"") + count(sheet, "t=\"s\"") >= 5 * 10);
    CHECK(holds(sheet, "第二行"));
    CHECK(holds(sheet, "2026-11-25 09:30"));
}

TEST_CASE("more than a file holds is refused, never cut off unsaid") {
    Logs logs;
    for (const county::ExportLimits limits :
         {county::ExportLimits{.rows = 2}, county::ExportLimits{.rows = 3}, county::ExportLimits{.bytes = 300}})
        CHECK_FALSE(county::export_receptions(logs.database, logs.all, *county::make_csv(), limits));
    CHECK(county::export_receptions(logs.database, logs.all, *county::make_csv(), {.rows = 4}));
}

TEST_CASE("reading and exporting are written down, and a browser keeps nothing of them") {
    CountyProcess county;
    county.run({"enrolment-code", "--station", "room-017"});
    county.add_staff("viewer", "password-1", "viewer");
    county.start();
    const auto client = county.client();
    const auto viewer = county.sign_in("viewer", "password-1");
    const auto get = [&](const std::string& path) {
        const auto answer = client->Get(path, viewer);
        REQUIRE(answer);
        CHECK(answer->get_header_value("Cache-Control") == "no-store");
        return answer->status;
    };
    CHECK(get("/api/v1/receptions?station=room-017&text=%E7%A7%98%E5%AF%86") == 200);
    CHECK(get("/api/v1/opinions?overdue=true") == 200);
    CHECK(get("/api/v1/receptions.csv?from=2026-11-01") == 200);
    CHECK(get("/api/v1/receptions.xlsx") == 200);
    CHECK(get("/api/v1/receptions.csv?from=x") == 400);
    using Line = std::tuple<std::string, std::string, std::string>;
    const auto lines = county::select<std::string, std::string, std::string>(
        *open_store(county), "SELECT action, subject, outcome FROM audit WHERE who = 'viewer' ORDER BY number");
    CHECK(lines ==
          std::vector<Line>{{"sign in", "", "done"},
                            {"read receptions", "station=room-017 text", "done"}, // not what was looked for
                            {"read opinions", "overdue", "done"},
                            {"export receptions", "from=2026-11-01", "done"},
                            {"export receptions", "", "done"}});
}
