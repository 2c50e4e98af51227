#include "app/device_addresses.hpp"
#include "app/settings.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"

using namespace liaison::app;

namespace {

class SettingsFile {
public:
    explicit SettingsFile(const std::string& text) {
        std::string pattern = (std::filesystem::temp_directory_path() / "settings-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        std::ofstream(path()) << text;
    }
    ~SettingsFile() { std::filesystem::remove_all(folder_); }
    std::filesystem::path path() const { return folder_ / "kiosk.toml"; }
    std::filesystem::path folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

const std::string least = "[station]\nid = \"room-017\"\n[county]\ntrust_root = \"root.json\"\n";

} // namespace

TEST_CASE("settings: the shipped file is accepted and says what the defaults are") {
    const auto shipped = read_settings(std::filesystem::path(LIAISON_SOURCE) / "config/kiosk.toml");
    REQUIRE(shipped);
    const SettingsFile file(least);
    const auto defaults = read_settings(file.path());
    REQUIRE(defaults);
    CHECK(shipped->station_id == "room-017");
    CHECK(shipped->county.url == defaults->county.url);
    CHECK(shipped->county.configuration_interval == defaults->county.configuration_interval);
    CHECK(shipped->card_reader.kind == defaults->card_reader.kind);
    CHECK(shipped->code_scanner.baud == defaults->code_scanner.baud);
    CHECK(shipped->printer.paper_mm == defaults->printer.paper_mm);
    CHECK(shipped->sound.kind == defaults->sound.kind);
    CHECK(shipped->sound.device == defaults->sound.device);
    CHECK(shipped->sound.loudness.volume == defaults->sound.loudness.volume);
    CHECK(shipped->sound.loudness.quiet_volume == defaults->sound.loudness.quiet_volume);
    CHECK(shipped->sound.loudness.quiet_hours.empty());
    CHECK(shipped->sound.voice_packs == defaults->sound.voice_packs);
    CHECK(shipped->screen.pixels_per_mm == defaults->screen.pixels_per_mm);
    CHECK(shipped->screen.large_text == defaults->screen.large_text);
    CHECK(shipped->screen.motion == defaults->screen.motion);
}

TEST_CASE("settings: relative paths mean beside the file, absolute ones stay") {
    const SettingsFile file(least + "ca_certificate = \"/etc/ca.pem\"\n");
    const auto settings = read_settings(file.path());
    REQUIRE(settings);
    CHECK(settings->county.trust_root == file.folder() / "root.json");
    CHECK(settings->county.ca_certificate == "/etc/ca.pem");
}

TEST_CASE("settings: what earlier programs asked for is passed over, so that their machines start") {
    const SettingsFile file(least + "token_file = \"token\"\n");
    CHECK(read_settings(file.path()));
}

TEST_CASE("settings: what is wrong is named with file, line and what is allowed") {
    struct Row {
        const char* what;
        std::string text;
        int line;
        const char* says;
    };
    const auto row = GENERATE(values<Row>({
        {"unknown key", least + "colour = 1\n", 5,
         "unknown key \"colour\" in [county]; allowed: ca_certificate, "},
        {"unknown section", least + "[radio]\n", 5, "unknown key \"radio\"; allowed: [station], [county]"},
        {"a reader without a name", least + "[card_reader]\nkind = \"sdt-hid\"\n", 1, "\"device\""},
        {"half a USB number", least + "[code_scanner]\nkind = \"keyboard\"\ndevice = \"usb:0c2e\"\n", 7,
         "four hexadecimal digits"},
        {"a name where an address belongs", least + "[card_reader]\nkind = \"sdt-tcp\"\ndevice = \"box:1\"\n",
         7, "numeric address"},
        {"a reader that asks a server",
         least + "[card_reader]\nkind = \"sdt-hid\"\ndevice = \"usb:c216:0102\"\n", 7, "cannot be used"},
        {"unknown presence test", least + "[card_reader]\npresence_test = \"smell\"\n", 6,
         "allowed: address, none, read"},
        {"unknown kind", least + "[printer]\nkind = \"laser\"\n", 6,
         "allowed: cups, escpos-device, escpos-file, escpos-tcp, none"},
        {"a PIN instead of its hash", least + "[keeper]\npin_hash = \"7391\"\n", 6, "county-server hash-pin"},
        {"an unknown way of drawing codes", least + "[printer]\nqr = \"laser\"\n", 6,
         "allowed: kiosk, printer"},
        {"text where a number belongs", least + "configuration_interval_s = \"30\"\n", 5, "allowed: 1 to 3600"},
        {"number out of range", least + "configuration_interval_s = 0\n", 5, "allowed: 1 to 3600"},
        {"fraction where a whole number belongs", least + "[code_scanner]\nbaud = 9600.5\n", 6, "whole number"},
        {"number where a text belongs", "[station]\nid = 17\n", 2, "text in quotation marks"},
        {"number where a switch belongs", least + "[screen]\nlarge_text = 1\n", 6, "allowed: true, false"},
        {"not a number", least + "[screen]\npixels_per_mm = nan\n", 6, "allowed: 0 to 40"},
        {"too loud", least + "[sound]\nvolume = 101\n", 6, "allowed: 0 to 100"},
        {"an unknown way to sound", least + "[sound]\nkind = \"pulse\"\n", 6, "allowed: alsa, file, none"},
        {"quiet hours as a text", least + "[sound]\nquiet_hours = \"20:00-08:00\"\n", 6, "is a list such as"},
        {"a quiet hour that is none", least + "[sound]\nquiet_hours = [\"20:00-8:00\"]\n", 6, "20:00-08:00"},
        {"a quiet hour without end", least + "[sound]\nquiet_hours = [\"20:00\"]\n", 6, "is a list such as"},
        {"missing key", "[station]\nid = \"room-017\"\n", 1, "\"trust_root\" in [county] is missing"},
        {"missing everything", "", 1, "\"id\" in [station] is missing"},
        {"a key where a section belongs", "station = 1\n", 1, "is a table"},
        {"twice", least + "trust_root = \"b\"\n", 5, ""},
        {"not TOML", "[station\n", 1, ""},
        {"not text", std::string("\x00\xff\xfe", 3), 1, ""},
    }));
    INFO(row.what);
    const SettingsFile file(row.text);
    const auto settings = read_settings(file.path());
    REQUIRE_FALSE(settings);
    CAPTURE(settings.error());
    CHECK(settings.error().starts_with(file.path().string() + ":" + std::to_string(row.line) + ": "));
    CHECK(settings.error().find(row.says) != std::string::npos);
}

TEST_CASE("settings: the county's sealing key is read, and one that cannot be read is told") {
    const auto county = liaison::domain::OpeningKey::generate(liaison::domain::SealingSuite::sm2_sm4);
    const SettingsFile file(least + "sealing_key = \"seal.pem\"\n");
    CHECK_FALSE(read_settings(SettingsFile(least).path())->county.sealing_key);
    const auto missing = read_settings(file.path());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().find(":5: \"sealing_key\" names ") != std::string::npos);
    std::ofstream(file.folder() / "seal.pem") << county.to_pem(); // the county's own half has no place here
    CHECK_FALSE(read_settings(file.path()));
    std::ofstream(file.folder() / "seal.pem") << county.public_pem();
    const auto settings = read_settings(file.path());
    REQUIRE(settings);
    CHECK(settings->county.sealing_key->id() == county.sealing_key().id());
}

TEST_CASE("settings: every kind of reader and scanner becomes an address") {
    struct Row {
        const char* reader;
        const char* scanner;
        const char* reader_address;
        const char* scanner_address;
    };
    for (const Row& row : {Row{"kind = \"sdt-serial\"\ndevice = \"/dev/r\"",
                               "kind = \"serial\"\ndevice = \"/dev/s\"", "serial:/dev/r", "serial:/dev/s@9600"},
                           Row{"kind = \"sdt-hid\"\ndevice = \"usb:0400:9666\"",
                               "kind = \"keyboard\"\ndevice = \"usb:0c2e:0b61:7\"", "hid:usb:0400:9666",
                               "keyboard:usb:0c2e:0b61:7"},
                           Row{"kind = \"sdt-tcp\"\ndevice = \"192.0.2.7:4001\"",
                               "kind = \"tcp\"\ndevice = \"::1:4002\"", "tcp:192.0.2.7:4001", "tcp:::1:4002"},
                           Row{"", "", "", ""}}) {
        const SettingsFile file(least + "[card_reader]\n" + row.reader + "\n[code_scanner]\n" + row.scanner +
                                "\n");
        const auto settings = read_settings(file.path());
        REQUIRE(settings);
        CHECK(card_reader_address(*settings) == row.reader_address);
        CHECK(code_scanner_address(*settings) == row.scanner_address);
    }
}

TEST_CASE("settings: a file that is not there is named") {
    const auto settings = read_settings("/nonexistent/kiosk.toml");
    REQUIRE_FALSE(settings);
    CHECK(settings.error().starts_with("/nonexistent/kiosk.toml:1: "));
}

TEST_CASE("settings: the quiet hours of the day, over midnight too") {
    const SettingsFile file(least + "[sound]\nvolume = 70\nquiet_volume = 20\n"
                                    "quiet_hours = [\"12:00-14:00\", \"20:00-08:00\"]\n");
    const auto settings = read_settings(file.path());
    REQUIRE(settings);
    const Loudness& loudness = settings->sound.loudness;
    struct Row {
        int hour, minute, volume;
    };
    for (const auto& [hour, minute, volume] :
         {Row{8, 0, 70}, Row{11, 59, 70}, Row{12, 0, 20}, Row{13, 59, 20}, Row{14, 0, 70}, Row{19, 59, 70},
          Row{20, 0, 20}, Row{23, 59, 20}, Row{0, 0, 20}, Row{7, 59, 20}}) {
        CAPTURE(hour, minute);
        CHECK(loudness.at(std::chrono::hours{hour} + std::chrono::minutes{minute}) == volume);
    }
}

TEST_CASE("settings: a file to sound into lies beside the settings, a sound card is a name") {
    const SettingsFile to_file(least + "[sound]\nkind = \"file\"\ndevice = \"played.wav\"\n");
    CHECK(read_settings(to_file.path())->sound.device == (to_file.folder() / "played.wav").string());
    const SettingsFile to_card(least + "[sound]\nkind = \"alsa\"\n");
    CHECK(read_settings(to_card.path())->sound.device == "default");
}

TEST_CASE("settings: the desk's terminal has devices of its own, and none of the kiosk's") {
    const std::string kiosk = least + "[card_reader]\nkind = \"sdt-tcp\"\ndevice = \"192.0.2.7:4001\"\n"
                                      "[camera]\nkind = \"v4l2\"\ndevice = \"/dev/video0\"\n"
                                      "[printer]\nkind = \"escpos-file\"\ndevice = \"paper\"\n";
    const SettingsFile alone(kiosk);
    const Settings without = desk_settings(read_settings(alone.path()).value());
    CHECK(without.card_reader.kind == CardReaderKind::none);
    CHECK(without.camera.kind == CameraKind::none);
    CHECK(without.printer.kind == PrinterKind::none);
    CHECK(without.county.url.empty());

    const SettingsFile both(kiosk + "[desk.card_reader]\nkind = \"sdt-tcp\"\ndevice = \"192.0.2.8:4001\"\n"
                                    "[desk.camera]\nkind = \"v4l2\"\ndevice = \"/dev/video2\"\n");
    const auto read = read_settings(both.path());
    REQUIRE(read);
    CHECK(read->card_reader.device == "192.0.2.7:4001");
    const Settings desk = desk_settings(*read);
    CHECK(desk.card_reader.device == "192.0.2.8:4001");
    CHECK(desk.camera.device == "/dev/video2");

    const SettingsFile shared(kiosk + "[desk.camera]\nkind = \"v4l2\"\ndevice = \"/dev/video0\"\n");
    const auto refused = read_settings(shared.path());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().find("is the kiosk's") != std::string::npos);
    const SettingsFile printing(kiosk + "[desk.printer]\nkind = \"none\"\n");
    CHECK(read_settings(printing.path()).error().find("\"printer\"") != std::string::npos);
    const SettingsFile flat("desk = 1\n" + kiosk);
    CHECK(read_settings(flat.path()).error().find("[desk.camera]") != std::string::npos);
}
