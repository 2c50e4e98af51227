// The machine-readable lines of a passport or permit while they are typed: a text with a caret, the form that
// the document seems to have, and the first fault once it was looked at.
#pragma once

#include <optional>
#include <string>

#include "domain/mrz_typing.hpp"

namespace liaison::flow {

class DocumentEntry {
public:
    const std::string& text() const { return text_; } // of all lines, joined
    std::size_t caret() const { return caret_; }      // the place that is typed next
    const std::optional<domain::MrzFault>& fault() const { return fault_; }

    // A passport begins with P and has two lines; cards have three, where nobody says otherwise.
    domain::MrzForm form() const;
    std::size_t lines() const { return domain::mrz_lines(form()); }
    bool is_whole() const { return text_.size() == domain::mrz_length(form()); }

    // A-Z, 0-9 and the filler go in at the caret as long as there is room; others are passed over.
    void type(char key);
    void erase(); // the character before the caret
    // Fillers up to the end of the field that the caret is in: nobody has to count them.
    void fill();
    void place_caret(std::size_t place);
    void choose_lines(int lines); // 2 or 3

    // Notes the first fault, and puts the caret behind it.
    void look_over(domain::Day today);

    void wipe(); // overwrites the text
    friend bool operator==(const DocumentEntry& one, const DocumentEntry& other) {
        return one.text_ == other.text_ && one.caret_ == other.caret_ &&
               one.chosen_lines_ == other.chosen_lines_;
    }

private:
    std::string text_;
    std::size_t caret_ = 0;
    int chosen_lines_ = 0; // 0: not chosen
    std::optional<domain::MrzFault> fault_;
};

} // namespace liaison::flow
