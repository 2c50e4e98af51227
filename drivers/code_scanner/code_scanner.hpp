// A code scanner on a serial line.
#pragma once

#include "drivers/code_scanner/listening_scanner.hpp"
#include "drivers/code_scanner/scan_framer.hpp"

namespace drivers {

class CodeScanner final : public ListeningScanner {
public:
    CodeScanner(std::unique_ptr<Transport> transport, CodeScannerSettings settings, EventSink sink)
        : ListeningScanner(std::move(transport), std::move(settings), std::move(sink)),
          framer_([this](const std::string& scan) { take_scan(scan); },
                  [this] { refuse_scan(CodeRefusal::too_long); }) {}

    Instant next_deadline() const override { return framer_.next_deadline(); }

private:
    void decode(ByteView bytes, Instant now) override { framer_.feed(bytes, now); }
    void decode_silence(Instant now) override { framer_.on_time(now); }
    void forget() override { framer_.clear(); }

    ScanFramer framer_;
};

} // namespace drivers
