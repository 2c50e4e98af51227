// A keeper who wants to know at a glance what is wrong, what to do about it, and whether it helped.
#include <array>

#include <fmt/format.h>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "view/keeper_frame.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct DeviceRow {
    Word name;
    ui::Icon icon;
    const DeviceReport* report; // nothing: the glass, which works, since it is being touched
    const char* test_id;
    flow::KeeperTest test;
};

Word advice(Ailment ailment) {
    switch (ailment) {
    case Ailment::none: return Word::staff_well;
    case Ailment::starting: return Word::staff_starting;
    case Ailment::not_there: return Word::staff_not_there;
    case Ailment::no_answer: return Word::staff_no_answer;
    case Ailment::paper_out: return Word::staff_paper_out;
    case Ailment::near_end: return Word::staff_near_end;
    case Ailment::cover_open: return Word::staff_cover_open;
    case Ailment::cutter: return Word::staff_cutter;
    case Ailment::offline: return Word::staff_offline;
    }
    return Word::staff_well;
}

struct Light {
    Word words;
    ui::Status status;
};

Light light_of(const DeviceRow& row) {
    if (!row.report) return {Word::staff_light_works, ui::Status::good};
    if (!row.report->configured) return {Word::staff_light_none, ui::Status::neutral};
    switch (row.report->ailment) {
    case Ailment::none: return {Word::staff_light_works, ui::Status::good};
    case Ailment::starting: return {Word::staff_light_starting, ui::Status::waiting};
    case Ailment::near_end: return {Word::staff_light_soon, ui::Status::waiting};
    default: return {Word::staff_light_ill, ui::Status::bad};
    }
}

// In plain words what to do; below it, small, what the driver said, for whoever is asked on the telephone.
std::string technical(const Screen& screen, const DeviceReport& report) {
    std::string text = report.detail;
    if (text.empty() && report.last_error_at)
        text = screen.words(Word::staff_last_error, {{"time", screen.relative_day(*report.last_error_at) + " " +
                                                                  screen.clock_time(*report.last_error_at)},
                                                     {"error", report.last_error}});
    if (report.restarts > 0)
        text += (text.empty() ? "" : "  ·  ") +
                screen.words(Word::staff_driver_restarts, {{"count", std::to_string(report.restarts)}});
    return text;
}

std::string page_words(const Screen& screen, flow::KeeperNotice notice) {
    using enum flow::KeeperNotice;
    if (notice == bell_rung) return std::string(screen.words(Word::staff_bell_rung));
    if (notice == page_printing) return std::string(screen.words(Word::staff_page_printing));
    if (notice == page_printed) return std::string(screen.words(Word::staff_page_printed));
    if (notice == page_not_printed) return std::string(screen.words(Word::staff_page_not_printed));
    return {};
}

// Name and state on one line, below it what to do, below that the driver's own words.
void draw_device_words(Screen& screen, Rect area, const DeviceRow& device, const std::string& plain,
                       const std::string& small) {
    const ui::Metrics& m = screen.metrics();
    const float head_height = m.text_heading * 1.5F;
    const float gap = m.grid(0.5F);
    const float plain_height =
        screen.canvas.fitted_size(plain, {.most_lines = 2}, {area.width, area.height}).height;
    const float small_height = small.empty() ? 0 : m.text_small * 1.6F;
    const float all = head_height + plain_height + small_height + 2 * gap;
    area = area.centered(area.width, std::min(area.height, all));
    Rect head = area.split_top(head_height, gap);
    const ui::TextStyle name{.role = ui::TextRole::heading,
                             .weight = ui::Weight::bold,
                             .vertical = ui::VerticalAlign::middle,
                             .most_lines = 1};
    const float name_width =
        std::min(head.width * 0.6F, screen.canvas.measure_text(screen.words(device.name), name).width + 1);
    screen.canvas.text(head.split_left(name_width, m.grid(2)), screen.words(device.name), name);
    const Light light = light_of(device);
    ui::status_pill(screen.canvas, head.centered(head.width, m.text_body * 1.7F), screen.words(light.words),
                    light.status);
    screen.canvas.text(area.split_top(plain_height, gap), plain, {.most_lines = 2});
    if (area.height < small_height - 1) return; // it stands in the diagnosis too
    screen.canvas.text(area, small,
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .most_lines = 1,
                        .language = ui::TextLanguage::english});
}

void draw_device(Screen& screen, Rect row, const DeviceRow& device, const flow::KeeperPage& page) {
    const ui::Metrics& m = screen.metrics();
    row = row.inset(0, m.grid(1));
    const bool there = !device.report || device.report->configured;
    const Rect act = row.split_right(std::max(m.target * 2, row.width * 0.2F), m.grid(3));
    if (there &&
        ui::button(screen.canvas, device.test_id, act.centered(act.width, std::max(m.target, m.grid(7))),
                   {.label = screen.words(Word::staff_test), .icon = ui::Icon::play}))
        screen.touched = flow::TestDevice{device.test};
    screen.canvas.icon(row.split_left(m.text_title * 1.3F, m.grid(3)), device.icon, screen.theme().accent_text,
                       m.text_title * 1.1F);
    std::string plain(screen.words(!device.report ? Word::staff_well
                                   : there        ? advice(device.report->ailment)
                                                  : Word::staff_not_configured));
    const bool told_by_printer = page.notice != flow::KeeperNotice::bell_rung;
    const bool tells = device.test == (told_by_printer ? flow::KeeperTest::printer : flow::KeeperTest::sound);
    if (const std::string told = page_words(screen, page.notice); tells && !told.empty()) plain = told;
    draw_device_words(screen, row, device, plain,
                      device.report && there ? technical(screen, *device.report) : std::string());
}

void draw_devices(Screen& screen, Rect area, const flow::KeeperPage& page) {
    const StationReport& report = *screen.report;
    const std::array<DeviceRow, 6> devices{
        DeviceRow{Word::staff_reader, ui::Icon::identity_card, &report.reader, "test_reader",
                  flow::KeeperTest::card_reader},
        DeviceRow{Word::staff_scanner, ui::Icon::qr_code, &report.scanner, "test_scanner",
                  flow::KeeperTest::code_scanner},
        DeviceRow{Word::staff_camera, ui::Icon::camera, &report.camera, "test_camera",
                  flow::KeeperTest::code_scanner},
        DeviceRow{Word::staff_printer, ui::Icon::printer, &report.printer, "test_printer",
                  flow::KeeperTest::printer},
        DeviceRow{Word::staff_sound, ui::Icon::speaker, &report.sound, "test_sound", flow::KeeperTest::sound},
        DeviceRow{Word::staff_glass, ui::Icon::pencil, nullptr, "test_glass", flow::KeeperTest::glass}};
    ui::panel(screen.canvas, area);
    area = area.inset(screen.metrics().grid(3), screen.metrics().grid(1.5F));
    const auto rows = ui::rows(area, static_cast<int>(devices.size()), 0);
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const Rect& row = rows[i];
        if (i > 0)
            ui::line(screen.canvas, {row.x, row.y}, {row.right(), row.y}, screen.theme().line,
                     screen.metrics().line);
        draw_device(screen, row, devices.at(i), page);
    }
}

struct Fact {
    Word label;
    std::string value;
};

std::string unknown(const Screen& screen) {
    return std::string(screen.words(Word::staff_unknown));
}

std::string span_words(const Screen& screen, const std::optional<std::chrono::seconds>& span) {
    if (!span) return unknown(screen);
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(*span).count();
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(*span).count() % 60;
    return screen.words(Word::staff_span, {{"days", std::to_string(hours / 24)},
                                           {"time", fmt::format("{:02}:{:02}", hours % 24, minutes)}});
}

std::string disk_words(const Screen& screen, const StationReport& report) {
    const auto& machine = report.machine;
    if (!report.store_works) return std::string(screen.words(Word::staff_disk_ill));
    if (!machine.free_bytes || !machine.disk_bytes) return unknown(screen);
    constexpr double giga = 1e9;
    return screen.words(Word::staff_disk_free,
                        {{"free", fmt::format("{:.1f}", static_cast<double>(*machine.free_bytes) / giga)},
                         {"all", fmt::format("{:.1f}", static_cast<double>(*machine.disk_bytes) / giga)}});
}

std::string county_words(const Screen& screen, const StationReport& report) {
    const auto state = report.county == CountyState::online    ? Word::staff_county_online
                       : report.county == CountyState::offline ? Word::staff_county_offline
                       : report.county == CountyState::refused ? Word::staff_county_refused
                       : report.county == CountyState::none    ? Word::staff_county_none
                                                               : Word::staff_unknown;
    std::string text(screen.words(state));
    if (report.county_last_contact && report.county != CountyState::online)
        text += "  ·  " + screen.words(Word::staff_county_last,
                                       {{"time", screen.relative_day(*report.county_last_contact) + " " +
                                                     screen.clock_time(*report.county_last_contact)}});
    return text;
}

// Without the module no card can be read: its maker asks for the number on the telephone.
std::string module_words(const Screen& screen, const StationReport& report) {
    if (!report.reader.configured) return std::string(screen.words(Word::staff_light_none));
    if (!report.module_status) return unknown(screen);
    constexpr std::uint8_t ready = 0x90, self_test_failed = 0x60, not_authorised = 0x66;
    const std::uint8_t status = *report.module_status;
    const std::string words =
        status == ready              ? std::string(screen.words(Word::staff_module_ready))
        : status == self_test_failed ? std::string(screen.words(Word::staff_module_self_test))
        : status == not_authorised
            ? std::string(screen.words(Word::staff_module_not_authorised))
            : screen.words(Word::staff_module_status, {{"code", fmt::format("{:02X}", status)}});
    return report.module_number.empty() ? words : words + "\n" + report.module_number;
}

std::string configuration_words(const Screen& screen, const StationReport& report) {
    if (report.configuration_version == 0) return std::string(screen.words(Word::keeper_configuration));
    const std::string version = std::to_string(report.configuration_version);
    const bool expired =
        report.configuration_expires && *report.configuration_expires <= screen.now.wall + report.county_ahead;
    return expired ? screen.words(Word::staff_configuration_expired, {{"version", version}}) : version;
}

std::vector<Fact> facts_of(const Screen& screen) {
    const StationReport& report = *screen.report;
    const auto& machine = report.machine;
    std::string up = span_words(screen, machine.machine_up);
    if (!machine.boot_reason.empty()) up += "  ·  " + std::string(screen.words(Word::staff_boot_watchdog));
    return {
        {Word::staff_county, county_words(screen, report)},
        {Word::staff_outbox,
         screen.words(Word::staff_outbox_count, {{"count", std::to_string(report.unsent)}})},
        {Word::staff_disk, disk_words(screen, report)},
        {Word::staff_temperature,
         machine.temperature_c
             ? screen.words(Word::staff_celsius, {{"value", fmt::format("{:.0f}", *machine.temperature_c)}})
             : unknown(screen)},
        {Word::staff_module, module_words(screen, report)},
        {Word::staff_program_up, span_words(screen, machine.program_up)},
        {Word::staff_machine_up, up},
        {Word::staff_version, report.version},
        {Word::staff_configuration, configuration_words(screen, report)},
    };
}

void draw_facts(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3), m.grid(2));
    const auto facts = facts_of(screen);
    const auto rows = ui::rows(area, static_cast<int>(facts.size()), 0);
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Rect row = rows[i];
        screen.canvas.text(
            row.split_left(row.width * 0.34F, m.grid(2)), screen.words(facts[i].label),
            {.color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::middle, .most_lines = 1});
        screen.canvas.text(
            row, facts[i].value,
            {.weight = ui::Weight::bold, .vertical = ui::VerticalAlign::middle, .most_lines = 2});
    }
}

void draw_export(Screen& screen, Rect area, const flow::KeeperPage& page) {
    using enum flow::KeeperNotice;
    const ui::Metrics& m = screen.metrics();
    const Rect act = area.split_right(std::max(area.width * 0.45F, m.target * 4), m.gap);
    if (ui::button(screen.canvas, "export", act,
                   {.label = screen.words(Word::staff_export),
                    .icon = ui::Icon::document,
                    .enabled = page.notice != exporting}))
        screen.touched = flow::ExportDiagnosis{};
    std::string words;
    if (page.notice == exporting) words = screen.words(Word::staff_exporting);
    if (page.notice == exported) words = screen.words(Word::staff_exported, {{"place", page.export_place}});
    if (page.notice == not_exported) words = screen.words(Word::staff_not_exported);
    screen.canvas.text(area, words.empty() ? std::string(screen.words(Word::staff_export_hint)) : words,
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 3});
}

// Deputies who guessed wrong too often, each with the one touch that lets them try again.
void draw_locks(Screen& screen, Rect area, const std::vector<domain::SignInTries>& locked) {
    const ui::Metrics& m = screen.metrics();
    const auto rows = ui::rows(area, static_cast<int>(locked.size()), m.gap);
    for (std::size_t i = 0; i < locked.size(); ++i) {
        Rect row = rows[i];
        const std::string deputy = screen.deputy_name(locked[i].who);
        const std::string words =
            locked[i].is_locked()
                ? screen.words(Word::staff_locked, {{"deputy", deputy}})
                : screen.words(Word::staff_paused,
                               {{"deputy", deputy}, {"count", std::to_string(locked[i].wrong)}});
        if (ui::button(screen.canvas, "lift:" + locked[i].who,
                       row.split_right(std::max(row.width * 0.24F, m.target * 3), m.gap),
                       {.label = screen.words(Word::staff_lift), .icon = ui::Icon::lock}))
            screen.touched = flow::LiftLock{locked[i].who};
        screen.canvas.text(row, words,
                           {.weight = ui::Weight::bold,
                            .color = screen.theme().accent_text,
                            .vertical = ui::VerticalAlign::middle,
                            .most_lines = 2});
    }
}

// Those that need the keeper now. More than three at once are a prank: the others follow.
std::vector<domain::SignInTries> locked_deputies(const Screen& screen) {
    constexpr std::size_t most = 3;
    std::vector<domain::SignInTries> locked;
    for (const domain::SignInTries& tries : screen.around.day.sign_ins)
        if (tries.who != domain::keeper_signs_in && !tries.may_try(screen.now.wall) && locked.size() < most)
            locked.push_back(tries);
    return locked;
}

} // namespace

void draw_keeper_overview(Screen& screen, const flow::KeeperPage& page) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_keeper_frame(screen, screen.words(Word::staff_title), KeeperLeave::lock);
    if (!screen.report) return;
    draw_export(screen, area.split_bottom(m.target * 1.2F, m.grid(2)), page);
    if (const auto locked = locked_deputies(screen); !locked.empty()) {
        const auto count = static_cast<float>(locked.size());
        draw_locks(screen, area.split_top(count * m.target + (count - 1) * m.gap, m.grid(2)), locked);
    }
    if (m.portrait()) {
        draw_facts(screen, area.split_top(area.height * 0.42F, m.grid(3)));
        draw_devices(screen, area, page);
    } else {
        draw_devices(screen, area.split_left(area.width * 0.56F, m.grid(3)), page);
        draw_facts(screen, area);
    }
}

} // namespace liaison::view
