#include "catch.hpp"

#include "domain/mrz_typing.hpp"
#include "seed.hpp"
#include "station_fixture.hpp"

using namespace liaison::domain;
using liaison::test::day;
using liaison::test::Random;

namespace {

const Day today = day("2026-11-24");

struct Specimen {
    MrzForm form;
    std::string zone;
};
const std::vector<Specimen> specimens{
    {MrzForm::td3, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"},
    {MrzForm::td1,
     "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"},
    {MrzForm::td1,
     "IDUTO123456789<07<<<<<<<<<<<<<8601012M3001019UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"},
    {MrzForm::td2, "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6"}};

MrzFault fault_at(MrzForm form, std::string zone, std::size_t place, char character) {
    zone.at(place) = character;
    return find_mrz_fault(form, zone, today).value();
}

} // namespace

TEST_CASE("mrz typing: every place of every form belongs to one field, and fields end where they begin") {
    for (const MrzForm form : {MrzForm::td1, MrzForm::td2, MrzForm::td3}) {
        CAPTURE(static_cast<int>(form));
        CHECK(mrz_lines(form) * mrz_line_length(form) == mrz_length(form));
        for (std::size_t place = 0; place < mrz_length(form);) {
            const MrzPart part = mrz_part_at(form, place);
            CAPTURE(place);
            REQUIRE(part.begin == place);
            REQUIRE(part.end > place);
            CHECK(part.begin / mrz_line_length(form) == (part.end - 1) / mrz_line_length(form));
            for (; place < part.end; ++place) {
                CHECK(mrz_part_at(form, place).field == part.field);
                const std::size_t filled = mrz_fillers_end(form, place);
                CHECK((filled > place && filled <= part.end));
            }
        }
    }
}

TEST_CASE("mrz typing: the specimens have no fault, and each is unfinished up to its last character") {
    for (const auto& [form, zone] : specimens) {
        CAPTURE(zone);
        CHECK_FALSE(find_mrz_fault(form, zone, today));
        CHECK(parse_mrz(zone, today));
        for (std::size_t size = 0; size < zone.size(); ++size) {
            const auto fault = find_mrz_fault(form, zone.substr(0, size), today);
            REQUIRE(fault);
            CHECK(fault->kind == MrzFaultKind::unfinished);
            CHECK(fault->part.begin == size);
            CHECK(fault->part.end == (size / mrz_line_length(form) + 1) * mrz_line_length(form));
        }
    }
}

TEST_CASE("mrz typing: the field that is wrong is named") {
    const auto& [form, zone] = specimens[0];
    CHECK(fault_at(form, zone, 45, '1').part.field == MrzField::number);
    CHECK(fault_at(form, zone, 53, '1').part.field == MrzField::number); // its check digit
    CHECK(fault_at(form, zone, 57, '1').part.field == MrzField::birth);
    CHECK(fault_at(form, zone, 70, '1').part.field == MrzField::expiry);
    CHECK(fault_at(form, zone, 74, '5').part.field == MrzField::optional);
    CHECK(fault_at(form, zone, 87, '1').part.field == MrzField::last_check);
    CHECK(fault_at(form, zone, 0, 'V').kind == MrzFaultKind::unknown_kind);
    const auto& [card, lines] = specimens[1];
    CHECK(fault_at(card, lines, 20, '1').part.field == MrzField::last_check); // it has no check of its own
    CHECK(fault_at(card, lines, 59, '1').part.field == MrzField::last_check);
    const MrzFault long_number = fault_at(MrzForm::td1, specimens[2].zone, 16, '1');
    CHECK(long_number.part.field == MrzField::number);
    CHECK(long_number.part.end == 30); // the number goes on there
}

TEST_CASE("mrz typing: a date of birth that cannot be is named as that") {
    const std::string zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7402304F1204159ZE184226B<<<<<16";
    REQUIRE(parse_mrz(zone, today).error() == MrzError::impossible_birth_date);
    const auto fault = find_mrz_fault(MrzForm::td3, zone, today);
    REQUIRE(fault);
    CHECK(fault->kind == MrzFaultKind::impossible_birth);
    CHECK(fault->part.field == MrzField::birth);
}

TEST_CASE("mrz typing: a fault is found exactly where the zone is not taken") {
    Random random;
    INFO(random);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    for (int round = 0; round < 20'000; ++round) {
        auto [form, zone] = random.one_of(specimens);
        for (int changes = random.between(0, 3); changes > 0; --changes)
            zone[static_cast<std::size_t>(random.between(0, static_cast<int>(zone.size()) - 1))] =
                alphabet[static_cast<std::size_t>(random.between(0, 36))];
        CAPTURE(zone);
        const auto fault = find_mrz_fault(form, zone, today);
        CHECK(parse_mrz(zone, today).has_value() == !fault.has_value());
        if (fault) CHECK(fault->part.begin < fault->part.end);
        if (fault) CHECK(fault->part.end <= zone.size());
    }
}
