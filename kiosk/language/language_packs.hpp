// The texts that all Words of the program have: the built-in ones, and before them those of language packs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "domain/language_pack.hpp"
#include "language/word_table.hpp"

namespace liaison::language {

// These packs and no others, for every Words made from now on, on any thread; of those made before, the texts
// stay what they were. Called by one thread. Gives a sentence for each text that is left aside, because this
// program has none of its key or fills in other {placeholders}: there the built-in one is shown.
std::vector<std::string> use_language_packs(const std::vector<domain::LanguagePack>& packs);

// Chinese first.
std::span<const WordTable> tables_in_use();

} // namespace liaison::language
