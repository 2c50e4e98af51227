// A simulated receipt printer (receipt-printer.md). It keeps what it was sent, and writes down what would be on
// paper.
#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "cable.hpp"

namespace device_sim {

struct PrinterState {
    bool paper_out = false;
    bool near_end = false;
    bool cover_open = false;
    bool cutter_error = false;
    bool silent = false;      // prints, but never answers
    bool without_ids = false; // does not know the job id command
    bool constant = false;    // answers every question with the same byte, as some clones do
    bool noise = false;       // answers with bytes that mean nothing
};

// Something that happens in the middle of a job, when so many lines are on the paper.
enum class MidJob { nothing, paper_out, cover_open, cutter_error, silence, unplug };

class ReceiptPrinter {
public:
    // What it is sent and what is on its paper goes to NAME.bytes and NAME.txt in the directory.
    ReceiptPrinter(Cable& cable, const std::filesystem::path& directory, const std::string& name);

    // ok, paper-out, near-end, cover-open, cutter-error, silent, without-ids, constant, noise. False for
    // another word.
    bool set_state(std::string_view word, Instant now);
    // Happens once, after so many more lines. A cutter error happens at the next cut.
    void set_mid_job(MidJob what, int lines);
    // Takes only so many bytes a tenth of a second; 0: as fast as they come.
    void set_slow(std::size_t bytes) { bytes_a_tick_ = bytes; }
    void on_time(Instant now);
    Instant next_due() const { return unread_.empty() ? Instant::max() : next_tick_; }
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
    void take(std::uint8_t byte, Instant now);
    void happen();

    Cable& cable_;
    MidJob mid_job_ = MidJob::nothing;
    int lines_until_it_ = 0;
    std::size_t bytes_a_tick_ = 0;
    Bytes unread_; // of a slow printer: in its line, not in its buffer yet
    Instant next_tick_ = Instant::min();
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
