// What delivery needs of the kiosk's store. The store itself is not known here; main brings the two together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "domain/county_news.hpp"
#include "domain/sheet.hpp"
#include "domain/slot_hold.hpp"
#include "domain/wire_record.hpp"

namespace liaison::sync {

// Called on the network's thread, the last known time on the doorbell's too.
class OutboxPort {
public:
    virtual ~OutboxPort() = default;

    // The oldest records that wait, in ascending sequence, those set aside left out: at most `most_records`,
    // and no more than `most_bytes` of bodies, but the first one in any case. Empty: nothing waits. Error: the
    // disk.
    virtual tl::expected<std::vector<domain::WireRecord>, std::string> next_batch(std::size_t most_records,
                                                                                  std::size_t most_bytes) = 0;

    // What the county said. Stored and duplicate: the record has arrived. Refused: it is set aside with its
    // reason, kept, and not offered again. Error: the disk; then nothing of it counts, and the records are sent
    // again.
    virtual tl::expected<void, std::string> acknowledge(std::span<const domain::RecordResult> results) = 0;

    // The next part of a photographed sheet; nothing: the county has them all. Error: the disk.
    virtual tl::expected<std::optional<domain::SheetUpload>, std::string> next_sheet_part() = 0;

    // So many bytes of the sheet have arrived.
    virtual tl::expected<void, std::string> note_sheet_received(const std::string& sheet_id,
                                                                std::int64_t bytes) = 0;

    // Up to where the county's news are known; and what came after that. Error: the disk; then nothing of it
    // counts, and the news come again.
    virtual tl::expected<domain::NewsCursor, std::string> news_cursor() = 0;
    virtual tl::expected<void, std::string> take_news(const domain::CountyNews& news) = 0;

    // A time that a citizen is about to book; each is given once. Where the county cannot be reached there is
    // no answer: the booking is promised subject to its word then.
    virtual std::optional<domain::SlotHold> next_hold() = 0;
    virtual void hold_answered(const domain::SlotHold& hold, bool held) = 0;

    // What the program's clocks say, for what is sent now. Error: the disk.
    virtual tl::expected<domain::RecordClock, std::string> clock(domain::Now now) = 0;
    // The county's clock said this at that moment.
    virtual void learn_county_time(domain::WallTime county, domain::Now now) = 0;
    virtual std::optional<domain::WallTime>
    last_county_time() = 0; // as it was learned last, also before this start

    virtual std::int64_t unsent() = 0; // records that wait
};

} // namespace liaison::sync
