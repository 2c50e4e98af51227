// Which character a hand meant: compares the shape of the ink with prototypes of each character.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "typing/ink_features.hpp"

namespace liaison::typing {

// Made by tools/typing-data from stroke data; read-only, may be used from any one thread at a time. The file:
// "LKHW", version, number of prototypes, dimensions (32 bits each, of this machine's byte order); scale of the
// prototypes; mean (feature_count) and projection (dimensions x feature_count) as floats; for each prototype
// its character (32 bits), its penalty (float) and its coordinates (8 bits each).
class CharacterModel {
public:
    static constexpr std::uint32_t version = 1;

    // The error says in English what is wrong with the file, for the log.
    static tl::expected<CharacterModel, std::string> read(const std::filesystem::path& file);

    // The characters that look most like the ink, best first; nothing for ink without extent.
    std::vector<char32_t> recognise(const Ink& ink, std::size_t most) const;

    std::size_t prototypes() const { return characters_.size(); }

private:
    struct Near {
        float distance = 0;
        std::uint32_t prototype = 0;
    };
    std::vector<Near> nearest(const std::vector<int>& wanted) const;
    std::vector<char32_t> best_characters(const std::vector<Near>& near, std::size_t most) const;

    std::size_t dimensions_ = 0;
    float scale_ = 1;
    std::vector<float> mean_, projection_, penalties_;
    std::vector<char32_t> characters_;
    std::vector<std::int8_t> coordinates_;
};

} // namespace liaison::typing
