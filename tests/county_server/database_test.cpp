// What the county's stores rely on, on whichever database the tests run.
#include <future>

#include "catch.hpp"
#include "county/database.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using namespace std::chrono_literals;
using county::Database;
using county::execute;
using county::Lock;
using county::select;
using county::select_one;

namespace {

constexpr const char* add = "INSERT INTO station (id, token_hash) VALUES (:id, :token)";

struct Place {
    TemporaryFolder folder;
    TestDatabase test_database;
    std::string place =
        test_database.place().empty() ? (folder.path() / "county.sqlite").string() : test_database.place();
    Database database{place, 300ms};

    std::vector<std::string> stations() {
        return database.use([](soci::session& sql) {
            std::vector<std::string> ids;
            for (const auto& [id] : select<std::string>(sql, "SELECT id FROM station ORDER BY id"))
                ids.push_back(id);
            return ids;
        });
    }
    void add_station(const std::string& id, const county::Value& token) {
        database.change(Lock::rows(), [&](soci::session& sql) { execute(sql, add, {id, token}); });
    }
};

} // namespace

TEST_CASE("a change happens as a whole or not at all, whatever ends it") {
    Place place;
    struct OurOwnBug {};
    CHECK_THROWS_AS(place.database.change(Lock::schema(),
                                          [](soci::session& sql) {
                                              execute(sql, add, {"room-1", "token"});
                                              throw OurOwnBug();
                                          }),
                    OurOwnBug);
    CHECK_THROWS_AS(place.database.change(Lock::slots(),
                                          [](soci::session& sql) {
                                              execute(sql, add, {"room-2", "token"});
                                              execute(sql, "INSERT INTO no_such_table VALUES (1)");
                                          }),
                    county::StoreTrouble);
    CHECK(place.stations().empty());
    place.add_station("room-3", "token"); // no connection was spoiled
    CHECK(place.stations() == std::vector<std::string>{"room-3"});
}

TEST_CASE("whoever reads does not wait for a change, and does not see half of it") {
    Place place;
    place.database.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql, add, {"room-1", "token"});
        CHECK(std::async([&] { return place.stations(); }).get().empty());
    });
    CHECK(place.stations().size() == 1);
}

TEST_CASE("whoever waits too long for another's change is told, and nothing happened") {
    Place place;
    const auto other = open_store(place.place);
    *other << (place.test_database.server() ? "BEGIN; LOCK TABLE station" : "BEGIN IMMEDIATE");
    CHECK_THROWS_AS(place.add_station("room-1", "token"), county::StoreTrouble);
    *other << "ROLLBACK";
    CHECK(place.stations().empty());
    place.add_station("room-1", "token");
}

TEST_CASE("trouble with the store tells nothing of what was to be stored") {
    Place place;
    place.add_station("room-1", "a secret");
    struct Row {
        const char* what;
        const char* text;
        county::Values values;
    };
    const std::vector<Row> rows{{"the same key", add, {"room-2", "a secret"}},
                                {"no such station",
                                 "INSERT INTO chain_event VALUES (:a, 1, :b, 'o', 'b', '', 't')",
                                 {"a secret", "a secret"}},
                                {"NULL where none may be",
                                 "INSERT INTO staff (name, password_hash) VALUES (:name, :hash)",
                                 {"a secret", std::optional<std::string>()}},
                                {"no such column", "UPDATE station SET nothing = :value", {"a secret"}}};
    for (const Row& row : rows) {
        INFO(row.what);
        try {
            place.database.change(Lock::rows(),
                                  [&](soci::session& sql) { execute(sql, row.text, row.values); });
            FAIL("it was stored");
        } catch (const county::StoreTrouble& trouble) {
            CHECK(std::string(trouble.what()).find("a secret") == std::string::npos);
            CHECK(std::string(trouble.what()).size() > 10);
        }
    }
}

TEST_CASE("texts, numbers and nothing come back as they were given; what is no text is refused") {
    Place place;
    const std::string odd = "'; DROP TABLE station; -- \"$1\" :id ? % \\ 藏文 བོད་ 😀\n";
    const std::string large(300'000, 'x');
    place.add_station(odd, "token");
    place.add_station("", std::optional<std::string>());
    place.database.change(Lock::rows(), [&](soci::session& sql) {
        CHECK(execute(sql, "UPDATE station SET last_contact = :large WHERE id = :id", {large, odd}) == 1);
    });
    const auto read = place.database.use([](soci::session& sql) {
        return select<std::string, std::optional<std::string>, std::optional<std::int64_t>>(
            sql, "SELECT id, last_contact, running_version FROM station ORDER BY id");
    });
    REQUIRE(read.size() == 2);
    CHECK(read[0] == std::tuple(std::string(), std::optional<std::string>(), std::optional<std::int64_t>()));
    CHECK(std::get<0>(read[1]) == odd);
    CHECK(std::get<1>(read[1]) == large);
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, INT64_MAX, INT64_MIN}) {
        place.database.change(Lock::rows(), [&](soci::session& sql) {
            CHECK(execute(sql, "UPDATE station SET running_version = :number", {number}) == 2);
        });
        CHECK(place.database.use([](soci::session& sql) {
            return select_one<std::int64_t>(sql, "SELECT max(running_version) FROM station");
        }) == std::tuple(number));
    }
    for (const std::string& no_text :
         {std::string("a\0b", 3), std::string("\xff"), std::string("\xed\xa0\x80")})
        CHECK_THROWS_AS(place.add_station(no_text, "token"), std::invalid_argument);
}
