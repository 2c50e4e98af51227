// A simulated receipt printer (receipt-printer.md). It keeps what it was sent, and writes down what would be on
// paper.
#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "port.hpp"

namespace device_sim {

struct PrinterState {
    bool paper_out = false;
    bool near_end = false;
    bool cover_open = false;
    bool cutter_error = false;
    bool silent = false;      // prints, but never answers
    bool without_ids = false; // does not know the job id command
};

class ReceiptPrinter {
public:
    ReceiptPrinter(Port& port, std::filesystem::path directory);

    // ok, paper-out, near-end, cover-open, cutter-error, silent, without-ids. False for another word.
    bool set_state(std::string_view word, Instant now);
    // A printer that stands still takes only what its buffer holds.
    bool takes_bytes() const;
    void on_bytes(const Bytes& bytes, Instant now);
    bool save(const std::filesystem::path& file) const;

private:
    bool stands_still() const { return state_.paper_out || state_.cover_open || state_.cutter_error; }
    void answer(Bytes bytes, Instant now);
    void on_real_time(std::uint8_t kind, std::uint8_t parameter, Instant now);
    std::uint8_t real_time_status(std::uint8_t question) const;
    void work(Instant now);
    void execute(const Bytes& command, Instant now);
    void execute_gs(const Bytes& command, Instant now);
    void execute_qr(const Bytes& command);
    void print_line();
    void write_line(const std::string& line);

    Port& port_;
    std::filesystem::path directory_;
    PrinterState state_;
    Bytes everything_;
    Bytes real_time_; // a real-time command that has begun
    Bytes buffer_;
    Bytes line_;
    std::string qr_data_;
    std::ofstream bytes_file_;
    std::ofstream text_file_;
};

} // namespace device_sim
