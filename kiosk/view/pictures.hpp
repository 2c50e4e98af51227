// The pictures that are on the graphics card. Whoever draws asks for one; what is not there yet is wished for,
// and read off the frame loop. What was not drawn for longest goes where all together would be too much.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "domain/asset.hpp"
#include "domain/time.hpp"
#include "ui/portrait.hpp"

namespace liaison::view {

enum class PictureUse {
    portrait, // square and small
    notice,
};

struct PictureKey {
    PictureUse use = PictureUse::notice;
    domain::Asset asset;
    bool operator==(const PictureKey&) const = default;
    bool operator<(const PictureKey& other) const {
        return std::tie(use, asset.sha256) < std::tie(other.use, other.asset.sha256);
    }
};

class Pictures {
public:
    static constexpr std::int64_t most_bytes = std::int64_t{24} * 1024 * 1024; // on the graphics card
    static constexpr std::chrono::seconds asked_again_after{30};               // where there was none

    void begin_draw(domain::MonotonicTime now); // before each picture of the screen

    // Null: it is not there yet, or cannot be had.
    const ui::Picture* find(const PictureKey& key);
    // Soon to be drawn: it had better be there then.
    void expect(const PictureKey& key) { use(key); }
    // Its place is kept free, so that nothing jumps when it comes.
    bool is_coming(const PictureKey& key) const;

    // What is to be read now; each is given once.
    std::vector<PictureKey> take_wishes();
    // Needs the OpenGL context, as does the end of this object. True: it is missed on the screen.
    bool put(const PictureKey& key, const ui::Image& image);
    void cannot_be_had(const PictureKey& key, domain::MonotonicTime now);
    void ask_again(); // for what could not be had: there may be more now

    std::int64_t bytes() const { return bytes_; } // on the graphics card
    void clear();

private:
    struct Entry {
        std::unique_ptr<ui::Picture> picture{};
        std::int64_t bytes = 0;
        std::uint64_t used = 0, drawn = 0; // in which drawing
        bool is_wished = false, is_absent = false;
        domain::MonotonicTime asked_again{};
    };
    Entry& use(const PictureKey& key);
    void make_room();

    std::map<PictureKey, Entry> entries_;
    std::uint64_t drawing_ = 0;
    domain::MonotonicTime now_{};
    std::int64_t bytes_ = 0;
};

} // namespace liaison::view
