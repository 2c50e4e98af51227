// Where text may be cut: user-perceived characters, and places for a line to end. ICU decides.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ui/text_language.hpp"

namespace liaison::ui {

struct LineBreak {
    std::uint32_t offset = 0; // bytes; the next line starts here
    bool mandatory = false;
};

class TextBreaker {
public:
    TextBreaker();
    ~TextBreaker();
    TextBreaker(const TextBreaker&) = delete;
    TextBreaker& operator=(const TextBreaker&) = delete;

    // Byte offsets at which clusters start, and the end of the text last. The text is valid UTF-8.
    std::vector<std::uint32_t> clusters(std::string_view text);
    // In ascending order; the end of the text is the last one.
    std::vector<LineBreak> lines(std::string_view text, TextLanguage language);

private:
    struct Iterators;
    std::unique_ptr<Iterators> iterators_;
};

} // namespace liaison::ui
