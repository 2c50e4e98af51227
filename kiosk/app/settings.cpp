#include "app/settings.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "app/device_addresses.hpp"
#include "domain/pin.hpp"
#include "drivers/device_address.hpp"

namespace liaison::app {

namespace {

struct Problem {
    std::string text;
};

// One table of the file: hands out its values by kind and in the end refuses what nobody asked for.
class Section {
public:
    Section(const toml::table& root, std::string file, std::string name)
        : file_(std::move(file)), name_(std::move(name)) {
        const toml::node* node = root.get(name_);
        if (!node) return;
        table_ = node->as_table();
        if (!table_) fail(*node, fmt::format("\"{}\" is a table: [{}]", name_, name_));
    }

    std::string text(const char* key, std::optional<std::string> otherwise) {
        const toml::node* node = find(key);
        if (!node) return required(key, std::move(otherwise));
        const auto value = node->value<std::string>();
        if (!node->is_string() || !value) fail(*node, fmt::format("\"{}\" is a text in quotation marks", key));
        return *value;
    }

    template <class Value>
    Value choice(const char* key, const std::map<std::string, Value>& choices, const std::string& otherwise) {
        const std::string name = text(key, otherwise);
        if (const auto found = choices.find(name); found != choices.end()) return found->second;
        std::string allowed;
        for (const auto& [choice, value] : choices)
            allowed += (allowed.empty() ? "" : ", ") + choice;
        fail(*find(key), fmt::format("\"{}\" is not a {}; allowed: {}", name, key, allowed));
    }

    std::int64_t integer(const char* key, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
        const toml::node* node = find(key);
        if (!node) return otherwise;
        const auto value = node->value<std::int64_t>();
        if (!node->is_integer() || !value || *value < least || *value > most)
            fail(*node, fmt::format("\"{}\" is a whole number; allowed: {} to {}", key, least, most));
        return *value;
    }

    double number(const char* key, double least, double most, double otherwise) {
        const toml::node* node = find(key);
        if (!node) return otherwise;
        const auto value = node->value<double>();
        if (!node->is_number() || !value || !(*value >= least && *value <= most))
            fail(*node, fmt::format("\"{}\" is a number; allowed: {} to {}", key, least, most));
        return *value;
    }

    std::vector<domain::DayPeriod> periods(const char* key) {
        const toml::node* node = find(key);
        if (!node) return {};
        const toml::array* list = node->as_array();
        const std::string form =
            fmt::format("\"{}\" is a list such as [\"12:00-14:00\", \"20:00-08:00\"]", key);
        if (!list || list->size() > 20) fail(*node, form);
        std::vector<domain::DayPeriod> periods;
        for (const toml::node& entry : *list) {
            const std::string text = entry.value_or(std::string());
            const auto from = domain::parse_minute(text.substr(0, text.find('-')));
            const auto to = domain::parse_minute(text.substr(std::min(text.size(), text.find('-') + 1)));
            if (!from || !to || *from == *to) fail(entry, form);
            periods.push_back({*from, *to});
        }
        return periods;
    }

    bool flag(const char* key, bool otherwise) {
        const toml::node* node = find(key);
        if (!node) return otherwise;
        if (!node->is_boolean()) fail(*node, fmt::format("\"{}\" is a switch; allowed: true, false", key));
        return *node->value<bool>();
    }

    // A key of earlier programs that says nothing any more: a machine that was set up then starts all the same.
    void pass_over(const char* key) { obsolete_.insert(key); }

    // For what is of the right type and wrong all the same.
    [[noreturn]] void refuse(const char* key, const std::string& what) {
        fail(*find(key), fmt::format("\"{}\" {}", key, what));
    }

    // What the devices themselves say of a value: they throw std::invalid_argument.
    template <class Use>
    void check(const char* key, Use use) {
        try {
            use();
        } catch (const std::invalid_argument& refusal) {
            if (const toml::node* node = find(key)) fail(*node, refusal.what());
            required(key, std::nullopt);
        }
    }

    void no_other_keys() const {
        if (!table_) return;
        for (const auto& [key, node] : *table_) {
            if (known_.contains(std::string(key.str())) || obsolete_.contains(std::string(key.str()))) continue;
            std::string allowed;
            for (const auto& [name, unused] : known_)
                allowed += (allowed.empty() ? "" : ", ") + name;
            fail(node, fmt::format("unknown key \"{}\" in [{}]; allowed: {}", key.str(), name_, allowed));
        }
    }

private:
    const toml::node* find(const char* key) {
        known_[key] = true;
        return table_ ? table_->get(key) : nullptr;
    }
    std::string required(const char* key, std::optional<std::string> otherwise) const {
        if (otherwise) return *otherwise;
        throw Problem{fmt::format("{}:1: the key \"{}\" in [{}] is missing", file_, key, name_)};
    }
    [[noreturn]] void fail(const toml::node& node, const std::string& what) const {
        throw Problem{fmt::format("{}:{}: {}", file_, node.source().begin.line, what)};
    }

    std::string file_;
    std::string name_;
    const toml::table* table_ = nullptr;
    std::map<std::string, bool> known_;
    std::set<std::string> obsolete_;
};

const std::vector<std::string> sections{"station", "county", "card_reader", "code_scanner", "camera", "printer",
                                        "sound",   "screen", "typing",      "keeper",       "desk"};
const std::vector<std::string> desk_sections{"card_reader", "code_scanner", "camera"};

void no_other_sections(const toml::table& root, const std::string& file,
                       const std::vector<std::string>& known) {
    for (const auto& [key, node] : root) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        std::string allowed;
        for (const std::string& name : known)
            allowed += (allowed.empty() ? "[" : ", [") + name + "]";
        throw Problem{fmt::format("{}:{}: unknown key \"{}\"; allowed: {}", file, node.source().begin.line,
                                  key.str(), allowed)};
    }
}

// A key that cannot be read is told at once: later nobody would see that records travel open.
std::optional<domain::SealingKey>
read_sealing_key(Section& section, const std::function<std::filesystem::path(std::string)>& beside) {
    const std::filesystem::path file = beside(section.text("sealing_key", ""));
    if (file.empty()) return std::nullopt;
    std::ifstream pem(file, std::ios::binary);
    auto key = domain::SealingKey::from_pem({std::istreambuf_iterator<char>(pem), {}});
    if (!key) section.refuse("sealing_key", fmt::format("names {}: {}", file.string(), key.error()));
    return *std::move(key);
}

void read_county(Section section, Settings& settings,
                 const std::function<std::filesystem::path(std::string)>& beside) {
    settings.county.url = section.text("url", "");
    settings.county.ca_certificate = beside(section.text("ca_certificate", ""));
    settings.county.trust_root = beside(section.text("trust_root", std::nullopt));
    section.pass_over("token_file");
    settings.county.sealing_key = read_sealing_key(section, beside);
    settings.county.configuration_interval =
        std::chrono::seconds{section.integer("configuration_interval_s", 1, 3600, 30)};
    section.no_other_keys();
}

void read_readers(const toml::table& root, const std::string& file, Settings& settings) {
    Section reader(root, file, "card_reader");
    settings.card_reader.kind = reader.choice<CardReaderKind>("kind",
                                                              {{"none", CardReaderKind::none},
                                                               {"sdt-serial", CardReaderKind::sdt_serial},
                                                               {"sdt-hid", CardReaderKind::sdt_hid},
                                                               {"sdt-tcp", CardReaderKind::sdt_tcp}},
                                                              "none");
    settings.card_reader.device = reader.text("device", "");
    settings.card_reader.presence_test =
        reader.choice<drivers::PresenceTest>("presence_test",
                                             {{"address", drivers::PresenceTest::latest_address},
                                              {"read", drivers::PresenceTest::read},
                                              {"none", drivers::PresenceTest::none}},
                                             "address");
    reader.check("device", [&] { drivers::make_card_reader_transport(card_reader_address(settings), 0); });
    reader.no_other_keys();

    Section scanner(root, file, "code_scanner");
    settings.code_scanner.kind = scanner.choice<CodeScannerKind>("kind",
                                                                 {{"none", CodeScannerKind::none},
                                                                  {"serial", CodeScannerKind::serial},
                                                                  {"keyboard", CodeScannerKind::keyboard},
                                                                  {"tcp", CodeScannerKind::tcp}},
                                                                 "none");
    settings.code_scanner.device = scanner.text("device", "");
    settings.code_scanner.baud = static_cast<int>(scanner.integer("baud", 1200, 921600, 9600));
    scanner.check("device", [&] {
        const std::string address = code_scanner_address(settings);
        if (!drivers::make_keyboard_transport(address)) drivers::make_code_scanner_transport(address, 0);
    });
    scanner.no_other_keys();

    Section camera(root, file, "camera");
    settings.camera.kind = camera.choice<CameraKind>(
        "kind", {{"none", CameraKind::none}, {"v4l2", CameraKind::v4l2}, {"replay", CameraKind::replay}},
        "none");
    settings.camera.device = camera.text("device", "");
    camera.no_other_keys();
}

void read_printer(Section printer, Settings& settings) {
    settings.printer.kind = printer.choice<PrinterKind>("kind",
                                                        {{"none", PrinterKind::none},
                                                         {"cups", PrinterKind::cups},
                                                         {"escpos-device", PrinterKind::escpos_device},
                                                         {"escpos-file", PrinterKind::escpos_file},
                                                         {"escpos-tcp", PrinterKind::escpos_tcp}},
                                                        "none");
    settings.printer.device = printer.text("device", "");
    settings.printer.paper_mm = printer.choice<int>("paper", {{"58mm", 58}, {"80mm", 80}}, "80mm");
    settings.printer.qr = printer.choice<QrPrinting>(
        "qr", {{"kiosk", QrPrinting::by_kiosk}, {"printer", QrPrinting::by_printer}}, "printer");
    settings.printer.large_character_set =
        printer.choice<bool>("characters", {{"gb2312", false}, {"gbk", true}}, "gb2312");
    if (settings.printer.kind == PrinterKind::cups)
        printer.check("device", [&] { drivers::make_printer_queue(printer_address(settings)); });
    printer.no_other_keys();
}

// The second terminal's own devices. One device cannot serve two programs.
void read_desk(const toml::table& root, const std::string& file, Settings& settings) {
    const toml::node* node = root.get("desk");
    if (!node) return;
    const toml::table* desk = node->as_table();
    if (!desk)
        throw Problem{
            fmt::format("{}:{}: \"desk\" holds the devices of the desk's terminal: [desk.card_reader], "
                        "[desk.code_scanner], [desk.camera]",
                        file, node->source().begin.line)};
    no_other_sections(*desk, file, desk_sections);
    Settings own;
    read_readers(*desk, file, own);
    settings.desk = {own.card_reader, own.code_scanner, own.camera};
    const auto check = [&](const char* name, const std::string& kiosks, const std::string& desks) {
        if (!desks.empty() && desks == kiosks)
            Section(*desk, file, name).refuse("device", "is the kiosk's; the desk needs one of its own");
    };
    check("card_reader", settings.card_reader.device, own.card_reader.device);
    check("code_scanner", settings.code_scanner.device, own.code_scanner.device);
    check("camera", settings.camera.device, own.camera.device);
}

void read_sound(Section section, Settings& settings,
                const std::function<std::filesystem::path(std::string)>& beside) {
    settings.sound.kind = section.choice<SoundKind>(
        "kind", {{"none", SoundKind::none}, {"alsa", SoundKind::alsa}, {"file", SoundKind::file}}, "none");
    settings.sound.device = section.text("device", "default");
    if (settings.sound.kind == SoundKind::file) settings.sound.device = beside(settings.sound.device).string();
    settings.sound.loudness.volume = static_cast<int>(section.integer("volume", 0, 100, 80));
    settings.sound.loudness.quiet_volume = static_cast<int>(section.integer("quiet_volume", 0, 100, 30));
    settings.sound.loudness.quiet_hours = section.periods("quiet_hours");
    settings.sound.voice_packs = beside(section.text("voice_packs", "/usr/share/liaison-kiosk/voice"));
    section.no_other_keys();
}

Settings read_all(const toml::table& root, const std::filesystem::path& path) {
    const std::string file = path.string();
    const auto beside = [&](const std::string& name) {
        return name.empty() ? std::filesystem::path{} : path.parent_path() / name;
    };
    no_other_sections(root, file, sections);
    Settings settings;
    Section station(root, file, "station");
    settings.station_id = station.text("id", std::nullopt);
    settings.first_configuration = beside(station.text("first_configuration", ""));
    settings.disk_kept_back =
        static_cast<std::uint64_t>(station.integer("disk_kept_back_mb", 0, 1'000'000'000, 128)) * 1024 * 1024;
    station.no_other_keys();
    read_county(Section(root, file, "county"), settings, beside);
    read_readers(root, file, settings);
    read_printer(Section(root, file, "printer"), settings);
    read_desk(root, file, settings);
    read_sound(Section(root, file, "sound"), settings, beside);
    Section screen(root, file, "screen");
    settings.screen.pixels_per_mm = screen.number("pixels_per_mm", 0, 40, 0);
    settings.screen.large_text = screen.flag("large_text", false);
    settings.screen.high_contrast = screen.flag("high_contrast", false);
    settings.screen.motion = screen.flag("motion", true);
    screen.no_other_keys();
    Section typing(root, file, "typing");
    settings.typing_data = beside(typing.text("data", "/usr/share/liaison-kiosk/typing"));
    typing.no_other_keys();
    Section keeper(root, file, "keeper");
    settings.keeper.pin_hash = keeper.text("pin_hash", "");
    if (!settings.keeper.pin_hash.empty() && !domain::is_pin_hash(settings.keeper.pin_hash))
        keeper.refuse("pin_hash", "is not a PIN hash; make one with: county-server hash-pin");
    settings.keeper.export_folder = keeper.text("export_folder", "");
    keeper.no_other_keys();
    return settings;
}

} // namespace

int Loudness::at(domain::MinuteOfDay minute) const {
    for (const domain::DayPeriod& quiet : quiet_hours) {
        const bool over_midnight = quiet.to <= quiet.from;
        const bool after = minute >= quiet.from, before = minute < quiet.to;
        if (over_midnight ? after || before : after && before) return quiet_volume;
    }
    return volume;
}

Settings desk_settings(Settings settings) {
    settings.county.url.clear();
    settings.card_reader = settings.desk.card_reader;
    settings.code_scanner = settings.desk.code_scanner;
    settings.camera = settings.desk.camera;
    settings.printer = {};
    settings.screen.pixels_per_mm = 0; // another glass
    return settings;
}

tl::expected<Settings, std::string> read_settings(const std::filesystem::path& file) {
    try {
        return read_all(toml::parse_file(file.string()), file);
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        return tl::unexpected(fmt::format("{}:{}: {}", file.string(), line ? line : 1, error.description()));
    } catch (const Problem& problem) {
        return tl::unexpected(problem.text);
    }
}

} // namespace liaison::app
