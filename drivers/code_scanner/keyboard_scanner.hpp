// A code scanner that types: a HID keyboard whose keys nobody else gets.
#pragma once

#include "drivers/code_scanner/key_decoder.hpp"
#include "drivers/code_scanner/listening_scanner.hpp"

namespace drivers {

// The transport gives key events and holds them exclusively (InputNodes).
class KeyboardScanner final : public ListeningScanner {
public:
    KeyboardScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings, EventSink sink)
        : ListeningScanner(std::move(transport), std::move(settings), std::move(sink)),
          decoder_([this](const std::string& scan) { take_scan(scan); },
                   [this](CodeRefusal reason) { refuse_scan(reason); }) {}

    Instant next_deadline() const override { return decoder_.next_deadline(); }

private:
    void decode(ByteView bytes, Instant now) override { decoder_.feed(bytes, now); }
    void decode_silence(Instant now) override { decoder_.on_time(now); }
    void forget() override { decoder_.clear(); }

    KeyDecoder decoder_;
};

} // namespace drivers
