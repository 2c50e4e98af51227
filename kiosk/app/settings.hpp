// What the installer decides about this one machine: which devices hang on it and where the county is. One TOML
// file, config/kiosk.toml describes every key. What the county decides is domain::StationConfiguration.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "domain/duty_roster.hpp"
#include "domain/sealing.hpp"
#include "drivers/id_card/id_card_reader.hpp"

namespace liaison::app {

enum class CardReaderKind { none, sdt_serial, sdt_hid, sdt_tcp };
enum class CodeScannerKind { none, serial, keyboard, tcp };
enum class CameraKind { none, v4l2, replay };
enum class PrinterKind { none, escpos_device, escpos_file, escpos_tcp, cups };
enum class QrPrinting { by_kiosk, by_printer };
enum class SoundKind { none, alsa, file };

// How loud, by the time of the day. Percent of what the machine can do.
struct Loudness {
    int volume = 80;
    int quiet_volume = 30;
    std::vector<domain::DayPeriod> quiet_hours{};

    int at(domain::MinuteOfDay minute) const;
};

struct Settings {
    std::string station_id;
    std::filesystem::path first_configuration; // signed; used until the county has sent one
    std::uint64_t disk_kept_back = 0;          // bytes that only what was begun may use
    struct County {
        std::string url; // https://host:port; empty: this machine never speaks to the county
        std::filesystem::path ca_certificate;
        std::filesystem::path trust_root;                // whose signatures are believed: domain::TrustRoot
        std::optional<domain::SealingKey> sealing_key{}; // records are sealed to it; nothing: they travel open
        std::chrono::seconds configuration_interval{30};
    } county;
    struct CardReader {
        CardReaderKind kind = CardReaderKind::none;
        std::string device;
        drivers::PresenceTest presence_test = drivers::PresenceTest::latest_address;
    } card_reader;
    struct CodeScanner {
        CodeScannerKind kind = CodeScannerKind::none;
        std::string device;
        int baud = 9600;
    } code_scanner;
    struct Camera {
        CameraKind kind = CameraKind::none;
        std::string device;
    } camera;
    struct { // of the second terminal: none of the kiosk's
        CardReader card_reader;
        CodeScanner code_scanner;
        Camera camera;
    } desk;
    struct {
        PrinterKind kind = PrinterKind::none;
        std::string device;
        int paper_mm = 80; // 58 or 80
        QrPrinting qr = QrPrinting::by_printer;
        bool large_character_set = false; // the printer knows all of GBK, not only GB2312
    } printer;
    struct {
        SoundKind kind = SoundKind::none;
        std::string device;
        Loudness loudness;
        std::filesystem::path voice_packs;
    } sound;
    struct {
        double pixels_per_mm = 0; // 0: as the monitor says
        bool large_text = false;
        bool high_contrast = false;
        bool motion = true; // false: quiet, nothing slides
    } screen;
    struct {
        std::string pin_hash;                // counts where the county's configuration has none
        std::filesystem::path export_folder; // of a USB stick; empty: a folder beside the records
    } keeper;
    std::filesystem::path typing_data; // pinyin, handwriting: see README, "typing"
};

// Relative paths in the file mean: beside the file. The error is one line: "file:line: what is wrong; allowed:
// ...".
tl::expected<Settings, std::string> read_settings(const std::filesystem::path& file);

// What the desk's terminal beside the kiosk makes of them: devices of its own, and no line to the county.
Settings desk_settings(Settings settings);

} // namespace liaison::app
