#include "app/diagnosis.hpp"

#include <algorithm>
#include <fstream>
#include <regex>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace liaison::app {

namespace fs = std::filesystem;

namespace {

// Eleven digits in a row are a telephone, fifteen to eighteen a person: nothing technical of ours has so many.
constexpr std::size_t longest_digits = 10;

std::string time_text(const std::optional<domain::WallTime>& time) {
    return time ? domain::format_wall_time(*time) : std::string("-");
}

const char* word_of(view::Ailment ailment) {
    switch (ailment) {
    case view::Ailment::none: return "works";
    case view::Ailment::starting: return "starting";
    case view::Ailment::not_there: return "not there";
    case view::Ailment::no_answer: return "ill";
    case view::Ailment::paper_out: return "no paper";
    case view::Ailment::near_end: return "paper near its end";
    case view::Ailment::cover_open: return "cover open";
    case view::Ailment::cutter: return "cutter stuck";
    case view::Ailment::offline: return "offline";
    }
    return "";
}

const char* word_of(view::CountyState state) {
    switch (state) {
    case view::CountyState::unknown: return "not tried yet";
    case view::CountyState::online: return "online";
    case view::CountyState::offline: return "offline";
    case view::CountyState::refused: return "refused";
    case view::CountyState::none: return "none set";
    }
    return "";
}

std::string device_text(const char* name, const view::DeviceReport& device) {
    if (!device.configured) return fmt::format("{}: not configured\n", name);
    return fmt::format("{}: {} ({}) since {}; last error: {} at {}; driver restarts: {}\n", name,
                       word_of(device.ailment), device.detail, time_text(device.since),
                       device.last_error.empty() ? "-" : device.last_error, time_text(device.last_error_at),
                       device.restarts);
}

template <class Value>
std::string number_text(const std::optional<Value>& value) {
    return value ? fmt::format("{}", *value) : std::string("-");
}

std::string seconds_text(const std::optional<std::chrono::seconds>& span) {
    return span ? fmt::format("{} s", span->count()) : std::string("-");
}

std::string report_text(const Diagnosis& diagnosis) {
    const view::StationReport& r = diagnosis.report;
    std::string text = fmt::format(
        "station: {}\nmade at: {}\nversion: {}\nconfiguration: {}\nstore works: {}\n", diagnosis.station_id,
        domain::format_wall_time(diagnosis.made_at), r.version, r.configuration_version, r.store_works);
    text += device_text("card reader", r.reader) + device_text("code scanner", r.scanner) +
            device_text("printer", r.printer) + device_text("camera", r.camera) + device_text("sound", r.sound);
    text += fmt::format("county: {} ({}); last contact: {}; records waiting: {}\n", word_of(r.county),
                        r.county_detail, time_text(r.county_last_contact), r.unsent);
    text += fmt::format("disk: {} of {} bytes free\ntemperature: {} C\nmachine up: {}\nprogram up: {}\n",
                        number_text(r.machine.free_bytes), number_text(r.machine.disk_bytes),
                        number_text(r.machine.temperature_c), seconds_text(r.machine.machine_up),
                        seconds_text(r.machine.program_up));
    if (!r.machine.boot_reason.empty()) text += "last boot by: " + r.machine.boot_reason + "\n";
    return text;
}

std::string lines_text(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += without_personal_data(line) + "\n";
    return text;
}

std::string settings_text(const std::string& settings) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < settings.size();) {
        const auto end = std::min(settings.find('\n', at), settings.size());
        lines.push_back(settings.substr(at, end - at));
        at = end + 1;
    }
    return lines_text(lines);
}

} // namespace

std::string without_personal_data(std::string_view line) {
    // A hash, a key, a token: nobody needs them to mend a printer.
    static const std::regex secret(R"((scrypt\$|LZ1[AT]:)[^\s"]*)");
    std::string text = std::regex_replace(std::string(line), secret, "[secret]");
    std::string clean, digits;
    const auto take_digits = [&] {
        clean += digits.size() > longest_digits ? "[number]" : digits;
        digits.clear();
    };
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
            continue;
        }
        take_digits();
        clean += c;
    }
    take_digits();
    return clean;
}

tl::expected<fs::path, std::string> write_diagnosis(const Diagnosis& diagnosis, const fs::path& folder) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(diagnosis.made_at);
    const fs::path place = folder / fmt::format("liaison-diagnosis-{}-{:%Y%m%d-%H%M%S}", diagnosis.station_id,
                                                fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)));
    std::error_code failed;
    fs::create_directories(place, failed);
    if (failed) return tl::unexpected(place.string() + ": " + failed.message());
    const std::vector<std::pair<const char*, std::string>> files{
        {"report.txt", report_text(diagnosis)},
        {"settings.txt", settings_text(diagnosis.settings)},
        {"log.txt", lines_text(diagnosis.log)},
    };
    for (const auto& [name, text] : files) {
        std::ofstream out(place / name, std::ios::binary);
        out << text;
        out.close();
        if (!out) return tl::unexpected((place / name).string() + ": cannot be written");
    }
    return place;
}

} // namespace liaison::app
