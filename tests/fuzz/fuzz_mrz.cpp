// Lines of a passport or permit, as a scanner or a finger gives them.
#include <string>

#include "expect.hpp"

#include "domain/mrz.hpp"

using namespace liaison::domain;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Day today = parse_day("2026-11-24").value();
    const auto document = parse_mrz(text, today);
    const auto progress = mrz_progress(text);
    if (!document) return 0;
    expect(progress == MrzProgress::whole);
    expect(!document->number.empty() && document->number.size() <= 23);
    expect(document->number.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<") == std::string::npos);
    expect(document->name.find('<') == std::string::npos && document->name.size() <= 40);
    expect(!document->birth || *document->birth <= today);
    // The same lines in small letters are the same document.
    std::string small = text;
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto again = parse_mrz(small, today);
    expect(again && again->number == document->number && again->name == document->name);
    return 0;
}
