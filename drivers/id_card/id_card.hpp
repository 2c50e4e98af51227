// What the chip of an ID card says.
#pragma once

#include <string>

namespace drivers {

enum class IdCardKind {
    resident,
    hong_kong_macao_taiwan_permit, // J
    foreigner_2017,                // I
    foreigner_2023,                // Y
};

enum class Sex { unknown, male, female, not_stated };

// Texts are UTF-8, dates YYYYMMDD as read (not checked), fields that a kind of card has not are empty.
// Overwrites its texts when it ends; a copy has to be wiped by whoever made it.
struct IdCard {
    IdCard() = default;
    IdCard(const IdCard&) = default;
    IdCard(IdCard&& other) noexcept;
    IdCard& operator=(const IdCard&) = default;
    IdCard& operator=(IdCard&& other) noexcept;
    ~IdCard();

    void wipe();

    IdCardKind kind = IdCardKind::resident;
    std::string name; // Chinese; may be empty on a foreigner's card: then show english_name
    std::string english_name;
    Sex sex = Sex::unknown;
    std::string nation_code; // GB/T 3304, two digits; see nation_name()
    std::string birth;
    std::string address; // the newest one known
    std::string number;
    std::string authority;
    std::string nationality; // three letters
    std::string valid_from;
    std::string valid_to; // 长期 where there is no end
    std::string pass_number;
    std::string times_reissued;
    std::string card_version;
    std::string former_number_link;

    // The name has a private-use or damaged character: show a visible replacement, let it be corrected by hand.
    bool name_needs_correction = false;
    // The number's birth date or sex is not the one of the field: a warning, never a reason to refuse.
    bool contradicts_itself = false;
};

} // namespace drivers
