#include "receipt_printer.hpp"

#include <algorithm>
#include <utility>

#include <iconv.h>

#include "esc_pos_commands.hpp"

namespace device_sim {
namespace {

constexpr std::size_t buffer_room = 4096;

std::string decoded(const Bytes& gb18030) {
    const iconv_t converter = ::iconv_open("UTF-8", "GB18030");
    std::string input(gb18030.begin(), gb18030.end());
    std::string output(input.size() * 4 + 4, '\0');
    char* in = input.data();
    char* out = output.data();
    std::size_t in_left = input.size();
    std::size_t out_left = output.size();
    const bool good = ::iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    output.resize(output.size() - out_left);
    return good ? output : output + "[UNPRINTABLE]";
}

} // namespace

ReceiptPrinter::ReceiptPrinter(Cable& cable, const std::filesystem::path& directory, const std::string& name)
    : cable_(cable), bytes_file_(directory / (name + ".bytes"), std::ios::binary | std::ios::trunc),
      text_file_(directory / (name + ".txt"), std::ios::trunc) {}

void ReceiptPrinter::set_mid_job(MidJob what, int lines) {
    mid_job_ = what;
    lines_until_it_ = lines;
}

void ReceiptPrinter::happen() {
    switch (std::exchange(mid_job_, MidJob::nothing)) {
    case MidJob::nothing: return;
    case MidJob::paper_out: state_.paper_out = true; return;
    case MidJob::cover_open: state_.cover_open = true; return;
    case MidJob::cutter_error: state_.cutter_error = true; return;
    case MidJob::silence: state_.silent = true; return;
    case MidJob::unplug: cable_.unplug(); return;
    }
}

bool ReceiptPrinter::set_state(std::string_view word, Instant now) {
    PrinterState state;
    if (word == "paper-out")
        state.paper_out = true;
    else if (word == "near-end")
        state.near_end = true;
    else if (word == "cover-open")
        state.cover_open = true;
    else if (word == "cutter-error")
        state.cutter_error = true;
    else if (word == "silent")
        state.silent = true;
    else if (word == "without-ids")
        state.without_ids = true;
    else if (word == "constant")
        state.constant = true;
    else if (word == "noise")
        state.noise = true;
    else if (word != "ok")
        return false;
    state_ = state;
    mid_job_ = MidJob::nothing;
    work(now);
    return true;
}

bool ReceiptPrinter::takes_bytes() const {
    if (bytes_a_tick_ > 0 && unread_.size() >= buffer_room) return false;
    return buffer_.size() < buffer_room || !stands_still();
}

void ReceiptPrinter::answer(Bytes bytes, Instant now) {
    if (state_.silent) return;
    if (state_.constant) bytes.assign(1, 0x16);
    if (state_.noise) bytes = {0xFF, 0x93, 0x80, 0x37, 0x5F, 0x91};
    cable_.say(std::move(bytes), now);
}

void ReceiptPrinter::on_bytes(const Bytes& bytes, Instant now) {
    bytes_file_.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    bytes_file_.flush();
    everything_.insert(everything_.end(), bytes.begin(), bytes.end());
    if (bytes_a_tick_ > 0 || !unread_.empty()) {
        if (unread_.empty()) next_tick_ = now;
        unread_.insert(unread_.end(), bytes.begin(), bytes.end());
        return on_time(now);
    }
    for (const std::uint8_t byte : bytes)
        take(byte, now);
    work(now);
}

void ReceiptPrinter::on_time(Instant now) {
    constexpr Span tick{100};
    if (unread_.empty() || now < next_tick_) return;
    next_tick_ = now + tick;
    const std::size_t count = bytes_a_tick_ == 0 ? unread_.size() : std::min(bytes_a_tick_, unread_.size());
    const Bytes now_taken(unread_.begin(), unread_.begin() + static_cast<std::ptrdiff_t>(count));
    unread_.erase(unread_.begin(), unread_.begin() + static_cast<std::ptrdiff_t>(count));
    for (const std::uint8_t byte : now_taken)
        take(byte, now);
    work(now);
}

void ReceiptPrinter::take(std::uint8_t byte, Instant now) {
    real_time_.push_back(byte);
    const bool may_be =
        real_time_[0] == 0x10 && (real_time_.size() < 2 || real_time_[1] == 0x04 || real_time_[1] == 0x05);
    if (may_be && real_time_.size() < 3) return;
    // Real-time commands are obeyed when they arrive, wherever they stand, as the worse printers do.
    if (may_be)
        on_real_time(real_time_[1], real_time_[2], now);
    else
        buffer_.insert(buffer_.end(), real_time_.begin(), real_time_.end());
    real_time_.clear();
}

void ReceiptPrinter::on_real_time(std::uint8_t kind, std::uint8_t parameter, Instant now) {
    if (kind == 0x04) {
        if (parameter >= 1 && parameter <= 4) answer({real_time_status(parameter)}, now);
    } else if (parameter == 0x02 && stands_still()) { // else there is no error to recover from
        buffer_.clear();
        line_.clear();
        write_line("[DROPPED]");
    }
}

std::uint8_t ReceiptPrinter::real_time_status(std::uint8_t question) const {
    unsigned bits = 0x12;
    switch (question) {
    case 1: bits |= stands_still() ? 0x08U : 0U; break;
    case 2:
        bits |= state_.cover_open ? 0x04U : 0U;
        bits |= state_.paper_out ? 0x20U : 0U;
        bits |= state_.cutter_error ? 0x40U : 0U;
        break;
    case 3: bits |= state_.cutter_error ? 0x08U : 0U; break;
    default:
        bits |= state_.near_end ? 0x0CU : 0U;
        bits |= state_.paper_out ? 0x60U : 0U;
        break;
    }
    return static_cast<std::uint8_t>(bits);
}

void ReceiptPrinter::work(Instant now) {
    while (!stands_still()) {
        const auto size = command_size(buffer_);
        if (!size) return;
        const auto end = buffer_.begin() + static_cast<std::ptrdiff_t>(*size);
        const Bytes command(buffer_.begin(), end);
        buffer_.erase(buffer_.begin(), end);
        execute(command, now);
    }
}

void ReceiptPrinter::execute(const Bytes& command, Instant now) {
    if (command.front() == 0x1D) return execute_gs(command, now);
    if (command.front() == 0x1B) {
        if (command[1] == 0x40) line_.clear();
        if (command[1] == 0x64) print_line();
        return;
    }
    if (command.front() == 0x0A) return print_line();
    if (command.size() == 1 && command.front() != 0) line_.push_back(command.front());
}

void ReceiptPrinter::execute_gs(const Bytes& command, Instant now) {
    switch (command[1]) {
    case 0x28:
        if (command[2] == 0x6B) return execute_qr(command);
        if (command[2] == 0x48 && command.size() == 11 && !state_.without_ids)
            answer({0x37, 0x22, command[7], command[8], command[9], command[10], 0x00}, now);
        return;
    case 0x72: {
        const unsigned bits = (state_.near_end ? 0x03U : 0U) | (state_.paper_out ? 0x0CU : 0U);
        return answer({static_cast<std::uint8_t>(bits)}, now);
    }
    case 0x56:
        if (!line_.empty()) print_line();
        if (mid_job_ == MidJob::cutter_error) return happen();
        return write_line("[CUT]");
    case 0x76: {
        const int width = 8 * (command[4] + 256 * command[5]);
        const int rows = command[6] + 256 * command[7];
        return write_line("[PICTURE " + std::to_string(width) + "x" + std::to_string(rows) + "]");
    }
    case 0x49: return answer({0x5F, 'S', 'I', 'M', 0x00}, now);
    default: return;
    }
}

void ReceiptPrinter::execute_qr(const Bytes& command) {
    if (command.size() < 7) return;
    if (command[6] == 0x50 && command.size() > 8) qr_data_.assign(command.begin() + 8, command.end());
    if (command[6] == 0x51) write_line("[QR: " + qr_data_ + "]");
}

void ReceiptPrinter::print_line() {
    write_line(decoded(line_));
    line_.clear();
}

void ReceiptPrinter::write_line(const std::string& line) {
    text_file_ << line << '\n';
    text_file_.flush();
    if (mid_job_ != MidJob::nothing && mid_job_ != MidJob::cutter_error && lines_until_it_-- <= 0) happen();
}

bool ReceiptPrinter::save(const std::filesystem::path& file) const {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(everything_.data()),
              static_cast<std::streamsize>(everything_.size()));
    return out.good();
}

} // namespace device_sim
