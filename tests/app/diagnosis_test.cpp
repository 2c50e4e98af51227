// What a technician gets: useful, and about nobody.
#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/diagnosis.hpp"
#include "app/machine.hpp"

using namespace liaison;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "liaison-diagnosis-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

app::Diagnosis diagnosis() {
    app::Diagnosis made;
    made.station_id = "room-017";
    made.made_at = *domain::parse_wall_time("2026-11-24T01:30:00.000Z");
    made.report.version = "9.8.7";
    made.report.printer.configured = true;
    made.report.printer.ailment = view::Ailment::paper_out;
    made.report.unsent = 42;
    made.settings =
        "[keeper]\npin_hash = \"scrypt$16384$8$1$c2FsdA==$aGFzaA==\"\n[station]\nid = \"room-017\"\n";
    made.log = {"reader: works", "somebody wrote 999999195607120019 here", "LZ1T:ABCDEF234567 was shown"};
    return made;
}

} // namespace

TEST_CASE("diagnosis: says what is wrong, in plain files", "[app]") {
    const Folder folder;
    const auto place = app::write_diagnosis(diagnosis(), folder.path / "stick");
    REQUIRE(place);
    CHECK(place->filename() == "liaison-diagnosis-room-017-20261124-013000");
    const std::string report = content(*place / "report.txt");
    CHECK(report.find("version: 9.8.7") != std::string::npos);
    CHECK(report.find("printer: no paper") != std::string::npos);
    CHECK(report.find("records waiting: 42") != std::string::npos);
    CHECK(content(*place / "log.txt").find("reader: works") != std::string::npos);
    CHECK(content(*place / "settings.txt").find("id = \"room-017\"") != std::string::npos);
}

TEST_CASE("diagnosis: no number of a person, no code and no secret, wherever it came from", "[app]") {
    const Folder folder;
    const auto place = app::write_diagnosis(diagnosis(), folder.path);
    REQUIRE(place);
    for (const auto& file : fs::directory_iterator(*place)) {
        const std::string text = content(file.path());
        CAPTURE(file.path());
        for (const char* secret : {"999999195607120019", "19560712", "ABCDEF234567", "c2FsdA", "aGFzaA"})
            CHECK(text.find(secret) == std::string::npos);
    }
}

TEST_CASE("diagnosis: a stick that is not there or full is told", "[app]") {
    const Folder folder;
    write(folder.path / "file", "");
    CHECK_FALSE(app::write_diagnosis(diagnosis(), folder.path / "file"));
    CHECK_FALSE(app::write_diagnosis(diagnosis(), "/dev/full"));
}

TEST_CASE("personal data: what is blotted out, and what stays", "[app]") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"number 99999919560712001X", "number [number]X"},
        {"call 13800000000 now", "call [number] now"},
        {"at 1766000000 s, 115200 baud, A001", "at 1766000000 s, 115200 baud, A001"},
        {"pin scrypt$1$2$3$x$y end", "pin [secret] end"},
        {"scan LZ1A:MZXW6 end", "scan [secret] end"},
        {"", ""},
    };
    for (const auto& [line, clean] : rows)
        CHECK(app::without_personal_data(line) == clean);
}

TEST_CASE("machine: heat, uptime, room and the reason of the last start are read as the kernel writes them",
          "[app]") {
    const Folder folder;
    write(folder.path / "sys/class/thermal/thermal_zone0/temp", "41000\n");
    write(folder.path / "sys/class/thermal/thermal_zone1/temp", "56500\n");
    write(folder.path / "sys/class/thermal/thermal_zone2/temp", "-274000\n"); // not wired
    write(folder.path / "sys/class/thermal/cooling_device0/temp", "99000\n");
    write(folder.path / "sys/class/watchdog/watchdog0/bootstatus", "32\n");
    write(folder.path / "proc/uptime", "12345.67 54321.00\n");
    const auto report = app::look_at_machine({folder.path, folder.path / "sys", folder.path / "proc"},
                                             std::chrono::seconds{60});
    CHECK(report.temperature_c == 56.5);
    CHECK(report.machine_up == std::chrono::seconds{12345});
    CHECK(report.program_up == std::chrono::seconds{60});
    CHECK(report.boot_reason == "watchdog");
    REQUIRE(report.free_bytes);
    CHECK(*report.free_bytes <= *report.disk_bytes);
}

TEST_CASE("machine: what is not told is not invented", "[app]") {
    const Folder folder;
    const auto report =
        app::look_at_machine({folder.path / "nothing", folder.path, folder.path}, std::chrono::seconds{1});
    CHECK_FALSE(report.temperature_c);
    CHECK_FALSE(report.machine_up);
    CHECK_FALSE(report.free_bytes);
    CHECK(report.boot_reason.empty());
}
