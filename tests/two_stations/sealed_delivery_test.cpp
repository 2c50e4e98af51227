// What the real store sealed, the real county opens; and nobody in between.
#include "catch.hpp"
#include "county/record_store.hpp"
#include "county/sheet_store.hpp"
#include "county/sql.hpp"
#include "station.hpp"
#include "store/sheets.hpp"

using namespace liaison;
using namespace liaison::store::test;
using namespace std::chrono_literals;

namespace {

struct County {
    TemporaryFolder folder;
    domain::OpeningKey key;
    county::Database database{folder.path() / "county.db", 1000ms};
    county::RecordStore records{database, county::SealOpener(key)};
    county::SheetStore sheets{database, county::SealOpener(key)};

    explicit County(domain::SealingSuite suite) : key(domain::OpeningKey::generate(suite)) {
        database.change(county::Lock::rows(), [](soci::session& sql) {
            county::execute(sql, "INSERT INTO station (id) VALUES (:id)", {"room-001"});
        });
    }
};

StoreAtWork kiosk_of(const County& county, const std::filesystem::path& directory) {
    auto opened =
        store::Database::open({.directory = directory,
                               .now = morning().wall,
                               .county_seal = store::CountySeal{"room-001", county.key.sealing_key()}});
    return StoreAtWork(std::move(opened.value()), directory, 1);
}

// Part after part, the line being cut in the middle of each; gives all that went over it.
std::string deliver_sheet(store::Sheets& from, county::SheetStore& to) {
    std::string travelled;
    while (const auto part = from.next_part().value()) {
        const std::string content(part->part.begin(), part->part.end());
        travelled += content;
        const auto received = to.accept({"room-001", part->sheet, part->offset, content}, morning().wall);
        REQUIRE(received);
        REQUIRE(from.note_received(part->sheet.id, *received));
    }
    return travelled;
}

} // namespace

TEST_CASE("sealed delivery: the county reads every record, the line shows nobody's name") {
    County county(GENERATE(domain::SealingSuite::hpke_x25519, domain::SealingSuite::sm2_sm4));
    const TemporaryFolder folder;
    auto kiosk = kiosk_of(county, folder.data());
    REQUIRE(kiosk.visits.finish_reception(reception_of(kiosk.in_meeting(1)), morning()));
    const auto batch = domain::RecordBatch{"room-001", kiosk.records()};
    const std::string line = domain::to_json(batch);
    const auto visitor = person(1).visitor;
    for (const std::string& text : {visitor.name, visitor.number, std::string("谈话内容")})
        CHECK(line.find(text) == std::string::npos);
    const auto travels = domain::parse_batch(line);
    REQUIRE(travels);
    for (const auto& result : county.records.accept(*travels, morning().wall))
        CHECK(result.outcome == domain::RecordOutcome::stored);
    const auto check_in = county.records.before("room-001", 0, "check_in", 1);
    REQUIRE(check_in.size() == 1);
    CHECK_THAT(check_in[0].body, contains_text(visitor.name) && contains_text(visitor.number));
    const auto opinion = county.records.before("room-001", 0, "opinion", 1);
    REQUIRE(opinion.size() == 1);
    CHECK_THAT(opinion[0].body, contains_text("谈话内容"));
}

TEST_CASE("sealed delivery: a sheet goes in parts, sealed as a whole, and the county sees it as it was") {
    County county(domain::SealingSuite::hpke_x25519);
    const TemporaryFolder folder;
    auto kiosk = kiosk_of(county, folder.data());
    store::Sheets sheets(*kiosk.database, random_from(9));
    domain::Bytes jpeg(3 * domain::sheet_part_bytes + 17, 'x');
    jpeg[0] = 0xFF;
    auto reception = reception_of(kiosk.in_meeting(1));
    reception.log.sheets = {sheets.add(reception.ticket_id, jpeg, morning()).value()};
    CHECK(sheets.picture(reception.log.sheets[0].id).value() == jpeg); // the desk looks at it
    REQUIRE(kiosk.visits.finish_reception(reception, morning()));
    const std::string travelled = deliver_sheet(sheets, county.sheets);
    CHECK(travelled.size() > jpeg.size());
    CHECK(travelled.find("xxxxxxxx") == std::string::npos);
    const auto seen = county.sheets.jpeg("room-001", reception.log.sheets[0].id);
    REQUIRE(seen);
    CHECK(*seen == std::string(jpeg.begin(), jpeg.end()));
    CHECK(sheets.picture(reception.log.sheets[0].id).value() == jpeg); // until retention is over
}
