#include "drivers/id_card/id_card.hpp"

#include <array>
#include <utility>

#include "drivers/bytes.hpp"

namespace drivers {
namespace {

constexpr std::array texts{
    &IdCard::name,         &IdCard::english_name,
    &IdCard::nation_code,  &IdCard::birth,
    &IdCard::address,      &IdCard::number,
    &IdCard::authority,    &IdCard::nationality,
    &IdCard::valid_from,   &IdCard::valid_to,
    &IdCard::pass_number,  &IdCard::times_reissued,
    &IdCard::card_version, &IdCard::former_number_link,
};

} // namespace

// Swapped, not moved: a moved-from short string keeps its characters, and those have to be overwritten later.
IdCard::IdCard(IdCard&& other) noexcept {
    *this = std::move(other);
}

IdCard& IdCard::operator=(IdCard&& other) noexcept {
    if (this == &other) return *this;
    for (const auto text : texts)
        (this->*text).swap(other.*text);
    kind = other.kind;
    sex = other.sex;
    name_needs_correction = other.name_needs_correction;
    contradicts_itself = other.contradicts_itself;
    other.wipe();
    return *this;
}

IdCard::~IdCard() {
    wipe();
}

void IdCard::wipe() {
    for (const auto text : texts)
        drivers::wipe(this->*text);
}

} // namespace drivers
