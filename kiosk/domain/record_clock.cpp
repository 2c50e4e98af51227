#include "domain/record_clock.hpp"

namespace liaison::domain {

bool is_boot(std::string_view text) {
    constexpr std::size_t digits = 16;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

WallTime county_time_of(WallTime recorded_at, const RecordClock& record, const RecordClock& sender,
                        WallTime received_at) {
    if (!record.boot.empty() && record.boot == sender.boot && record.since_boot <= sender.since_boot)
        return received_at - (sender.since_boot - record.since_boot);
    return recorded_at + record.county_ahead.value_or(std::chrono::milliseconds{0});
}

} // namespace liaison::domain
