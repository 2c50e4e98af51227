// Bytes in the reports of a HID device: how they are cut, padded and numbered (id-card-reader.md 12, C).
#pragma once

#include <cstddef>
#include <cstdint>

#include <tl/expected.hpp>

#include "drivers/bytes.hpp"

namespace drivers {

inline constexpr std::size_t largest_report = 4096;

// What the report descriptor of a device says. The defaults are those of a reader that says nothing.
struct HidLayout {
    bool numbered = false;          // each report begins with its number
    std::uint8_t output_number = 0; // of the output report that is used; 0 where reports have no numbers
    std::size_t input_size = 64;    // bytes of the largest report, without the number
    std::size_t output_size = 64;
};

enum class HidDescriptorError {
    cut_short, // an item promises more bytes than there are
    too_large, // a report of more than largest_report bytes
    no_output, // nothing can be sent to this device
    too_deep,  // more pushes than any device has
};

// Device Class Definition for HID 1.11, 6.2.2.
tl::expected<HidLayout, HidDescriptorError> parse_hid_descriptor(ByteView descriptor);

// The content of one input report: without its number and without `unknown` more bytes at its front, which some
// makers put there.
ByteView report_content(ByteView report, const HidLayout& layout, std::size_t unknown);

// The first output report's worth of `bytes`, numbered and padded; how many of the bytes are in it.
struct OutputReport {
    Bytes report;
    std::size_t used = 0;
};
OutputReport output_report(ByteView bytes, const HidLayout& layout);

} // namespace drivers
