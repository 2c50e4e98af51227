// A simulated ID card reader: the SDT command set from the module's side (id-card-reader.md 3 to 11).
#pragma once

#include <optional>
#include <random>
#include <string>

#include "cable.hpp"
#include "cards.hpp"

namespace device_sim {

enum class ReaderFault {
    none,
    noise, // random bytes and half preambles around each answer
    split, // one byte at a time
    merge, // each answer twice in one go
    wrong_checksum,
    wrong_length, // more promised than sent
    silence,
    slow,              // just within what a host may wait
    stale_answer,      // the answer before comes again first
    self_test_failed,  // 60 to everything
    not_authorised,    // 66 to everything
    read_failed,       // 41 to read
    refused,           // 31 to read
    unknown_card,      // 40 to select
    no_latest_address, // 21 to 30 03
    trickle,           // a byte every 2 ms
    half,              // the first half of each answer, then silence
    cut,               // the first half of an answer, and the plug is pulled
    stranger           // another device on this cable: lines of text to whatever is asked
};

std::optional<ReaderFault> reader_fault(std::string_view name);

class CardReader {
public:
    // fast: answers come at once instead of after the time of a real card.
    CardReader(Cable& port, bool fast);

    void lay(Card card);
    void remove() { card_.reset(); }
    bool has_card() const { return card_.has_value(); }
    // The next `answers` answers are faulty, or all with -1.
    void set_fault(ReaderFault fault, int answers);
    void set_speed(speed_t speed) { speed_ = speed; }
    // Whether 30 03 and 30 01 tell that a card that was read still lies there. Readers differ.
    void set_tells_presence(bool tells) { tells_presence_ = tells; }

    void on_bytes(const Bytes& bytes, Instant now);
    void power_on();

private:
    struct Answer {
        std::uint8_t status;
        Bytes data;
        Span delay;
    };

    void on_request(const Bytes& frame, Instant now);
    Answer answer_to(std::uint16_t command);
    Answer read_card();
    Answer read_address();
    void send(const Answer& answer, Instant now);
    void say_in_pieces(const Bytes& frame, Instant due, std::chrono::microseconds pause);
    Bytes noise();

    Cable& port_;
    bool fast_;
    Bytes received_;
    std::optional<Card> card_;
    bool was_read_ = false; // a card that was read is not found again
    ReaderFault fault_ = ReaderFault::none;
    int faulty_answers_ = 0;
    speed_t speed_ = B115200;
    bool tells_presence_ = true;
    Bytes last_frame_;
    std::minstd_rand random_{1};
};

} // namespace device_sim
