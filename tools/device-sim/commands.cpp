// The words of the control channel; main.cpp lists them for people.
#include <algorithm>
#include <charconv>
#include <sstream>

#include "simulation.hpp"

namespace device_sim {
namespace {

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string rest_after_word(const std::string& line) {
    const auto space = line.find(' ');
    return space == std::string::npos ? std::string() : line.substr(space + 1);
}

std::optional<Bytes> from_hex(const std::string& text) {
    Bytes bytes;
    std::string digits;
    for (const char character : text)
        if (character != ' ') digits += character;
    if (digits.size() % 2 != 0) return std::nullopt;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        std::uint8_t byte = 0;
        const char* end = digits.data() + at + 2;
        if (std::from_chars(digits.data() + at, end, byte, 16).ptr != end) return std::nullopt;
        bytes.push_back(byte);
    }
    return bytes;
}

std::optional<speed_t> speed_of(const std::string& word) {
    if (word == "115200") return B115200;
    if (word == "57600") return B57600;
    if (word == "38400") return B38400;
    if (word == "19200") return B19200;
    if (word == "9600") return B9600;
    return std::nullopt;
}

} // namespace

std::string Simulation::on_command(const std::string& line) {
    const auto words = words_of(line);
    if (words.empty()) return "no command";
    const std::string& verb = words.front();
    if (verb == "card") return on_card(words);
    if (verb == "scan" || verb == "scan-hex") return on_scan(line, verb == "scan-hex");
    if (verb == "printer") return on_printer(words);
    if (reader_of(verb) != nullptr) return on_reader(words);
    if (verb == "fault") return on_fault(words);
    if (words.size() == 2 && (verb == "replug" || verb == "unplug")) return on_plug(words[1], verb == "replug");
    if (words.size() == 3 && verb == "code-scanner" && words[1] == "end") {
        const auto end = scanner_end(words[2]);
        if (!end) return "cr, lf, crlf, tab or none";
        scanner_.set_end(*end);
        return {};
    }
    if (verb != "quit") return "unknown command";
    quit_ = true;
    return {};
}

std::string Simulation::on_card(const std::vector<std::string>& words) {
    const std::string kind = words.size() > 1 ? words[1] : "";
    if (kind == "remove") {
        for (CardReader* reader : {&reader_, &hid_reader_, &tcp_reader_})
            reader->remove();
        return {};
    }
    if (kind == "resident" && words.size() == 4) {
        auto card = resident_card(words[2], words[3]);
        if (!card) return "a name of up to 15 characters and a number of 18";
        lay(*card);
        return {};
    }
    if (kind == "resident-moved") {
        Card card = resident_card();
        move_house(card, "示例州测试县样板镇三号");
        lay(card);
        return {};
    }
    if (kind == "resident-expired") {
        Card card = resident_card();
        set_end_of_validity(card, "20210101");
        lay(card);
        return {};
    }
    if (words.size() != 2)
        return "card resident [NAME NUMBER] | resident-moved | resident-expired | j | i | y | remove";
    if (kind == "resident")
        lay(resident_card());
    else if (kind == "j")
        lay(permit_card());
    else if (kind == "i")
        lay(foreigner_card_2017());
    else if (kind == "y")
        lay(foreigner_card_2023());
    else
        return "unknown card";
    return {};
}

std::string Simulation::on_scan(const std::string& line, bool is_hex) {
    const std::string text = rest_after_word(line);
    const auto content = is_hex ? from_hex(text) : Bytes(text.begin(), text.end());
    if (!content || content->empty()) return "nothing to scan";
    const Instant now = std::chrono::steady_clock::now();
    scanner_.scan(*content, now);
    keyboard_scanner_.scan(*content, now);
    return {};
}

std::string Simulation::on_printer(const std::vector<std::string>& words) {
    if (words.size() == 3 && words[1] == "save")
        return printer_.save(words[2]) ? "" : "the file cannot be written";
    const Instant now = std::chrono::steady_clock::now();
    if (words.size() == 2 && printer_.set_state(words[1], now) && network_printer_.set_state(words[1], now))
        return {};
    return "printer ok | paper-out | near-end | cover-open | cutter-error | silent | without-ids | constant | "
           "noise | save FILE";
}

std::string Simulation::on_reader(const std::vector<std::string>& words) {
    CardReader& reader = *reader_of(words[0]);
    if (words.size() == 3 && words[1] == "header" && &reader == &hid_reader_ && words[2].size() == 1 &&
        words[2] >= "0" && words[2] <= "2") {
        hid_port_.cut_into_reports(static_cast<std::size_t>(words[2][0] - '0'));
        return {};
    }
    if (words.size() == 3 && words[1] == "presence" && (words[2] == "tells" || words[2] == "forgets")) {
        reader.set_tells_presence(words[2] == "tells");
        return {};
    }
    if (words.size() == 3 && words[1] == "speed") {
        if (const auto speed = speed_of(words[2])) {
            reader.set_speed(*speed);
            return {};
        }
    }
    return "READER speed BAUD | presence tells | presence forgets | header 0..2 (card-reader-hid)";
}

std::string Simulation::on_fault(const std::vector<std::string>& words) {
    if (words.size() < 3)
        return "fault READER NAME [ANSWERS] | fault code-scanner NAME | fault keyboard-scanner NAME";
    const bool in_mid_job = words[1] == "printer" && (words[2] != "unplug" || words.size() > 3);
    if (in_mid_job) return on_printer_fault(words);
    if (words[2] == "unplug") return on_plug(words[1], false);
    if (words[1] == "code-scanner") {
        const auto fault = scanner_fault(words[2]);
        if (!fault) return "unknown fault of the code scanner";
        scanner_.set_fault(*fault);
        return {};
    }
    if (words[1] == "keyboard-scanner") {
        const auto fault = keyboard_fault(words[2]);
        if (!fault) return "unknown fault of the scanner that types";
        keyboard_scanner_.set_fault(*fault);
        return {};
    }
    const auto fault = reader_fault(words[2]);
    CardReader* reader = reader_of(words[1]);
    if (reader == nullptr || !fault) return "unknown fault";
    int answers = -1;
    if (words.size() > 3) std::from_chars(words[3].data(), words[3].data() + words[3].size(), answers);
    reader->set_fault(*fault, answers);
    return {};
}

std::string Simulation::on_printer_fault(const std::vector<std::string>& words) {
    int number = 0;
    if (words.size() > 3) std::from_chars(words[3].data(), words[3].data() + words[3].size(), number);
    const std::string& name = words[2];
    if (name == "slow") {
        printer_.set_slow(static_cast<std::size_t>(std::max(number, 0)));
        network_printer_.set_slow(static_cast<std::size_t>(std::max(number, 0)));
        return {};
    }
    const MidJob what = name == "paper-out"      ? MidJob::paper_out
                        : name == "cover-open"   ? MidJob::cover_open
                        : name == "cutter-error" ? MidJob::cutter_error
                        : name == "silence"      ? MidJob::silence
                        : name == "unplug"       ? MidJob::unplug
                                                 : MidJob::nothing;
    if (what == MidJob::nothing) return "unknown fault of the printer";
    printer_.set_mid_job(what, number);
    network_printer_.set_mid_job(what, number);
    return {};
}

Cable* Simulation::cable_of(const std::string& device) {
    if (device == "card-reader") return &reader_port_;
    if (device == "card-reader-hid") return &hid_port_;
    if (device == "card-reader-tcp") return &tcp_port_;
    if (device == "code-scanner") return &scanner_port_;
    if (device == "keyboard-scanner") return &keyboard_port_;
    if (device == "printer-tcp") return &printer_tcp_port_;
    return device == "printer" ? &printer_port_ : nullptr;
}

CardReader* Simulation::reader_of(const std::string& device) {
    if (device == "card-reader") return &reader_;
    if (device == "card-reader-hid") return &hid_reader_;
    return device == "card-reader-tcp" ? &tcp_reader_ : nullptr;
}

void Simulation::lay(const Card& card) {
    for (CardReader* reader : {&reader_, &hid_reader_, &tcp_reader_})
        reader->lay(card);
}

std::string Simulation::on_plug(const std::string& device, bool plug) {
    Cable* cable = cable_of(device);
    if (cable == nullptr) return "no such device; device-sim without arguments lists them";
    if (!plug) {
        cable->unplug();
        return {};
    }
    if (CardReader* reader = reader_of(device); reader != nullptr && !cable->is_plugged()) reader->power_on();
    cable->plug();
    return {};
}

} // namespace device_sim
