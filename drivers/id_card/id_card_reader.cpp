// The reader's line: requests, time-outs, repeats, loss. What the answers mean stands in id_card_cycle.cpp.
#include "drivers/id_card/id_card_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "drivers/id_card/sdt_status.hpp"

namespace drivers {
namespace {

// The factory's speed first (id-card-reader.md 2).
constexpr std::array<unsigned, 5> speeds{115200, 9600, 57600, 38400, 19200};
constexpr Span settling_time{2000};
constexpr Span longest_gap{800};
constexpr int most_repeats = 3;

} // namespace

IdCardReader::IdCardReader(std::unique_ptr<Transport> transport, CardReaderSettings settings, EventSink sink)
    : line_(std::move(transport)), settings_(std::move(settings)),
      reporter_(DeviceKind::card_reader, std::move(sink)) {}

void IdCardReader::open(Instant now) {
    if (const auto opened = line_.open(); !opened) {
        was_absent_ = true;
        was_silent_ = false;
        reporter_.report(DeviceState::absent, opened.error().text);
        return;
    }
    // A reader that keeps being silent stays "ill" on the keeper's page instead of flickering.
    if (!was_silent_) reporter_.report(DeviceState::starting);
    parser_.clear();
    speeds_tried_ = 0;
    framings_tried_ = 0;
    framing_proved_ = false;
    wait(std::exchange(was_absent_, false) ? settling_time : Span{0}, Step::settling, now);
}

void IdCardReader::close() {
    line_.close();
    parser_.clear();
    step_ = Step::closed;
    awaited_.reset();
    deadline_ = never;
    gap_deadline_ = never;
    card_.reset();
    failed_reads_ = 0;
    told_.reset();
    card_left();
    tell_module({}); // the next reader is another one
}

ReopenPauses IdCardReader::reopen_pauses() const {
    return was_silent_ ? ReopenPauses{Span{1000}, Span{30'000}} : ReopenPauses{};
}

Instant IdCardReader::next_deadline() const {
    return std::min(deadline_, gap_deadline_);
}

void IdCardReader::on_readable(Instant now) {
    const auto bytes = line_.read_some();
    if (!bytes) return lose_line(bytes.error());
    // Nobody asked: drained here, since a late answer cannot be told from the next one.
    if (!awaited_) return line_.wipe_input();
    parser_.feed(*bytes);
    line_.wipe_input();
    take_answers(now);
}

void IdCardReader::take_answers(Instant now) {
    while (auto answer = parser_.next()) {
        handle(*answer, now);
        wipe(answer->data);
    }
    gap_deadline_ = awaited_ && parser_.in_frame() ? now + longest_gap : never;
    if (!awaited_ || parser_.in_frame() || parser_.damaged() == damaged_seen_) return;
    damaged_seen_ = parser_.damaged();
    if (step_ == Step::reading && try_next_framing(now)) return;
    repeat_or(&IdCardReader::on_silence, now);
}

// Reports with a byte of their own at the front spoil only answers longer than one report, and those every time
// (id-card-reader.md 12): the first long answer that is damaged asks for the next framing.
bool IdCardReader::try_next_framing(Instant now) {
    const std::size_t framings = line_.transport().framings();
    // Once round, so that a mere disturbance ends with the framing that it began with.
    if (framings < 2 || framing_proved_ || framings_tried_ == framings) return false;
    ++framings_tried_;
    framing_ = (framing_ + 1) % framings;
    line_.transport().use_framing(framing_);
    request(SdtCommand::read, Step::reading, now);
    return true;
}

void IdCardReader::on_writable(Instant) {
    if (const auto written = line_.write_on(); !written) lose_line(written.error());
}

void IdCardReader::on_time(Instant now) {
    if (gap_deadline_ <= now) {
        parser_.give_up_frame();
        take_answers(now);
    }
    if (deadline_ > now) return;
    deadline_ = never;
    if (awaited_)
        on_silence(now);
    else
        on_step_time(now);
}

void IdCardReader::request(SdtCommand command, Step step, Instant now) {
    step_ = step;
    repeats_ = 0;
    awaited_ = command;
    line_.drop_input();
    line_.drop_unsent();
    parser_.clear();
    damaged_seen_ = parser_.damaged();
    gap_deadline_ = never;
    deadline_ = now + answer_time(command);
    if (const auto sent = line_.send(encode_request(command)); !sent) lose_line(sent.error());
}

void IdCardReader::repeat_or(void (IdCardReader::*give_up)(Instant), Instant now) {
    if (!awaited_) return;
    const int repeats = repeats_ + 1;
    if (repeats > most_repeats) return (this->*give_up)(now);
    request(*awaited_, step_, now);
    repeats_ = repeats;
}

void IdCardReader::wait(Span span, Step step, Instant now) {
    step_ = step;
    awaited_.reset();
    gap_deadline_ = never;
    deadline_ = now + span;
}

void IdCardReader::lose_line(const TransportError& error) {
    close();
    was_absent_ = true;
    was_silent_ = false;
    reporter_.report(DeviceState::absent, error.text);
}

void IdCardReader::fall_silent() {
    close();
    was_silent_ = true;
    reporter_.report(DeviceState::ill, "the reader does not answer");
}

void IdCardReader::probe_next(Instant now) {
    if (speeds_tried_ > 0) speed_ = (speed_ + 1) % speeds.size();
    if (speeds_tried_++ == speeds.size()) return fall_silent();
    if (const auto set = line_.transport().set_baud(speeds.at(speed_)); !set) return lose_line(set.error());
    request(SdtCommand::status, Step::probing, now);
}

void IdCardReader::handle(SdtAnswer& answer, Instant now) {
    if (!awaited_ || !can_answer(*awaited_, answer)) return;
    if (answer.sw3 == sw3::wrong_checksum || answer.sw3 == sw3::wrong_length)
        return repeat_or(&IdCardReader::on_silence, now);
    awaited_.reset();
    deadline_ = never;
    dispatch(answer, now);
}

} // namespace drivers
