// The places of a machine-readable zone and what holds between them; for the reading and the typing of one
// (mrz.hpp, mrz_typing.hpp).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "domain/mrz.hpp"

namespace liaison::domain {

inline constexpr char mrz_filler = '<';

// Fields by their place in the joined lines, counted from 0 (Doc 9303-4, -5, -6).
struct MrzSpan {
    std::size_t at;
    std::size_t size;
    std::size_t end() const { return at + size; }
};

struct MrzLayout {
    MrzForm form;
    std::size_t line;
    std::size_t lines;
    MrzSpan number, nationality, birth, expiry, optional, names;
    std::array<MrzSpan, 4> composite; // what the last check is over
    std::size_t composite_check;

    std::size_t size() const { return line * lines; }
};

const MrzLayout& mrz_layout(MrzForm form);
const MrzLayout* mrz_layout_of_size(std::size_t characters); // nothing: no form has so many

// Whether a document of this form may begin so. Visas (V) have no check over the whole.
bool begins_a_document(std::string_view zone, MrzForm form);

// One whole zone, in capitals, digits and fillers.
class MrzZone {
public:
    MrzZone(std::string text, const MrzLayout& layout);
    MrzZone(const MrzZone&) = default;
    MrzZone& operator=(const MrzZone&) = delete;
    ~MrzZone(); // overwrites the text

    std::string_view field(MrzSpan span) const { return std::string_view(text_).substr(span.at, span.size); }

    // Turns letters that look like digits into these, where only digits can be.
    void repair();

    bool checks_hold() const;
    bool birth_checked() const { return checked(layout_.birth); }
    bool expiry_checked() const { return checked(layout_.expiry); }
    bool optional_checked() const; // an empty field may have a filler for its check
    bool composite_checked() const;
    // The number, if its check holds: in TD1 a longer one goes on in the optional field, with its check behind.
    std::optional<std::string> document_number() const;

private:
    void repair_at(std::size_t place);
    bool checked(MrzSpan span) const;

    std::string text_;
    const MrzLayout& layout_;
};

// The day of birth in the zone: nothing where the document itself does not know it; an error where there is no
// such day, or it is to come.
tl::expected<std::optional<Day>, MrzError> mrz_birth(std::string_view six_characters, Day today);

} // namespace liaison::domain
