#include "card_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace device_sim {
namespace {

const Bytes preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};
constexpr std::size_t photo_size = 1024;

Bytes framed(std::uint8_t status, const Bytes& data) {
    const std::size_t length = 3 + data.size() + 1;
    Bytes frame = preamble;
    frame.insert(frame.end(),
                 {static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF)});
    frame.insert(frame.end(), {0x00, 0x00, status});
    frame.insert(frame.end(), data.begin(), data.end());
    std::uint8_t check = 0;
    for (std::size_t at = preamble.size(); at < frame.size(); ++at)
        check ^= frame[at];
    frame.push_back(check);
    return frame;
}

// Takes whole requests out of the bytes that came: preamble, length, content.
std::optional<Bytes> take_frame(Bytes& received) {
    const auto begin = std::search(received.begin(), received.end(), preamble.begin(), preamble.end());
    if (begin == received.end()) {
        if (received.size() > 64) received.clear();
        return std::nullopt;
    }
    received.erase(received.begin(), begin);
    if (received.size() < 7) return std::nullopt;
    const std::size_t size = 7U + (static_cast<std::size_t>(received[5]) << 8 | received[6]);
    if (received.size() < size) return std::nullopt;
    const auto end = received.begin() + static_cast<std::ptrdiff_t>(size);
    Bytes frame(received.begin(), end);
    received.erase(received.begin(), end);
    return frame;
}

} // namespace

std::optional<ReaderFault> reader_fault(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ReaderFault>, 19> names{{
        {"none", ReaderFault::none},
        {"noise", ReaderFault::noise},
        {"split", ReaderFault::split},
        {"merge", ReaderFault::merge},
        {"wrong-checksum", ReaderFault::wrong_checksum},
        {"wrong-length", ReaderFault::wrong_length},
        {"silence", ReaderFault::silence},
        {"slow", ReaderFault::slow},
        {"stale-answer", ReaderFault::stale_answer},
        {"self-test-failed", ReaderFault::self_test_failed},
        {"not-authorised", ReaderFault::not_authorised},
        {"read-failed", ReaderFault::read_failed},
        {"refused", ReaderFault::refused},
        {"unknown-card", ReaderFault::unknown_card},
        {"no-latest-address", ReaderFault::no_latest_address},
        {"trickle", ReaderFault::trickle},
        {"half", ReaderFault::half},
        {"cut", ReaderFault::cut},
        {"stranger", ReaderFault::stranger},
    }};
    for (const auto& [text, fault] : names)
        if (text == name) return fault;
    return std::nullopt;
}

CardReader::CardReader(Cable& port, bool fast) : port_(port), fast_(fast) {}

void CardReader::lay(Card card) {
    card_ = std::move(card);
    was_read_ = false;
}

void CardReader::set_fault(ReaderFault fault, int answers) {
    fault_ = fault;
    faulty_answers_ = answers;
}

void CardReader::power_on() {
    received_.clear();
    last_frame_.clear();
    was_read_ = false;
    fault_ = ReaderFault::none;
}

void CardReader::on_bytes(const Bytes& bytes, Instant now) {
    // At another speed the module sees only garbage.
    if (port_.has_speed() && port_.speed() != speed_) return;
    if (fault_ == ReaderFault::stranger) {
        constexpr std::string_view text = "\r\n+CME ERROR: 4\r\n";
        return port_.say({text.begin(), text.end()}, now);
    }
    received_.insert(received_.end(), bytes.begin(), bytes.end());
    while (const auto frame = take_frame(received_))
        on_request(*frame, now);
}

void CardReader::on_request(const Bytes& frame, Instant now) {
    std::uint8_t check = 0;
    for (std::size_t at = preamble.size(); at < frame.size(); ++at)
        check ^= frame[at];
    if (check != 0) return send({0x10, {}, Span{5}}, now);
    if (frame.size() != 10) return send({0x11, {}, Span{5}}, now);
    const auto command = static_cast<std::uint16_t>(frame[7] << 8 | frame[8]);
    if (fault_ == ReaderFault::self_test_failed) return send({0x60, {}, Span{5}}, now);
    if (fault_ == ReaderFault::not_authorised) return send({0x66, {}, Span{5}}, now);
    send(answer_to(command), now);
}

CardReader::Answer CardReader::answer_to(std::uint16_t command) {
    static const Bytes number{0x05, 0x00, 0x03, 0x00, 0x56, 0x77, 0x33, 0x01,
                              0x87, 0xD6, 0x12, 0x00, 0x15, 0xCD, 0x5B, 0x07};
    switch (command) {
    case 0x10FF: was_read_ = false; return {0x90, {}, Span{150}};
    case 0x11FF: return {0x90, {}, Span{5}};
    case 0x12FF: return {0x90, number, Span{5}};
    case 0x2001:
        if (card_ && !was_read_) return {0x9F, Bytes(4, 0), Span{30}};
        return {0x80, {}, Span{30}};
    case 0x2002:
        if (fault_ == ReaderFault::unknown_card) return {0x40, {}, Span{30}};
        return card_ ? Answer{0x90, Bytes(8, 0), Span{30}} : Answer{0x81, {}, Span{30}};
    case 0x3001: return read_card();
    case 0x3003: return read_address();
    default: return {0x21, {}, Span{5}};
    }
}

CardReader::Answer CardReader::read_card() {
    if (!card_ || fault_ == ReaderFault::read_failed || (was_read_ && !tells_presence_))
        return {0x41, {}, Span{200}};
    if (fault_ == ReaderFault::refused) return {0x31, {}, Span{200}};
    was_read_ = true;
    Bytes data{0x01, 0x00, 0x04, 0x00};
    data.insert(data.end(), card_->text.begin(), card_->text.end());
    data.insert(data.end(), photo_size, 0x00);
    return {0x90, data, Span{800}};
}

CardReader::Answer CardReader::read_address() {
    if (fault_ == ReaderFault::no_latest_address) return {0x21, {}, Span{5}};
    if (!card_ || !was_read_ || !tells_presence_) return {0x41, {}, Span{100}};
    if (card_->latest_address.empty()) return {0x91, {}, Span{60}};
    return {0x90, card_->latest_address, Span{80}};
}

Bytes CardReader::noise() {
    Bytes bytes(5 + random_() % 20);
    for (auto& byte : bytes)
        byte = static_cast<std::uint8_t>(random_() % 256);
    bytes.insert(bytes.end(), preamble.begin(), preamble.begin() + 3);
    return bytes;
}

void CardReader::send(const Answer& answer, Instant now) {
    Bytes frame = framed(answer.status, answer.data);
    Instant due = fast_ ? now : now + answer.delay;
    const ReaderFault fault = faulty_answers_ == 0 ? ReaderFault::none : fault_;
    if (faulty_answers_ > 0) --faulty_answers_;
    const Bytes last = std::exchange(last_frame_, frame);
    switch (fault) {
    case ReaderFault::silence: return;
    case ReaderFault::wrong_checksum: frame.back() ^= 0x5A; break;
    case ReaderFault::wrong_length: frame[6] = static_cast<std::uint8_t>(frame[6] + 8); break;
    case ReaderFault::slow: due = now + answer.delay * 4; break;
    case ReaderFault::stale_answer: port_.say(last, due); break;
    case ReaderFault::merge: frame.insert(frame.end(), last_frame_.begin(), last_frame_.end()); break;
    case ReaderFault::noise:
        port_.say(noise(), due);
        port_.say(frame, due);
        return port_.say(noise(), due);
    case ReaderFault::split: return say_in_pieces(frame, due, std::chrono::microseconds(100));
    case ReaderFault::trickle: return say_in_pieces(frame, due, Span{2});
    case ReaderFault::half: frame.resize(frame.size() / 2); break;
    case ReaderFault::cut:
        frame.resize(frame.size() / 2);
        fault_ = ReaderFault::none;
        return port_.say_last(std::move(frame), due);
    default: break;
    }
    port_.say(std::move(frame), due);
}

void CardReader::say_in_pieces(const Bytes& frame, Instant due, std::chrono::microseconds pause) {
    for (const std::uint8_t byte : frame) {
        port_.say({byte}, due);
        due += pause;
    }
}

} // namespace device_sim
