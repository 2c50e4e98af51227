// A job's way through the printer: pieces, then one of four ways to know that it is printed (receipt-printer.md
// 7).
#include "drivers/receipt_printer/receipt_printer.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace drivers {
namespace {

constexpr std::array<std::uint8_t, 3> drop_what_is_buffered{0x10, 0x05, 0x02};
constexpr std::array<std::uint8_t, 3> queued_status{0x1D, 0x72, 0x01};

} // namespace

void ReceiptPrinter::print(PrintJob job, Instant now) {
    if (job_) return reporter_.emit(PrintFinished{std::move(job.job_id), PrintOutcome::busy});
    if (!line_.is_open()) return reporter_.emit(PrintFinished{std::move(job.job_id), PrintOutcome::lost});
    if (const auto unable = obstacle(condition()))
        return reporter_.emit(PrintFinished{std::move(job.job_id), *unable});
    job_ = std::move(job);
    next_piece_ = 0;
    wire_number_ = (wire_number_ + 1) % 10'000;
    job_deadline_ = now + settings_.longest_job;
    step_ = Step::writing;
    write_pieces(now);
}

// What the printer may still wait for, so that it does not take the next ticket's beginning for that. One that
// is well gets it while nobody waits: behind so much a question has to wait long if the paper ends just then.
void ReceiptPrinter::make_up() {
    const std::size_t owed = std::exchange(owed_bytes_, 0);
    if (owed == 0 || line_.transport().is_storage()) return;
    send(Bytes(std::min(owed, most_owed_bytes), 0));
    send(drop_what_is_buffered);
}

void ReceiptPrinter::write_pieces(Instant now) {
    if (owed_bytes_ > 0) {
        // One that answers is asked first whether it prints at all; that takes a moment after it was opened.
        if (poll_.has_answered() && !poll_.has_finished_round()) return ask_status(now);
        if (const auto unable = obstacle(condition())) return finish(*unable);
        make_up();
    }
    while (step_ == Step::writing && line_.is_open() && line_.unsent() == 0) {
        ask_status(now);
        if (line_.unsent() > 0 || !line_.is_open()) return;
        if (next_piece_ == job_->pieces.size()) return pieces_are_out(now);
        send(job_->pieces[next_piece_++]);
    }
}

void ReceiptPrinter::pieces_are_out(Instant now) {
    if (line_.transport().is_storage()) {
        const auto flushed = line_.transport().flush();
        return flushed ? finish(PrintOutcome::printed) : lose_line(flushed.error());
    }
    if (!line_.transport().answers()) return finish(PrintOutcome::sent);
    if (ignores_job_ids_) return ask_queued(now);
    ask_for_id(now);
}

void ReceiptPrinter::begin(Step step, Span span, Instant now) {
    step_ = step;
    step_deadline_ = now + span;
}

std::string ReceiptPrinter::wire_id() const {
    std::array<char, 8> text{};
    static_cast<void>(std::snprintf(text.data(), text.size(), "%04u", wire_number_ % 10'000));
    return text.data();
}

void ReceiptPrinter::ask_for_id(Instant now) {
    begin(Step::awaiting_id, settings_.longest_confirmation, now);
    Bytes request{0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30};
    const std::string id = wire_id();
    request.insert(request.end(), id.begin(), id.end());
    send(request);
}

void ReceiptPrinter::ask_queued(Instant now) {
    begin(Step::awaiting_queued, settings_.longest_confirmation, now);
    poll_.mark();
    send(queued_status);
}

void ReceiptPrinter::on_confirmation_time(Instant now) {
    step_deadline_ = never;
    // Without paper nothing is confirmed; the job's own deadline ends the wait.
    if (obstacle(condition())) return begin(step_, Span{1000}, now);
    switch (step_) {
    case Step::awaiting_id: return ask_queued(now);
    case Step::awaiting_queued:
        // One that has fallen silent in the middle may stand still: only the job's deadline ends that.
        if (poll_.has_answered() && !poll_.answered_since_mark()) return begin(step_, Span{1000}, now);
        return finish(poll_.has_answered() ? PrintOutcome::probably_printed : PrintOutcome::sent);
    case Step::idle:
    case Step::writing: return;
    }
}

void ReceiptPrinter::finish(PrintOutcome outcome) {
    step_ = Step::idle;
    step_deadline_ = never;
    job_deadline_ = never;
    if (auto job = std::exchange(job_, std::nullopt))
        reporter_.emit(PrintFinished{std::move(job->job_id), outcome});
}

// Two minutes are over. What the printer still holds is called back as far as it listens.
void ReceiptPrinter::drop_job() {
    const PrintOutcome outcome = obstacle(condition()).value_or(PrintOutcome::timed_out);
    owed_bytes_ = line_.unsent();
    line_.drop_unsent();
    if (owed_bytes_ == 0) send(drop_what_is_buffered);
    finish(outcome);
}

} // namespace drivers
