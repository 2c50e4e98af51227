// The restore drill: what a backup gives back is, row by row, what was there when it was made.
// COUNTY_RESTORE_ROUNDS sets how many rounds (1,000 before a release).
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "catch.hpp"
#include "county/accounts.hpp"
#include "county/appointment_desk.hpp"
#include "county/asset_store.hpp"
#include "county/opinion_book.hpp"
#include "county/random.hpp"
#include "county/record_store.hpp"
#include "county/sheet_store.hpp"
#include "county/slot_book.hpp"
#include "county_support/samples.hpp"
#include "seed.hpp"
#include "stored_rows.hpp"
#include "under_load.hpp"

using namespace liaison;
using namespace liaison::testing;
namespace fs = std::filesystem;

namespace {

const domain::WallTime now = domain::parse_wall_time("2026-11-30T01:00:00.000Z").value();

int rounds() {
    const char* wanted = std::getenv("COUNTY_RESTORE_ROUNDS");
    return wanted ? std::atoi(wanted) : 20;
}

// Writes what servers write, at random.
class Writer {
public:
    Writer(const CountyProcess& county, test::Random& random)
        : database_(store_place(county), std::chrono::seconds{5}), random_(random) {
        for (const int station : {17, 18}) {
            REQUIRE(configurations_.publish(
                {.document = load_configuration(station), .station = "", .by = "test"}, now));
        }
    }
    void write_some() {
        for (int times = random_.between(3, 8); times > 0; --times)
            switch (random_.between(0, 5)) {
            case 0: send_part_of_sheet(); break;
            case 1: spoil_one(); break;
            case 2: hold_slot(); break;
            case 3: enter_event(); break;
            case 4: bring_asset(); break;
            default: send_batch(random_.between(1, 60));
            }
    }
    void send_batch(int size) {
        const int station = random_.between(17, 18);
        domain::RecordBatch batch{station_name(station), {}};
        for (int i = 0; i < size; ++i)
            batch.records.push_back(load_record(station, ++sequences_[station]));
        records_.accept(batch, now);
    }

private:
    void spoil_one() {
        const int station = random_.between(17, 18);
        if (sequences_[station] == 0) return;
        auto record = load_record(station, random_.between(1, static_cast<int>(sequences_[station])));
        record.body = R"({"text":"另一个内容 )" + std::to_string(random_.between(1, 1000)) + "\"}";
        records_.accept({station_name(station), {record}}, now);
    }
    void send_part_of_sheet() {
        const auto bytes = random_.bytes(random_.between(1, 5000));
        const std::string content(bytes.begin(), bytes.end());
        const auto cut = static_cast<std::size_t>(random_.between(1, static_cast<int>(content.size())));
        const domain::Sheet sheet{.id = county::new_uuid(),
                                  .sha256 = county::sha256_hex(content),
                                  .bytes = static_cast<std::int64_t>(content.size())};
        sheets_.accept({station_name(17), sheet, 0, content.substr(0, cut)}, now);
        if (random_.once_in(2) && cut < content.size())
            sheets_.accept({station_name(17), sheet, static_cast<std::int64_t>(cut), content.substr(cut)}, now);
    }
    void bring_asset() {
        const auto bytes = random_.bytes(random_.between(1, 500'000));
        const std::string content(bytes.begin(), bytes.end());
        REQUIRE(assets_.put({county::sha256_hex(content), county::bytes_type, content, "test"}, now));
    }
    void hold_slot() {
        const auto start = now + std::chrono::minutes{20} * random_.between(0, 500);
        slots_.hold(station_name(18), {uuid(++subject_), "deputy-01", start, start + std::chrono::minutes{20}},
                    now);
    }
    void enter_event() {
        const auto known = database_.use([&](soci::session& sql) {
            return county::select<std::string>(
                sql, "SELECT id FROM opinion WHERE station = :station ORDER BY id", {station_name(17)});
        });
        if (known.empty()) return;
        (void)opinions_.enter(station_name(17),
                              {.id = "",
                               .opinion_id = std::get<0>(random_.one_of(known)),
                               .deed = domain::ChainDeed::assigned,
                               .at = {},
                               .office = "水务局"},
                              {}, "clerk", now);
    }

    county::Database database_;
    county::Accounts accounts_{database_};
    county::RecordStore records_{database_, opens_nothing()};
    county::SheetStore sheets_{database_, opens_nothing()};
    county::AssetStore assets_{database_};
    county::SlotBook slots_{database_};
    county::OpinionBook opinions_{database_};
    county::TrustStore trust_{database_};
    county::ConfigurationStore configurations_{database_, trust_, domain::SigningKey::generate()};
    test::Random& random_;
    std::map<int, std::int64_t> sequences_;
    std::int64_t subject_ = 90'000'000;
};

// An empty place to restore to.
struct Elsewhere {
    TemporaryFolder folder;
    TestDatabase database;

    ProgramResult run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--data", folder.path() / "data"});
        if (!database.place().empty()) arguments.insert(arguments.end(), {"--database", database.place()});
        return run_county(arguments);
    }
    std::string place() const {
        return database.place().empty() ? (folder.path() / "data" / "county.sqlite").string()
                                        : database.place();
    }
    bool is_empty() const {
        return database.server()
                   ? database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0\n"
                   : !fs::exists(place());
    }
};

// One county that goes on writing from round to round.
void drill(test::Random& random, int rounds) {
    CountyProcess county;
    Writer writer(county, random);
    const TemporaryFolder backups;
    for (int round = 1; round <= rounds; ++round) {
        INFO("round " << round << " of a county");
        writer.write_some();
        const auto before = stored_rows(county);
        const fs::path file = backups.path() / std::to_string(round);
        const auto made = county.run({"backup", file});
        INFO(made.errors);
        REQUIRE(made.exit_code == 0);
        CHECK((fs::status(file).permissions() & fs::perms::all) ==
              (fs::perms::owner_read | fs::perms::owner_write));
        writer.write_some();

        const Elsewhere elsewhere;
        const auto restored = elsewhere.run({"restore", file});
        INFO(restored.errors);
        REQUIRE(restored.exit_code == 0);
        REQUIRE(stored_rows(*open_store(elsewhere.place())) == before);
        // It goes on where it stopped: numbers that the database gives come after those that are there.
        county::Database database(elsewhere.place(), std::chrono::seconds{5});
        county::RecordStore records(database, opens_nothing());
        const auto rows = records.after(station_name(17), 0, 100'000);
        records.accept({station_name(17), {load_record(17, 8000)}}, now);
        const auto more = records.after(station_name(17), rows.empty() ? 0 : rows.back().row, 10);
        REQUIRE(more.size() == 1);
    }
    CHECK(county.run({"check-store"}).output == "ok\n");
}

} // namespace

TEST_CASE("a restored backup is row by row what was there when it was made") {
    test::Random random;
    INFO(random);
    constexpr int of_one_county = 20;
    for (int left = rounds(); left > 0; left -= of_one_county)
        drill(random, std::min(left, of_one_county));
}

TEST_CASE("neither a backup nor a restore overwrites anything, and half a backup gives back nothing") {
    test::Random random;
    INFO(random);
    CountyProcess county;
    Writer writer(county, random);
    writer.send_batch(60);
    const TemporaryFolder backups;
    const fs::path file = backups.path() / "backup";
    REQUIRE(county.run({"backup", file}).exit_code == 0);
    const std::string content = read_text(file);
    CHECK(county.run({"backup", file}).exit_code == 1);
    CHECK(read_text(file) == content);
    const auto before = stored_rows(county);
    CHECK(county.run({"restore", file}).exit_code == 1);
    CHECK(stored_rows(county) == before);
    for (const auto size : {std::uintmax_t{0}, std::uintmax_t{10}, fs::file_size(file) / 2}) {
        fs::resize_file(file, size);
        const Elsewhere elsewhere;
        CHECK(elsewhere.run({"restore", file}).exit_code == 1);
        CHECK(elsewhere.is_empty());
    }
    CHECK(Elsewhere().run({"restore", backups.path() / "not-there"}).exit_code == 1);
    CHECK(std::distance(fs::directory_iterator(backups.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a backup that is made under load holds all that was answered before it began, and no half batch") {
    CountyProcess county;
    county.start();
    constexpr std::int64_t last = 2000;
    constexpr int batch = 5;
    Sender sender(county, 17, {.last = last}, batch);
    const TemporaryFolder backups;
    const fs::path file = backups.path() / "backup";
    while (sender.acknowledged() < last / 10 && sender.trouble().empty())
        std::this_thread::yield();
    const std::int64_t answered = sender.acknowledged();
    REQUIRE(county.run({"backup", file}).exit_code == 0);
    sender.join();
    const Elsewhere elsewhere;
    REQUIRE(elsewhere.run({"restore", file}).exit_code == 0);
    const auto stored = county::select_one<std::int64_t, std::int64_t>(
        *open_store(elsewhere.place()), "SELECT count(*), max(sequence) FROM record");
    const auto [count, newest] = stored.value();
    CHECK(count == newest);
    CHECK(count >= answered);
    CHECK(count % batch == 0);
    CHECK(sender.trouble() == "");
}
