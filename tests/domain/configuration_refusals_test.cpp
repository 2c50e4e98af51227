// Every bad document is refused, and the first thing wrong is named by its JSON pointer.
#include "catch.hpp"
#include "station_document.hpp"

using namespace liaison;

namespace {

struct Row {
    const char* event;
    const char* pointer; // what is put there ...
    std::string value;
    const char* named; // ... and what the refusal names
};

void check_refused(const Row& row) {
    CAPTURE(row.event, row.pointer, row.value);
    const auto read = domain::parse_station_configuration(test::spoiled(row.pointer, row.value).dump());
    REQUIRE_FALSE(read);
    CHECK(read.error().where == row.named);
    CHECK(read.error().what.size() > 10);
}

} // namespace

TEST_CASE("configuration: a key is missing or too many", "[configuration]") {
    check_refused(GENERATE(
        Row{"no version", "/version", "", "/"}, Row{"no station", "/station", "", "/"},
        Row{"no zone", "/time_zone", "", "/"}, Row{"no languages", "/languages", "", "/"},
        Row{"no roster", "/roster", "", "/"}, Row{"no slots", "/slots", "", "/"},
        Row{"no retention", "/retention_days", "", "/"}, Row{"no categories", "/categories", "", "/"},
        Row{"no weekly hours", "/opening_hours/weekly", "", "/opening_hours"},
        Row{"no Chinese name", "/station/name/zh", "", "/station/name"},
        Row{"no seat", "/deputies/1/seat", "", "/deputies/1"},
        Row{"no from", "/roster/0/from", "", "/roster/0"}, Row{"no days", "/roster/0/days", "", "/roster/0"},
        Row{"days and date", "/roster/1/days", "[\"monday\"]", "/roster/1"},
        Row{"unknown key", "/colour", "1", "/"}, Row{"unknown key below", "/station/colour", "1", "/station"},
        Row{"unknown key of a shift", "/roster/0/colour", "1", "/roster/0"},
        Row{"unknown key of a period", "/opening_hours/weekly/0/colour", "1", "/opening_hours/weekly/0"}));
}

TEST_CASE("configuration: a value of the wrong kind", "[configuration]") {
    check_refused(GENERATE(
        Row{"version as text", "/version", "\"7\"", "/version"},
        Row{"version 1.5", "/version", "1.5", "/version"},
        Row{"version as exponent", "/version", "1e3", "/version"},
        Row{"version null", "/version", "null", "/version"},
        Row{"station as text", "/station", "\"room\"", "/station"},
        Row{"station as list", "/station", "[]", "/station"},
        Row{"name as text", "/station/name", "\"测试\"", "/station/name"},
        Row{"languages as text", "/languages", "\"zh\"", "/languages"},
        Row{"deputies as object", "/deputies", "{}", "/deputies"},
        Row{"deputy as number", "/deputies/0", "1", "/deputies/0"},
        Row{"shift as list", "/roster/0", "[]", "/roster/0"}, Row{"slots null", "/slots", "null", "/slots"},
        Row{"keeper as text", "/keeper", "\"name\"", "/keeper"},
        Row{"keeper's PIN in clear", "/keeper", "{\"pin_hash\": \"7391\"}", "/keeper/pin_hash"},
        Row{"unknown key of the keeper", "/keeper", "{\"colour\": 1}", "/keeper"},
        Row{"capacity true", "/slots/capacity", "true", "/slots/capacity"},
        Row{"holiday as number", "/opening_hours/holidays/0", "20270101", "/opening_hours/holidays/0"}));
}

TEST_CASE("configuration: a value out of range", "[configuration]") {
    check_refused(
        GENERATE(Row{"version 0", "/version", "0", "/version"}, Row{"version -1", "/version", "-1", "/version"},
                 Row{"version beyond", "/version", "18446744073709551615", "/version"},
                 Row{"no minutes", "/slots/length_minutes", "0", "/slots/length_minutes"},
                 Row{"four minutes", "/slots/length_minutes", "4", "/slots/length_minutes"},
                 Row{"241 minutes", "/slots/length_minutes", "241", "/slots/length_minutes"},
                 Row{"capacity 0", "/slots/capacity", "0", "/slots/capacity"},
                 Row{"capacity 21", "/slots/capacity", "21", "/slots/capacity"},
                 Row{"no call", "/queue/calls", "0", "/queue/calls"},
                 Row{"aside for three hours", "/queue/aside_minutes", "180", "/queue/aside_minutes"},
                 Row{"negative cut-off", "/slots/cut_off_minutes", "-1", "/slots/cut_off_minutes"},
                 Row{"61 days", "/slots/days_ahead", "61", "/slots/days_ahead"},
                 Row{"none a person", "/slots/appointments_per_person", "0", "/slots/appointments_per_person"},
                 Row{"negative retention", "/retention_days", "-1", "/retention_days"},
                 Row{"no language at all", "/languages", "[]", "/languages"},
                 Row{"a long id", "/station/id", '"' + std::string(41, 'a') + '"', "/station/id"},
                 Row{"a long name", "/station/name/zh", '"' + std::string(61, 'a') + '"', "/station/name/zh"},
                 Row{"a long PIN hash", "/deputies/0/pin_hash", '"' + std::string(201, 'a') + '"',
                     "/deputies/0/pin_hash"}));
}

TEST_CASE("configuration: a value that means nothing", "[configuration]") {
    check_refused(GENERATE(
        Row{"id in capitals", "/station/id", "\"Room\"", "/station/id"},
        Row{"empty id", "/station/id", "\"\"", "/station/id"},
        Row{"id with a path", "/station/id", "\"../x\"", "/station/id"},
        Row{"unknown kind", "/station/kind", "\"hut\"", "/station/kind"},
        Row{"unknown zone", "/time_zone", "\"Asia/Nowhere\"", "/time_zone"},
        Row{"unknown language", "/languages/1", "\"fr\"", "/languages/1"},
        Row{"name in an unknown language", "/station/name/fr", "\"x\"", "/station/name/fr"},
        Row{"a language with a slash", "/station/name/a~1b", "\"x\"", "/station/name/a~1b"},
        Row{"control character", "/station/name/zh", "\"a\\u0007\"", "/station/name/zh"},
        Row{"turned direction", "/notices/0/zh", "\"a\\u202eb\"", "/notices/0/zh"},
        Row{"unknown weekday", "/opening_hours/weekly/0/days/0", "\"funday\"",
            "/opening_hours/weekly/0/days/0"},
        Row{"hour 25", "/opening_hours/weekly/0/from", "\"25:00\"", "/opening_hours/weekly/0/from"},
        Row{"9:00", "/roster/0/from", "\"9:00\"", "/roster/0/from"},
        Row{"empty period", "/roster/0/to", "\"09:00\"", "/roster/0"},
        Row{"30 February", "/opening_hours/holidays/0", "\"2027-02-30\"", "/opening_hours/holidays/0"},
        Row{"extra day", "/opening_hours/extra_days/0/day", "\"soon\"", "/opening_hours/extra_days/0/day"},
        Row{"shift of nobody", "/roster/0/deputy", "\"deputy-z\"", "/roster/0/deputy"},
        Row{"shift on no day", "/roster/1/date", "\"2026-13-01\"", "/roster/1/date"},
        Row{"one id twice", "/deputies/1/id", "\"deputy-a\"", "/deputies/1"},
        Row{"a PIN in plain", "/deputies/0/pin_hash", "\"135790\"", "/deputies/0/pin_hash"},
        Row{"a code with a space", "/categories/0/code", "\"wa ter\"", "/categories/0/code"},
        Row{"one category twice", "/categories/1/code", "\"water\"", "/categories/1"},
        Row{"one language twice", "/languages/1", "\"zh\"", "/languages/1"}));
}

TEST_CASE("configuration: what is no document", "[configuration]") {
    struct Text {
        const char* event;
        std::string text;
    };
    const auto row = GENERATE(
        Text{"nothing", ""}, Text{"half", R"({"version": 7)"}, Text{"a list", "[]"}, Text{"null", "null"},
        Text{"a number", "7"}, Text{"two documents", "{}{}"}, Text{"a comment", "{} // x"},
        Text{"broken bytes", "{\"a\": \"\xFF\"}"}, Text{"a NUL", std::string("\0", 1)},
        Text{"a mebibyte of spaces and more", std::string(1024 * 1024 + 1, ' ')},
        Text{"deep lists", std::string(1024 * 1024, '[')},
        Text{"deep lists, closed", std::string(500'000, '[') + std::string(500'000, ']')});
    CAPTURE(row.event);
    const auto read = domain::parse_station_configuration(row.text);
    REQUIRE_FALSE(read);
    CHECK(read.error().where == "/");
}

TEST_CASE("configuration: a picture that cannot be fetched as it is named", "[configuration]") {
    static const std::string digest(64, 'a');
    const auto named = [](const std::string& sha256, const std::string& bytes) {
        return R"({"sha256": ")" + sha256 + R"(", "bytes": )" + bytes + "}";
    };
    check_refused(GENERATE_COPY(
        Row{"an address", "/notices/0/picture", "\"https://evil.example/x.png\"", "/notices/0/picture"},
        Row{"no size", "/notices/0/picture", R"({"sha256": ")" + digest + "\"}", "/notices/0/picture"},
        Row{"no bytes at all", "/notices/0/picture", named(digest, "0"), "/notices/0/picture/bytes"},
        Row{"more than 8 MiB", "/deputies/0/portrait", named(digest, "8388609"), "/deputies/0/portrait/bytes"},
        Row{"capitals", "/deputies/0/portrait", named(std::string(64, 'A'), "9"),
            "/deputies/0/portrait/sha256"},
        Row{"a path", "/deputies/0/portrait", named(std::string(61, 'a') + "/..", "9"),
            "/deputies/0/portrait/sha256"},
        Row{"a file's name", "/deputies/0/portrait",
            R"({"sha256": ")" + digest + R"(", "bytes": 9, "file": "x"})", "/deputies/0/portrait"}));
}
