// Photographed sheets: beside their log, in parts to the county, and gone after retention.
#include "catch.hpp"
#include "station.hpp"
#include "store/reception_logs.hpp"
#include "store/retention.hpp"
#include "store/sheets.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

Bytes picture_of(std::size_t bytes, std::uint8_t first = 1) {
    Bytes jpeg(bytes);
    for (std::size_t i = 0; i < bytes; ++i)
        jpeg[i] = static_cast<std::uint8_t>(first + i * 7);
    return jpeg;
}

struct Desk {
    TemporaryFolder folder;
    StoreAtWork station{folder.data()};
    Sheets sheets{*station.database, random_from(9)};
    Reception reception = reception_of(station.in_meeting(1));

    std::string count() {
        return ask(folder.database(), "SELECT count(*) FROM sheets WHERE picture IS NOT NULL");
    }
    void write_log() { reception = station.visits.finish_reception(reception, morning(1h)).value(); }
    // As the link does it: part after part, until nothing is left.
    Bytes deliver() {
        Bytes arrived;
        while (const auto part = sheets.next_part().value()) {
            REQUIRE(part->offset == static_cast<std::int64_t>(arrived.size()));
            REQUIRE_FALSE(part->part.empty());
            REQUIRE(part->part.size() <= sheet_part_bytes);
            arrived.insert(arrived.end(), part->part.begin(), part->part.end());
            REQUIRE(sheets.note_received(part->sheet.id, static_cast<std::int64_t>(arrived.size())));
        }
        return arrived;
    }
};

} // namespace

TEST_CASE("a sheet is there again as it was photographed, with its digest") {
    Desk f;
    const auto sheet = f.sheets.add(f.reception.ticket_id, {'a', 'b', 'c'}, morning()).value();
    CHECK(sheet.sha256 ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, B.1
    CHECK(f.sheets.picture(sheet.id).value() == Bytes{'a', 'b', 'c'});
    CHECK_FALSE(f.sheets.picture("another").value());
}

TEST_CASE("what the written log names stays, what was taken again goes") {
    Desk f;
    f.sheets.add(f.reception.ticket_id, picture_of(900), morning()).value();
    f.reception.log.sheets = {f.sheets.add(f.reception.ticket_id, picture_of(1000), morning()).value()};
    CHECK(f.count() == "2");
    f.write_log();
    CHECK(f.count() == "1");
    CHECK(f.sheets.picture(f.reception.log.sheets[0].id).value() == picture_of(1000));
}

TEST_CASE("a log that names a sheet which is not there, or of another visitor, is not written") {
    Desk f;
    const auto other = f.station.in_meeting(2);
    Sheet strange = f.sheets.add(other.id, picture_of(500), morning()).value();
    f.reception.log.sheets = {strange};
    CHECK_FALSE(f.station.visits.finish_reception(f.reception, morning()));
    strange.id = "00000000-0000-4000-8000-000000000000";
    f.reception.log.sheets = {strange};
    CHECK_FALSE(f.station.visits.finish_reception(f.reception, morning()));
}

TEST_CASE("a correction may name another sheet, and the first version keeps its own") {
    Desk f;
    f.reception.log.sheets = {f.sheets.add(f.reception.ticket_id, picture_of(700, 1), morning()).value()};
    f.write_log();
    ReceptionLogs logs{*f.station.database, random_from(5)};
    Reception corrected = f.reception;
    corrected.version = 2;
    corrected.correction = Correction{corrected.deputy_id, morning(1h).wall, "补充内容"};
    corrected.log.sheets = {f.sheets.add(f.reception.ticket_id, picture_of(800, 2), morning()).value()};
    REQUIRE(logs.correct(corrected, morning(1h)));
    CHECK(f.count() == "2");
    CHECK(logs.versions(f.reception.id).value().at(0).log.sheets == f.reception.log.sheets);
}

TEST_CASE("a sheet reaches the county in parts, once its log is written, and goes on where it stopped") {
    Desk f;
    const Bytes jpeg = picture_of(3 * sheet_part_bytes + 17);
    f.reception.log.sheets = {f.sheets.add(f.reception.ticket_id, jpeg, morning()).value()};
    CHECK_FALSE(f.sheets.next_part().value()); // a draft is nobody's yet
    f.write_log();
    const auto first = f.sheets.next_part().value();
    REQUIRE(first);
    CHECK(first->offset == 0);
    CHECK(f.sheets.next_part().value()->offset == 0); // the answer was lost: the same again
    CHECK(f.deliver() == jpeg);
    REQUIRE(f.sheets.note_received(first->sheet.id, 0)); // the county found its copy damaged
    CHECK(f.deliver() == jpeg);
    REQUIRE(f.sheets.note_received(first->sheet.id, 1'000'000'000)); // nonsense is cut to the sheet
    CHECK_FALSE(f.sheets.next_part().value());
}

TEST_CASE("after retention a delivered sheet is erased, one that the county lacks is not") {
    Desk f;
    f.reception.log.sheets = {f.sheets.add(f.reception.ticket_id, picture_of(5000, 77), morning()).value()};
    f.write_log();
    f.station.deliver_everything();
    Retention retention{*f.station.database};
    REQUIRE(retention.purge(90, days_later(100)));
    CHECK(f.count() == "1");
    CHECK(f.deliver().size() == 5000);
    REQUIRE(retention.purge(90, days_later(100)));
    CHECK(f.count() == "0");
    CHECK_FALSE(f.sheets.picture(f.reception.log.sheets[0].id).value());
}

TEST_CASE("what is too large, nobody's, or too much is refused") {
    Desk f;
    CHECK_FALSE(f.sheets.add(f.reception.ticket_id, {}, morning()));
    CHECK_FALSE(f.sheets.add(f.reception.ticket_id, Bytes(most_sheet_bytes + 1), morning()));
    CHECK_FALSE(f.sheets.add("nobody", picture_of(10), morning()));
    for (std::size_t i = 0; i < 10 * most_sheets; ++i)
        REQUIRE(f.sheets.add(f.reception.ticket_id, picture_of(10), morning()));
    CHECK_FALSE(f.sheets.add(f.reception.ticket_id, picture_of(10), morning()));
}
