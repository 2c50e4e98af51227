// Two server processes over one database: what they take in between each other is there once, in an order that
// no reader who goes on from the last number it saw can miss a part of.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "county/database.hpp"
#include "county/opinion_book.hpp"
#include "county/record_store.hpp"
#include "county/slot_book.hpp"
#include "county_support/samples.hpp"
#include "stored_rows.hpp"
#include "under_load.hpp"

using namespace liaison;
using namespace liaison::testing;

namespace {

constexpr std::int64_t last = 50 * sample_kinds; // 50 of each kind

// Reads on from the last number it saw, as the county's pages and the kiosks do, while others write.
class Follower {
public:
    Follower(const CountyProcess& county, const std::string& station)
        : database_(store_place(county), std::chrono::seconds{5}), station_(station), thread_([this] {
              while (!is_over_)
                  read();
              read();
          }) {}
    void finish() {
        is_over_ = true;
        thread_.join();
    }

    std::vector<std::int64_t> rows, events, words;

private:
    void read() {
        county::RecordStore records(database_, opens_nothing());
        for (const auto& record : records.after(station_, rows.empty() ? 0 : rows.back(), 10'000))
            rows.push_back(record.row);
        // What is read on from is what the station is told: its cursor.
        for (const auto& [number] : numbers(
                 "SELECT number FROM chain_event WHERE station = :station AND number > :after ORDER BY number",
                 {station_, events.empty() ? 0 : events.back()}))
            events.push_back(number);
        for (const auto& [number] :
             numbers("SELECT number FROM slot_word WHERE number > :after ORDER BY number",
                     {words.empty() ? 0 : words.back()}))
            words.push_back(number);
    }
    std::vector<std::tuple<std::int64_t>> numbers(const std::string& text, const county::Values& values) {
        return database_.use(
            [&](soci::session& sql) { return county::select<std::int64_t>(sql, text, values); });
    }

    county::Database database_;
    std::string station_;
    std::atomic<bool> is_over_ = false;
    std::thread thread_;
};

std::vector<std::int64_t> column(soci::session& sql, const std::string& text) {
    std::vector<std::int64_t> all;
    for (const auto& [number] : county::select<std::int64_t>(sql, text))
        all.push_back(number);
    return all;
}

std::vector<std::int64_t> up_to(std::int64_t count) {
    std::vector<std::int64_t> all(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::int64_t>(i) + 1;
    return all;
}

// Every wish for a time was answered once, and no time was given twice.
void check_slots(soci::session& sql, std::size_t wishes) {
    CHECK(county::select<std::string>(sql, "SELECT appointment FROM slot_word").size() == wishes);
    CHECK(county::select<std::string>(sql, "SELECT DISTINCT appointment FROM slot_word").size() == wishes);
    const auto claimed =
        county::select<std::string, std::string>(sql, "SELECT appointment, starts_at FROM slot_claim");
    std::set<std::string> times;
    for (const auto& [appointment, starts_at] : claimed)
        CHECK(times.insert(starts_at).second);
    CHECK(times.size() == 18);
}

} // namespace

TEST_CASE("two servers over one database store everything once and let no reader miss anything") {
    CountyProcess county;
    CountyProcess other(&county);
    const std::vector<int> stations{17, 18, 19};
    for (const int station : stations)
        REQUIRE(county.publish(load_configuration(station)).exit_code == 0);
    county.start();
    other.start();
    Follower follower(county, station_name(17));
    std::vector<std::unique_ptr<Sender>> senders; // two a station
    for (std::size_t i = 0; i < stations.size(); ++i) {
        // The same outbox at both servers, in batches that do not fit together.
        senders.push_back(std::make_unique<Sender>(county, stations[i], Share{.last = last}, 7));
        senders.push_back(std::make_unique<Sender>(other, stations[i], Share{.last = last}, 5));
    }
    std::map<std::pair<std::size_t, std::int64_t>, int> stored;
    for (std::size_t i = 0; i < senders.size(); ++i) {
        senders[i]->join();
        CHECK(senders[i]->trouble() == "");
        CHECK(senders[i]->acknowledged() == last);
        for (const auto& [sequence, times] : senders[i]->stored())
            stored[{i / 2, sequence}] += times;
    }
    for (const auto& [record, times] : stored)
        CHECK(times == 1);
    follower.finish();

    const auto sql = open_store(county);
    for (const int station : stations) {
        const std::string of_it = " WHERE station = '" + station_name(station) + "' ORDER BY ";
        CHECK(column(*sql, "SELECT sequence FROM record" + of_it + "sequence") == up_to(last));
        CHECK(column(*sql, "SELECT number FROM chain_event" + of_it + "number") == up_to(last / sample_kinds));
    }
    CHECK(follower.rows == column(*sql, "SELECT row FROM record WHERE station = 'room-17' ORDER BY row"));
    CHECK(follower.events == up_to(last / sample_kinds));
    CHECK(follower.words == column(*sql, "SELECT number FROM slot_word ORDER BY number"));
    check_slots(*sql, stations.size() * last / sample_kinds);
}

TEST_CASE("what two servers take from one station at the same moment passes no reader by") {
    CountyProcess county;
    CountyProcess other(&county);
    county.start();
    other.start();
    Follower follower(county, station_name(17));
    Sender odd(county, 17, {.first = 1, .step = 2, .last = last}, 1);
    Sender even(other, 17, {.first = 2, .step = 2, .last = last}, 1);
    for (Sender* sender : {&odd, &even}) {
        sender->join();
        CHECK(sender->trouble() == "");
    }
    follower.finish();
    const auto rows = column(*open_store(county), "SELECT row FROM record ORDER BY row");
    CHECK(rows.size() == last);
    CHECK(follower.rows == rows);
}
