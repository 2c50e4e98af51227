// Where everything stands in a QR code of a version, by ISO/IEC 18004.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace drivers::qr {

inline constexpr int most_versions = 40;
inline constexpr int format_bits = 15;

// How a code's bytes are spread over blocks: the short ones first, the others one data byte longer.
struct Blocks {
    int count = 0;
    int short_ones = 0;
    int short_length = 0; // check bytes included
    int check_bytes = 0;  // of each block
};

class Layout {
public:
    // 1 to 40.
    explicit Layout(int version);

    int version() const { return version_; }
    int side() const { return side_; }
    // Middles of alignment patterns, along either side.
    const std::vector<int>& alignment_places() const { return alignment_; }
    // Finder, timing and alignment patterns and version: the same in each code of this version. The format's
    // modules are neither this nor data.
    bool is_fixed(int x, int y) const { return kinds_[index(x, y)] == Kind::fixed; }
    bool is_black(int x, int y) const { return black_[index(x, y)]; }
    // The data's modules, as y * side + x, in the order of their bits.
    const std::vector<int>& path() const { return path_; }
    // level as it stands in the format: 1 L, 0 M, 3 Q, 2 H.
    Blocks blocks(int level) const;
    // Places of the format's bits, lowest first, in its two copies.
    std::vector<int> format_places(int copy) const;

    int index_of(int x, int y) const { return y * side_ + x; }

private:
    enum class Kind : std::uint8_t { data, fixed, format };

    std::size_t index(int x, int y) const { return static_cast<std::size_t>(index_of(x, y)); }
    void fix(int x, int y, bool black);
    void put_finder(int middle_x, int middle_y);
    void put_alignment();
    void put_version();
    void find_path();

    int version_, side_;
    std::vector<int> alignment_;
    std::vector<Kind> kinds_;
    std::vector<bool> black_;
    std::vector<int> path_;
};

// The 15 bits that say level and mask; format is 0 to 31: level * 8 + mask.
unsigned format_word(int format);
bool mask_turns(int mask, int x, int y);

} // namespace drivers::qr
