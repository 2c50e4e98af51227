#include "drivers/transport/hid_reports.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace drivers {
namespace {

// Item prefixes with the two bits of their size left out.
enum Item : std::uint8_t {
    input = 0x80,
    output = 0x90,
    report_size = 0x74,
    report_number = 0x84,
    report_count = 0x94,
    push = 0xA4,
    pop = 0xB4,
};
constexpr std::uint8_t long_item = 0xFE;
constexpr std::uint64_t most_bits = largest_report * 8;

struct Globals {
    std::uint64_t bits = 0;
    std::uint64_t count = 0;
    std::uint8_t number = 0;
};

using BitsByNumber = std::array<std::uint64_t, 256>;

class DescriptorReader {
public:
    tl::expected<HidLayout, HidDescriptorError> read(ByteView rest) {
        while (!rest.empty()) {
            const std::uint8_t prefix = rest[0];
            if (prefix == long_item) {
                constexpr std::size_t head = 3;
                if (rest.size() < head || rest.size() < head + rest[1]) return cut_short();
                rest = rest.subspan(head + rest[1]);
                continue;
            }
            const std::size_t size = (prefix & 3) == 3 ? 4U : prefix & 3U;
            if (rest.size() < 1 + size) return cut_short();
            std::uint32_t value = 0;
            for (std::size_t at = size; at > 0; --at)
                value = value << 8 | rest[at];
            if (const auto taken = take(static_cast<std::uint8_t>(prefix & 0xFC), value); !taken)
                return tl::unexpected(taken.error());
            rest = rest.subspan(1 + size);
        }
        return layout();
    }

private:
    static tl::unexpected<HidDescriptorError> cut_short() {
        return tl::unexpected(HidDescriptorError::cut_short);
    }

    tl::expected<void, HidDescriptorError> take(std::uint8_t item, std::uint32_t value) {
        constexpr std::size_t deepest = 16;
        switch (item) {
        case report_size: globals_.bits = value; return {};
        case report_count: globals_.count = value; return {};
        case report_number:
            globals_.number = static_cast<std::uint8_t>(value);
            numbered_ = true;
            return {};
        case push:
            if (stack_.size() == deepest) return tl::unexpected(HidDescriptorError::too_deep);
            stack_.push_back(globals_);
            return {};
        case pop:
            if (stack_.empty()) return {};
            globals_ = stack_.back();
            stack_.pop_back();
            return {};
        case input: return add(inputs_);
        case output: has_output_ = true; return add(outputs_);
        default: return {};
        }
    }

    tl::expected<void, HidDescriptorError> add(BitsByNumber& bits) const {
        std::uint64_t& sum = bits.at(globals_.number);
        if (globals_.bits > most_bits || globals_.count > most_bits ||
            sum + globals_.bits * globals_.count > most_bits)
            return tl::unexpected(HidDescriptorError::too_large);
        sum += globals_.bits * globals_.count;
        return {};
    }

    tl::expected<HidLayout, HidDescriptorError> layout() const {
        const auto largest_output = std::max_element(outputs_.begin(), outputs_.end());
        if (!has_output_ || *largest_output < 8) return tl::unexpected(HidDescriptorError::no_output);
        HidLayout layout;
        layout.numbered = numbered_;
        layout.output_number = static_cast<std::uint8_t>(largest_output - outputs_.begin());
        layout.output_size = (*largest_output + 7) / 8;
        layout.input_size = (*std::max_element(inputs_.begin(), inputs_.end()) + 7) / 8;
        return layout;
    }

    Globals globals_;
    std::vector<Globals> stack_;
    BitsByNumber inputs_{};
    BitsByNumber outputs_{};
    bool numbered_ = false;
    bool has_output_ = false;
};

} // namespace

tl::expected<HidLayout, HidDescriptorError> parse_hid_descriptor(ByteView descriptor) {
    return DescriptorReader().read(descriptor);
}

ByteView report_content(ByteView report, const HidLayout& layout, std::size_t unknown) {
    const std::size_t front = (layout.numbered ? 1 : 0) + unknown;
    return report.subspan(std::min(front, report.size()));
}

// hidraw wants the number 0 before a report that has none; the kernel takes it off again.
OutputReport output_report(ByteView bytes, const HidLayout& layout) {
    OutputReport result;
    result.used = std::min(bytes.size(), layout.output_size);
    result.report.reserve(1 + layout.output_size);
    result.report.push_back(layout.output_number);
    result.report.insert(result.report.end(), bytes.begin(),
                         bytes.begin() + static_cast<std::ptrdiff_t>(result.used));
    result.report.resize(1 + layout.output_size, 0);
    return result;
}

} // namespace drivers
