// Pinyin by librime with the schema of assets/pinyin, compiled when the program was built. Learns nothing and
// writes nothing. librime has one state for the whole program, so there is one engine at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace liaison::typing {

class PinyinEngine {
public:
    // May take some 10 ms; another thread than the later user's may do it. The error, in English, is for the
    // log.
    static tl::expected<std::unique_ptr<PinyinEngine>, std::string> open(const std::filesystem::path& folder);
    ~PinyinEngine();
    PinyinEngine(const PinyinEngine&) = delete;
    PinyinEngine& operator=(const PinyinEngine&) = delete;

    // 'a' to 'z', or the apostrophe between syllables; anything else is ignored, and letters beyond a long
    // sentence are too.
    void type(char letter);
    void erase();
    void clear();

    bool composing() const;
    std::string letters() const;     // as typed
    std::string composition() const; // what was chosen so far, then the rest in syllables: "维西 zhou"
    std::vector<std::string> candidates(std::size_t most) const;

    // The whole text once nothing is left to choose; nothing while the rest still waits.
    std::optional<std::string> choose(std::size_t index);

private:
    explicit PinyinEngine(std::uintptr_t session) : session_(session) {}
    std::uintptr_t session_;
};

} // namespace liaison::typing
