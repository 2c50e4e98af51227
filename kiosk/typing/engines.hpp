// What the ways of typing read from disk, loaded once after the first picture.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "typing/character_model.hpp"
#include "typing/next_characters.hpp"
#include "typing/pinyin_engine.hpp"

namespace liaison::typing {

struct Engines {
    std::unique_ptr<PinyinEngine> pinyin;      // null: its data is missing or broken
    std::optional<CharacterModel> handwriting; // the same
    NextCharacters next;
    std::vector<std::string> troubles; // what is missing, in English, for the log
};

// `folder` holds pinyin/, handwriting.model and next_characters.txt. Takes some 50 ms: not for the thread that
// draws.
std::unique_ptr<Engines> load_engines(const std::filesystem::path& folder);

} // namespace liaison::typing
