#include "simulated_room.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

#include "drivers/code_scanner/code_scanner.hpp"
#include "drivers/code_scanner/keyboard_scanner.hpp"
#include "drivers/id_card/id_card_reader.hpp"

namespace drivers_test {

using namespace drivers;

class MemoryCable::Line final : public Transport {
public:
    explicit Line(MemoryCable& cable) : cable_(cable) {}

    tl::expected<void, TransportError> open() override {
        if (!cable_.plugged_)
            return tl::unexpected(TransportError{TransportTrouble::absent, "open: not there"});
        ++cable_.openings_;
        cable_.open_ = true;
        cable_.hung_up_ = false;
        cable_.arrived_.clear();
        cable_.show_state();
        return {};
    }
    void close() override {
        cable_.open_ = false;
        cable_.hung_up_ = false;
        cable_.show_state();
    }
    tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) override {
        auto& waiting = cable_.arrived_;
        if (waiting.empty() && cable_.hung_up_)
            return tl::unexpected(TransportError{TransportTrouble::gone, "read: unplugged"});
        const std::size_t count = std::min(into.size(), waiting.size());
        std::copy_n(waiting.begin(), count, into.begin());
        waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
        cable_.show_state();
        return count;
    }
    tl::expected<std::size_t, TransportError> write(ByteView bytes) override {
        if (cable_.hung_up_) return tl::unexpected(TransportError{TransportTrouble::gone, "write: unplugged"});
        if (cable_.on_bytes) cable_.on_bytes({bytes.begin(), bytes.end()});
        return bytes.size();
    }
    int descriptor() const override { return cable_.open_ ? cable_.event_ : -1; }

private:
    MemoryCable& cable_;
};

MemoryCable::MemoryCable() : event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (event_ < 0) throw std::runtime_error("no eventfd");
}

MemoryCable::~MemoryCable() {
    ::close(event_);
}

std::unique_ptr<Transport> MemoryCable::transport() {
    return std::make_unique<Line>(*this);
}

void MemoryCable::show_state() const {
    std::uint64_t count = 0;
    [[maybe_unused]] ssize_t ignored = ::read(event_, &count, sizeof count);
    count = 1;
    if (has_waiting()) ignored = ::write(event_, &count, sizeof count);
}

void MemoryCable::plug() {
    plugged_ = true;
}

void MemoryCable::unplug() {
    plugged_ = false;
    hung_up_ = open_;
    sayings_.clear();
    show_state();
}

void MemoryCable::say(device_sim::Bytes bytes, Instant due) {
    if (plugged_ && open_) sayings_.add({due, std::move(bytes)});
}

void MemoryCable::say_last(device_sim::Bytes bytes, Instant due) {
    if (plugged_) sayings_.add({due, std::move(bytes), true});
}

void MemoryCable::on_time(Instant now) {
    while (const auto saying = sayings_.take_due(now)) {
        arrived_.insert(arrived_.end(), saying->bytes.begin(), saying->bytes.end());
        if (saying->last) unplug();
    }
    show_state();
}

SimulatedRoom::SimulatedRoom(Scanner scanner, Span find_interval)
    : kind_(scanner), reader_(reader_cable_, false), serial_scanner_(scanner_cable_),
      keyboard_scanner_(scanner_cable_), loop_([this] { return now; }) {
    reader_cable_.on_bytes = [this](const device_sim::Bytes& bytes) { reader_.on_bytes(bytes, now); };
    CardReaderSettings settings;
    settings.find_interval = find_interval;
    settings.presence_interval = find_interval;
    loop_.add(std::make_unique<IdCardReader>(reader_cable_.transport(), settings, heard.sink()));
    if (scanner == Scanner::serial)
        loop_.add(
            std::make_unique<CodeScanner>(scanner_cable_.transport(), CodeScannerSettings{}, heard.sink()));
    else
        loop_.add(
            std::make_unique<KeyboardScanner>(scanner_cable_.transport(), CodeScannerSettings{}, heard.sink()));
}

// One turn; then on to what comes next. False where nothing comes before the end.
bool SimulatedRoom::step(Instant end) {
    reader_cable_.on_time(now);
    scanner_cable_.on_time(now);
    loop_.turn(Span{0});
    ++turns;
    // Reading costs no time in here.
    if (reader_cable_.has_waiting() || scanner_cable_.has_waiting()) return true;
    const Instant next = std::min({loop_.next_wake(), reader_cable_.next_due(), scanner_cable_.next_due()});
    if (next > end) return false;
    now = std::max(now, next);
    return true;
}

void SimulatedRoom::pass(Span span) {
    const Instant end = now + span;
    while (step(end)) {
    }
    now = end;
}

bool SimulatedRoom::pass_until(const std::function<bool()>& condition, Span longest) {
    const Instant end = now + longest;
    while (!condition())
        if (!step(end)) {
            now = end;
            return condition();
        }
    return true;
}

void SimulatedRoom::scan(const std::string& text) {
    const device_sim::Bytes content(text.begin(), text.end());
    if (kind_ == Scanner::serial)
        serial_scanner_.scan(content, now);
    else
        keyboard_scanner_.scan(content, now);
}

void SimulatedRoom::set_scanner_fault(const std::string& name) {
    if (kind_ == Scanner::serial)
        serial_scanner_.set_fault(device_sim::scanner_fault(name).value());
    else
        keyboard_scanner_.set_fault(device_sim::keyboard_fault(name).value());
}

void SimulatedRoom::set_reader_fault(const std::string& name, int answers) {
    reader_.set_fault(device_sim::reader_fault(name).value(), answers);
}

} // namespace drivers_test
