// What the disk keeps of people is sealed, with keys that the machine's own key wraps.
#include <filesystem>

#include "catch.hpp"
#include "domain/personal.hpp"
#include "fault_file_system.hpp"
#include "station.hpp"
#include "store/opinion_chains.hpp"
#include "store/reception_logs.hpp"
#include "store/sheets.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
namespace fs = std::filesystem;

namespace {

const OpeningKey& county() {
    static const OpeningKey key = OpeningKey::generate(SealingSuite::hpke_x25519);
    return key;
}

struct Keys {
    bool sealed_to_county = false;
    std::optional<RootKey> root = {};
};

StoreAtWork opened_with(const fs::path& directory, const Keys& keys, const std::string& file_system = {}) {
    OpenOptions options{.directory = directory, .now = morning().wall, .file_system = file_system};
    if (keys.sealed_to_county) options.county_seal = CountySeal{"room-017", county().sealing_key()};
    options.root_key = keys.root;
    auto opened = Database::open(options);
    if (!opened) FAIL(opened.error().detail);
    static std::uint64_t seed = 1; // ids never come twice
    return StoreAtWork(std::move(*opened), directory, ++seed);
}

const std::string draft_words = "还没写完的话";
const std::string answer_words = "已经答复的话";

// A reception that is written, one under way, one who waits because of their health, and a sheet.
void live(StoreAtWork& station) {
    const auto received = station.in_meeting(1);
    Reception reception = reception_of(received);
    Sheets sheets(*station.database, random_from(5));
    const std::string picture = "\xFF\xD8一张照片";
    reception.log.sheets = {sheets.add(received.id, {picture.begin(), picture.end()}, morning()).value()};
    reception.log.opinions[0].answer = answer_words;
    REQUIRE(station.visits.finish_reception(reception, morning()));
    const auto meeting = station.in_meeting(2);
    ReceptionDraft draft{.ticket_id = meeting.id, .begun_at = morning().wall};
    draft.log.opinions[0].words = draft_words;
    REQUIRE(station.visits.save_draft(draft));
    const auto waits = station.checked_in(3);
    REQUIRE(station.visits.set_priority(waits.id, PriorityReason::pregnant, "deputy-1", morning()));
}

std::string everything_in(const fs::path& directory) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        if (entry.is_regular_file()) bytes += content_of(entry.path());
    return bytes;
}

void check_tells_nothing(const fs::path& directory) {
    const std::string all = everything_in(directory);
    for (int who : {1, 2, 3})
        for (const std::string& text : {person(who).visitor.name, person(who).visitor.number})
            CHECK(all.find(text) == std::string::npos);
    for (const std::string& text : {std::string("谈话内容-"), draft_words, answer_words,
                                    std::string("一张照片"), std::string("pregnant")})
        CHECK(all.find(text) == std::string::npos);
}

std::string machine_key_of(const fs::path& directory) {
    return content_of(directory / "machine.key");
}

RootKey root(const SecretKey& key) {
    return {key, "keyring"};
}

} // namespace

TEST_CASE("sealed: before anything is delivered, a copy of the disk without the machine's key tells nothing") {
    const bool sealed_to_county = GENERATE(false, true);
    const TemporaryFolder folder;
    auto station = opened_with(folder.data(), {sealed_to_county});
    live(station);
    check_tells_nothing(folder.data()); // the log of the database is there as well
    REQUIRE(station.database->checkpoint());
    check_tells_nothing(folder.data());

    const auto day = station.visits.station_day(morning().today).value(); // the kiosk itself reads all of it
    CHECK(day.tickets.at(0).visitor_name == person(1).visitor.name);
    CHECK(day.tickets.at(2).priority->reason == PriorityReason::pregnant);
    CHECK(day.drafts.at(0).log.opinions.at(0).words == draft_words);
}

TEST_CASE("sealed: every record reaches the county as it was, and travels closed where the county has a key") {
    const TemporaryFolder plain_folder, sealed_folder;
    auto plain = opened_with(plain_folder.data(), {});
    auto sealed = opened_with(sealed_folder.data(), {.sealed_to_county = true});
    live(plain);
    live(sealed);
    const auto as_it_was = plain.records(), travels = sealed.records();
    REQUIRE(as_it_was.size() == travels.size());
    for (std::size_t i = 0; i < travels.size(); ++i) {
        CHECK(travels[i].body.find("测试甲") == std::string::npos);
        CHECK(open_body(county(), {"room-017", travels[i].id, travels[i].kind}, travels[i].body).has_value());
    }
    CHECK(as_it_was.front().body.find("测试甲") != std::string::npos);
}

TEST_CASE("sealed: a machine that lost its key starts, says so, and still delivers what the county can read") {
    const TemporaryFolder folder;
    std::size_t records = 0;
    {
        auto station = opened_with(folder.data(), {.sealed_to_county = true});
        live(station);
        records = station.records().size();
    }
    fs::remove(folder.data() / "machine.key");
    auto station = opened_with(folder.data(), {.sealed_to_county = true});
    CHECK(station.report.machine_key_lost);
    CHECK_FALSE(station.report.moved_aside_to);
    const auto travels = station.records();
    CHECK(travels.size() == records);
    for (const WireRecord& record : travels)
        CHECK(open_body(county(), {"room-017", record.id, record.kind}, record.body).has_value());
    CHECK(station.outbox.set_aside_count().value() == 0);
    const auto part = Sheets(*station.database, random_from(5)).next_part().value();
    REQUIRE(part);
    CHECK(open_sheet(county(), "room-017", part->sheet.id, part->part).has_value());
    const auto day = station.visits.station_day(morning().today).value();
    CHECK(day.tickets.size() == 3);
    CHECK(day.tickets.at(0).visitor_name.empty());
    CHECK(day.drafts.empty());
    station.checked_in(4); // life goes on
    CHECK(station.visits.station_day(morning().today)->tickets.at(3).visitor_name == person(4).visitor.name);
    const auto under_way = reception_of(day.tickets.at(1));
    CHECK(station.visits.finish_reception(under_way, morning()).has_value());
}

TEST_CASE(
    "sealed: without the county's key, what a lost machine key closed is set aside, and the rest goes on") {
    const TemporaryFolder folder;
    {
        auto station = opened_with(folder.data(), {});
        live(station);
    }
    fs::remove(folder.data() / "machine.key");
    {
        auto station = opened_with(folder.data(), {});
        CHECK(station.report.machine_key_lost);
        const auto aside = station.outbox.set_aside_count().value();
        CHECK(aside >= 4); // three check-ins, the log and its opinion
        CHECK(ask(folder.database(), "SELECT DISTINCT reason FROM set_aside") ==
              "the key of the machine is lost");
        for (const WireRecord& record : station.records())
            CHECK(record.body.starts_with("{"));
        CHECK_FALSE(Sheets(*station.database, random_from(5)).next_part().value());
    }
    CHECK_FALSE(opened_with(folder.data(), {}).report.machine_key_lost); // told once
}

TEST_CASE("sealed: after a purge the machine has another key, and the old one opens nothing") {
    const TemporaryFolder folder, thief;
    auto station = opened_with(folder.data(), {.sealed_to_county = true});
    live(station);
    const std::string before = machine_key_of(folder.data());
    station.deliver_everything();
    CHECK(Retention(*station.database).purge(90, days_later(1))->keys == 0);
    CHECK(machine_key_of(folder.data()) == before); // nothing was destroyed
    REQUIRE(station.visits.close_earlier_days(days_later(1)));
    station.deliver_everything();
    const auto ticket = station.checked_in(7, days_later(92));
    const auto report = Retention(*station.database).purge(90, days_later(92)).value();
    CHECK(report.keys == 1); // one is still received, one has a sheet that the county lacks
    CHECK(machine_key_of(folder.data()) != before);
    CHECK(std::distance(fs::directory_iterator(folder.data()), {}) <= 5); // no other key file is left
    CHECK(station.visits.station_day(days_later(92).today)->tickets.at(1).visitor_name ==
          person(7).visitor.name);
    CHECK(ask(folder.database(), "SELECT count(DISTINCT machine_key) FROM data_keys") == "1");
    CHECK(ask(folder.database(),
              "SELECT count(*) FROM data_keys WHERE subject = '" + ticket.check_in_id + "'") == "1");
}

TEST_CASE("sealed: a value that was moved to another row opens as nothing") {
    const TemporaryFolder folder;
    auto station = opened_with(folder.data(), {});
    station.checked_in(1);
    station.checked_in(2);
    const auto names = [&] {
        const auto day = station.visits.station_day(morning().today).value();
        return std::ranges::count_if(day.tickets,
                                     [](const Ticket& ticket) { return !ticket.visitor_name.empty(); });
    };
    CHECK(names() == 2);
    tell(folder.database(), "UPDATE check_ins SET name = (SELECT max(name) FROM check_ins)");
    CHECK(names() == 1); // the one that it belongs to
    tell(folder.database(), "UPDATE check_ins SET name = number");
    CHECK(names() == 0);
}

TEST_CASE("sealed: a root key wraps the machine's, and only what lies outside the disk opens it") {
    const TemporaryFolder folder;
    const SecretKey key = SecretKey::make();
    {
        auto station = opened_with(folder.data(), {.root = root(key)});
        CHECK(station.database->protection() == "keyring");
        station.checked_in(1);
    }
    CHECK(machine_key_of(folder.data()).size() > SecretKey::size);
    {
        auto station = opened_with(folder.data(), {.root = root(SecretKey::make())}); // another machine's
        CHECK(station.report.machine_key_lost);
        station.checked_in(2);
    }
    auto station = opened_with(folder.data(), {.root = root(key)}); // and it is there again
    CHECK(station.visits.station_day(morning().today)->tickets.at(0).visitor_name == person(1).visitor.name);
}

TEST_CASE("sealed: a root key that comes later closes what lay open") {
    const TemporaryFolder folder;
    {
        auto station = opened_with(folder.data(), {});
        CHECK(station.database->protection() == "file");
        station.checked_in(1);
    }
    const std::string open_key = machine_key_of(folder.data());
    CHECK(open_key.size() == SecretKey::size);
    auto station = opened_with(folder.data(), {.root = root(SecretKey::make())});
    CHECK(station.database->protection() == "keyring");
    CHECK(everything_in(folder.data()).find(open_key) == std::string::npos);
    CHECK(station.visits.station_day(morning().today)->tickets.at(0).visitor_name == person(1).visitor.name);
}

TEST_CASE("sealed: what the county wrote to a citizen goes when the case is closed and the time has passed") {
    const TemporaryFolder folder;
    auto station = opened_with(folder.data(), {});
    const auto ticket = station.in_meeting(1);
    const auto reception = station.visits.finish_reception(reception_of(ticket), morning()).value();
    OpinionChains chains(*station.database, random_from(7));
    const auto event = [&](ChainDeed deed, int number, const char* outcome) {
        return ChainEvent{.id = "00000000-0000-4000-8000-00000000010" + std::to_string(number),
                          .opinion_id = reception.log.opinions.at(0).id,
                          .deed = deed,
                          .at = days_later(number).wall,
                          .office = "水务局",
                          .text = answer_words,
                          .outcome = outcome};
    };
    REQUIRE(chains.take_news(
        {{event(ChainDeed::assigned, 1, ""), event(ChainDeed::answered, 2, "a")}, {}, {2, 0}}, {}));
    station.deliver_everything();
    CHECK(everything_in(folder.data()).find(answer_words) == std::string::npos);
    Retention retention(*station.database);
    const auto answer = [&] { return chains.of_ticket(ticket.id, {}).value().at(0).state.answer; };

    REQUIRE(retention.purge(90, days_later(200)));
    CHECK(answer() == answer_words); // nobody has asked the citizen yet
    REQUIRE(chains.say(reception.log.opinions.at(0).id, Satisfaction::satisfied, {}, days_later(200)));
    station.deliver_everything();
    REQUIRE(retention.purge(90, days_later(289)));
    CHECK(answer() == answer_words);
    REQUIRE(retention.purge(90, days_later(291)));
    CHECK(answer() == "…");
    const auto left = chains.of_ticket(ticket.id, {}).value().at(0);
    CHECK(left.state.is_closed()); // the history stays as it went
    CHECK(left.state.carried_out);
    CHECK(ask(folder.database(), "SELECT count(*) FROM data_keys") == "0");
}

TEST_CASE("sealed: the desk goes on through a change of the machine's key") {
    const TemporaryFolder folder;
    auto kiosk = opened_with(folder.data(), {});
    live(kiosk);
    const auto day = kiosk.visits.station_day(morning().today).value();
    auto database = Database::join({.directory = folder.data(), .now = {}}).value();
    const auto key = DeviceKey::open_existing(folder.data()).value();
    Visits desk(*database, key, random_from(4711));
    CHECK(desk.station_day(morning().today)->tickets.at(2).visitor_name == person(3).visitor.name);
    const auto gone = kiosk.checked_in(8, morning());
    kiosk.deliver_everything();
    REQUIRE(kiosk.visits.leave(gone.id, morning()));
    kiosk.deliver_everything();
    const std::string before = machine_key_of(folder.data());
    REQUIRE(Retention(*kiosk.database).purge(0, {days_later(1).wall, morning().today})->keys > 0);
    REQUIRE(machine_key_of(folder.data()) != before);

    const auto seen = desk.station_day(morning().today).value();
    CHECK(seen.tickets.at(2).visitor_name == person(3).visitor.name);
    CHECK(seen.drafts.at(0).log.opinions.at(0).words == draft_words);
    ReceptionDraft draft = seen.drafts.at(0);
    draft.log.opinions[0].words = "在另一台上写的";
    REQUIRE(desk.save_draft(draft));
    CHECK(kiosk.visits.station_day(morning().today)->drafts.at(0).log.opinions.at(0).words == "在另一台上写的");
}

TEST_CASE("sealed: the power may go at any step of a purge, and what is left opens") {
    int step = 1;
    for (bool reached = true; reached; ++step) {
        INFO("power cut at step " << step);
        const TemporaryFolder folder;
        FaultFileSystem disk;
        auto station = opened_with(folder.data(), {.sealed_to_county = true}, disk.name());
        const auto gone = station.checked_in(1);
        REQUIRE(station.visits.leave(gone.id, morning()));
        station.checked_in(2, days_later(92));
        station.deliver_everything();
        disk.start_counting();
        disk.cut_power_at(step);
        reached = !Retention(*station.database).purge(90, days_later(92));
        disk.cut_power_now();
        for (unsigned seed = 1; seed <= 5; ++seed) {
            INFO("damage seed " << seed);
            const TemporaryFolder remains;
            disk.write_remains(remains.path(), seed);
            copy_keys(folder.data(), remains.path());
            FaultFileSystem fast;
            auto again = opened_with(remains.path(), {.sealed_to_county = true}, fast.name());
            REQUIRE_FALSE(again.report.machine_key_lost);
            REQUIRE_FALSE(again.report.moved_aside_to);
            REQUIRE(again.visits.station_day(days_later(92).today)->tickets.at(0).visitor_name ==
                    person(2).visitor.name);
            REQUIRE_FALSE(fs::exists(remains.path() / "machine.key.next"));
        }
    }
    CHECK(step > 10);
}
