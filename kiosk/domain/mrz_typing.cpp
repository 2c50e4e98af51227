#include "domain/mrz_typing.hpp"

#include <algorithm>
#include <cassert>
#include <vector>

#include "domain/mrz_zone.hpp"

namespace liaison::domain {

namespace {

MrzPart part(MrzField field, MrzSpan span, bool with_check = false) {
    return {field, span.at, span.end() + (with_check ? 1 : 0)};
}

MrzPart last_check(const MrzLayout& layout) {
    return part(MrzField::last_check, {layout.composite_check, 1});
}

// Every place is in exactly one of them.
std::vector<MrzPart> parts_of(const MrzLayout& layout) {
    const std::size_t sex = layout.form == MrzForm::td1 ? layout.birth.end() + 1 : layout.expiry.at - 1;
    std::vector<MrzPart> parts{part(MrzField::kind, {0, 2}),
                               part(MrzField::issuer, {2, 3}),
                               part(MrzField::names, layout.names),
                               part(MrzField::number, layout.number, true),
                               part(MrzField::nationality, layout.nationality),
                               part(MrzField::birth, layout.birth, true),
                               part(MrzField::sex, {sex, 1}),
                               part(MrzField::expiry, layout.expiry, true),
                               part(MrzField::optional, layout.optional, layout.form == MrzForm::td3),
                               last_check(layout)};
    if (layout.form == MrzForm::td1) parts.push_back(part(MrzField::optional, layout.composite.back()));
    return parts;
}

bool has_check(const MrzLayout& layout, MrzField field) {
    return field == MrzField::number || field == MrzField::birth || field == MrzField::expiry ||
           (field == MrzField::optional && layout.form == MrzForm::td3);
}

// A longer number of TD1 goes on in the optional field, which then holds its check.
MrzPart number_part(const MrzLayout& layout, std::string_view zone) {
    MrzPart number = part(MrzField::number, layout.number, true);
    const bool goes_on = layout.form == MrzForm::td1 && zone[layout.number.end()] == mrz_filler;
    if (goes_on) number.end = layout.optional.end();
    return number;
}

std::optional<MrzPart> wrong_part(const MrzLayout& layout, const MrzZone& zone, std::string_view typed) {
    if (!zone.document_number()) return number_part(layout, typed);
    if (!zone.birth_checked()) return part(MrzField::birth, layout.birth, true);
    if (!zone.expiry_checked()) return part(MrzField::expiry, layout.expiry, true);
    if (!zone.optional_checked()) return part(MrzField::optional, layout.optional, true);
    if (!zone.composite_checked()) return last_check(layout);
    return std::nullopt;
}

} // namespace

std::size_t mrz_lines(MrzForm form) {
    return mrz_layout(form).lines;
}
std::size_t mrz_line_length(MrzForm form) {
    return mrz_layout(form).line;
}
std::size_t mrz_length(MrzForm form) {
    return mrz_layout(form).size();
}

MrzPart mrz_part_at(MrzForm form, std::size_t place) {
    const auto parts = parts_of(mrz_layout(form));
    const auto found = std::ranges::find_if(
        parts, [place](const MrzPart& one) { return one.begin <= place && place < one.end; });
    assert(found != parts.end());
    return *found;
}

std::size_t mrz_fillers_end(MrzForm form, std::size_t place) {
    const MrzPart field = mrz_part_at(form, place);
    const std::size_t end = field.end - (has_check(mrz_layout(form), field.field) ? 1 : 0);
    return std::max(end, place + 1); // at the check digit itself: this one
}

std::optional<MrzFault> find_mrz_fault(MrzForm form, std::string_view zone, Day today) {
    const MrzLayout& layout = mrz_layout(form);
    if (!zone.empty() && !begins_a_document(zone, form))
        return MrzFault{MrzFaultKind::unknown_kind, part(MrzField::kind, {0, 2})};
    if (zone.size() < layout.size()) {
        const std::size_t line_end = (zone.size() / layout.line + 1) * layout.line;
        return MrzFault{MrzFaultKind::unfinished,
                        {mrz_part_at(form, zone.size()).field, zone.size(), line_end}};
    }
    MrzZone checked(std::string(zone.substr(0, layout.size())), layout);
    if (!checked.checks_hold()) checked.repair();
    if (const auto wrong = wrong_part(layout, checked, zone))
        return MrzFault{MrzFaultKind::wrong_check, *wrong};
    if (!mrz_birth(checked.field(layout.birth), today))
        return MrzFault{MrzFaultKind::impossible_birth, part(MrzField::birth, layout.birth, true)};
    return std::nullopt;
}

} // namespace liaison::domain
