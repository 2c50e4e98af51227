// Languages as C++: what kiosk/language/word_table.hpp declares.
#pragma once

#include <ostream>
#include <vector>

#include "language_file.hpp"

namespace language_compiler {

// The enumeration of all keys.
void write_list(std::ostream& out, const Language& reference);
// The texts and rules. The languages agree about the keys.
void write_tables(std::ostream& out, const std::vector<Language>& languages);

// As kiosk/domain/language_pack.hpp describes it.
void write_pack(std::ostream& out, const Language& language);

} // namespace language_compiler
