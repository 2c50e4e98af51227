// The ID card reader: the cycle of find, select, read, latest address, and wait until the card is gone.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "drivers/device.hpp"
#include "drivers/event.hpp"
#include "drivers/id_card/sdt_frame.hpp"
#include "drivers/state_reporter.hpp"
#include "drivers/transport/line.hpp"

namespace drivers {

// How to see that a card which was read still lies there: readers differ (id-card-reader.md 11).
enum class PresenceTest {
    latest_address, // the short command; turns to `read` by itself on a module without it
    read,
    none, // no CardGone is ever told
};

struct CardReaderSettings {
    PresenceTest presence_test = PresenceTest::latest_address;
    Span find_interval{200}; // makers ask every 200 to 500 ms (id-card-reader.md 11)
    Span presence_interval{1000};
    // A licensed decoder may look at the photo's WLT bytes here; they are overwritten when it returns.
    std::function<void(ByteView)> on_photo;
};

// Speaks the SDT command set over a serial line or anything that looks like one. Never asks for fingerprints
// and never changes a reader's settings.
class IdCardReader final : public Device {
public:
    IdCardReader(std::unique_ptr<Transport> transport, CardReaderSettings settings, EventSink sink);

    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return line_.descriptor(); }
    bool wants_write() const override { return line_.unsent() > 0; }
    void on_readable(Instant now) override;
    void on_writable(Instant now) override;
    void on_time(Instant now) override;
    Instant next_deadline() const override;
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }
    ReopenPauses reopen_pauses() const override;

private:
    enum class Step {
        closed,
        settling,  // just plugged in: the first answers may come late
        probing,   // which speed does it speak?
        numbering, // asking for the module number
        resting,   // until the next find
        finding,
        selecting,
        reading,
        addressing,
        card_lies, // until the next presence test
        testing_presence,
        checking,  // after a time-out: is it alive?
        resetting, // the last resort but one
        ill,       // until the next reset
    };

    // The line.
    void request(SdtCommand command, Step step, Instant now);
    void repeat_or(void (IdCardReader::*give_up)(Instant), Instant now);
    void wait(Span span, Step step, Instant now);
    void lose_line(const TransportError& error);
    void take_answers(Instant now);

    // What answers and silences lead to.
    void handle(SdtAnswer& answer, Instant now);
    void dispatch(SdtAnswer& answer, Instant now);
    void probe_next(Instant now);
    void on_status(const SdtAnswer& answer, Instant now);
    void on_find(const SdtAnswer& answer, Instant now);
    void on_select(const SdtAnswer& answer, Instant now);
    void on_read(const SdtAnswer& answer, Instant now);
    void on_address(const SdtAnswer& answer, Instant now);
    void on_presence(const SdtAnswer& answer, Instant now);
    void on_failure(const SdtAnswer& answer, Instant now);
    void on_reset(const SdtAnswer& answer, Instant now);
    void on_silence(Instant now);
    void on_step_time(Instant now);

    void rest(Instant now);
    void take_card(ByteView data, Instant now);
    void deliver_card(Instant now);
    void card_left();
    void tell(CardTroubleKind kind);
    void tell_module(CardModuleSeen seen);
    void become_ill(const std::string& detail, Instant now);
    void fall_silent();
    bool try_next_framing(Instant now);

    Line line_;
    CardReaderSettings settings_;
    StateReporter reporter_;
    SdtParser parser_;
    Step step_ = Step::closed;
    std::optional<SdtCommand> awaited_;
    std::size_t damaged_seen_ = 0;
    int repeats_ = 0;
    Instant deadline_ = never;
    Instant gap_deadline_ = never;

    std::size_t speed_ = 0;        // index into the probed speeds
    std::size_t speeds_tried_ = 0; // since this opening
    std::size_t framing_ = 0;      // of the line; stays over re-plugging
    std::size_t framings_tried_ = 0;
    bool framing_proved_ = false; // a long answer was right since the line was opened
    bool was_absent_ = false;
    bool was_silent_ = false;

    CardModuleSeen module_;      // as it was told
    std::optional<IdCard> card_; // read, not yet told
    bool card_lies_ = false;
    int failed_reads_ = 0;
    std::optional<CardTroubleKind> told_; // the trouble that the person knows of
};

} // namespace drivers
