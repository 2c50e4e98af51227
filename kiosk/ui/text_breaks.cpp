#include "ui/text_breaks.hpp"

#include <array>
#include <memory>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace liaison::ui {
namespace {

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using IteratorHandle = std::unique_ptr<UBreakIterator, CloseIterator>;

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};
using TextHandle = std::unique_ptr<UText, CloseText>;

TextHandle open_text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return TextHandle(utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
}

UBreakIterator* prepared(IteratorHandle& slot, UBreakIteratorType type, const char* locale, UText* text) {
    UErrorCode status = U_ZERO_ERROR;
    if (!slot) slot.reset(ubrk_open(type, locale, nullptr, 0, &status));
    if (!slot) return nullptr;
    status = U_ZERO_ERROR;
    ubrk_setUText(slot.get(), text, &status);
    return U_SUCCESS(status) ? slot.get() : nullptr;
}

} // namespace

// Opened when first used: ICU's data is large and not every screen needs every language.
struct TextBreaker::Iterators {
    IteratorHandle characters;
    IteratorHandle chinese_lines;
    IteratorHandle other_lines;
};

TextBreaker::TextBreaker() : iterators_(std::make_unique<Iterators>()) {}
TextBreaker::~TextBreaker() = default;

std::vector<std::uint32_t> TextBreaker::clusters(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    const TextHandle opened = open_text(text);
    UBreakIterator* iterator = prepared(iterators_->characters, UBRK_CHARACTER, "", opened.get());
    if (iterator != nullptr && !text.empty()) {
        for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
            offsets.push_back(static_cast<std::uint32_t>(at));
    }
    if (offsets.empty()) offsets = {0, static_cast<std::uint32_t>(text.size())};
    return offsets;
}

std::vector<LineBreak> TextBreaker::lines(std::string_view text, TextLanguage language) {
    std::vector<LineBreak> breaks;
    const TextHandle opened = open_text(text);
    const bool chinese = language == TextLanguage::chinese;
    IteratorHandle& slot = chinese ? iterators_->chinese_lines : iterators_->other_lines;
    UBreakIterator* iterator = prepared(slot, UBRK_LINE, chinese ? "zh@lb=strict" : "en", opened.get());
    if (iterator != nullptr) {
        ubrk_first(iterator);
        for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
            const bool ended_by_newline = text[static_cast<std::size_t>(at) - 1] == '\n';
            breaks.push_back({static_cast<std::uint32_t>(at), ended_by_newline});
        }
    }
    if (breaks.empty()) breaks.push_back({static_cast<std::uint32_t>(text.size()), false});
    return breaks;
}

} // namespace liaison::ui
