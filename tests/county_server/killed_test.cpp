// SIGKILL of the server, of a session of PostgreSQL and of PostgreSQL itself while stations deliver: what was
// answered is there, once, and nobody has to start the county's server anew because of its database.
#include <csignal>

#include "catch.hpp"
#include "county/sql.hpp"
#include "stored_rows.hpp"
#include "under_load.hpp"

using namespace liaison;
using namespace liaison::testing;

namespace {

constexpr std::int64_t last = 600;
constexpr int kills = 4;

struct Load {
    CountyProcess county;
    std::vector<std::unique_ptr<Sender>> senders;

    Load() {
        for (const int station : {17, 18, 19})
            REQUIRE(county.publish(load_configuration(station)).exit_code == 0);
        county.start();
        for (int i = 0; i < 3; ++i)
            senders.push_back(std::make_unique<Sender>(county, 17 + i, Share{.last = last}, 5));
    }
    // Returns when each part of the load, a share of the kills, has been answered.
    void wait_for_part(int part) {
        for (const auto& sender : senders)
            while (sender->acknowledged() < last * part / (kills + 1) && sender->trouble().empty())
                std::this_thread::yield();
    }
    void check_all_is_there() {
        for (const auto& sender : senders) {
            sender->join();
            CHECK(sender->trouble() == "");
            CHECK(sender->acknowledged() == last);
            for (const auto& [sequence, times] : sender->stored())
                CHECK(times <= 1); // none: the answer was lost, and "it was there already" came later
        }
        const auto sql = open_store(county);
        for (const int station : {17, 18, 19}) {
            std::int64_t sequence = 0;
            for (const auto& [stored, id, body] : county::select<std::int64_t, std::string, std::string>(
                     *sql, "SELECT sequence, id, body FROM record WHERE station = :station ORDER BY sequence",
                     {station_name(station)})) {
                const auto record = load_record(station, ++sequence);
                REQUIRE(stored == record.sequence);
                CHECK(id == record.id);
                CHECK(body == record.body);
            }
            CHECK(sequence == last);
        }
        CHECK(county::select<std::string>(*sql, "SELECT id FROM refused_record").empty());
    }
};

} // namespace

TEST_CASE("what was answered is there, once, however often the server is killed under load") {
    Load load;
    for (int part = 1; part <= kills; ++part) {
        load.wait_for_part(part);
        load.county.kill();
        load.county.start();
    }
    load.check_all_is_there();
}

TEST_CASE("the server goes on when sessions of PostgreSQL or PostgreSQL itself are killed under load") {
    Load load;
    const TestDatabase& store = load.county.store();
    for (int part = 1; part <= kills && store.server(); ++part) {
        load.wait_for_part(part);
        if (part % 2 == 0) {
            store.server()->kill();
            store.server()->start();
        } else { // one of them dies and PostgreSQL ends all others, because shared memory may be damaged
            const std::string process = store.query(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'county-server' LIMIT 1");
            REQUIRE(::kill(std::stoi(process), SIGKILL) == 0);
        }
    }
    load.check_all_is_there();
    int unanswered = 0;
    for (const auto& sender : load.senders)
        unanswered += sender->unanswered();
    CAPTURE(unanswered);
    CHECK((unanswered > 0) == (store.server() != nullptr)); // there was something to get over
}
