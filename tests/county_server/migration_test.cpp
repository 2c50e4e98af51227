// Stores of earlier programs go on with this one: nothing is lost, and their schema is the one of a fresh
// store.
#include <filesystem>

#include <sqlite3.h>

#include "catch.hpp"
#include "county/database.hpp"
#include "county/opinion_book.hpp"
#include "county/record_store.hpp"
#include "county/sheet_store.hpp"
#include "county/slot_book.hpp"
#include "county_support/program.hpp"
#include "stored_rows.hpp"

using namespace liaison;
using namespace liaison::testing;
using namespace std::chrono_literals;

namespace {

// What each version brought; taking it away again gives a store of the version before.
const std::vector<std::pair<int, std::vector<const char*>>> brought{
    {4, {"slot_claim", "slot_word", "slot_hold"}},
    {3, {"chain_event", "opinion"}},
    {2, {"sheet_part", "sheet"}}};

void run_script(const std::string& file, const std::string& script) {
    sqlite3* connection = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
    const int result = sqlite3_exec(connection, script.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(connection);
    REQUIRE(result == SQLITE_OK);
}

struct OldStore {
    TemporaryFolder folder;
    std::string file = folder.path() / "county.sqlite";
    std::vector<std::string> before;

    explicit OldStore(int version) {
        run_script(file, read_text(OLD_STORES "/version_4.sql"));
        for (const auto& [since, tables] : brought)
            for (const char* table : tables)
                if (since > version) run_script(file, std::string("DROP TABLE ") + table);
        run_script(file, "PRAGMA user_version = " + std::to_string(version));
        before = stored_rows(*open_store(file));
    }
    std::vector<std::string> rows_of(const std::string& table, const std::vector<std::string>& rows) const {
        std::vector<std::string> of_table;
        for (const std::string& row : rows)
            if (row.starts_with(table + ": ")) of_table.push_back(row);
        return of_table;
    }
};

std::vector<std::string> shape(soci::session& sql) {
    std::vector<std::string> all;
    for (const auto& [row] : county::select<std::string>(
             sql, "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk"
                  " FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1"))
        all.push_back(row);
    for (const auto& [row] : county::select<std::string>(
             sql, "SELECT i.\"unique\" || ' ' || m.name || ' ' || group_concat(c.name) FROM sqlite_master m,"
                  " pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE m.type = 'table'"
                  " GROUP BY m.name, i.name ORDER BY 1"))
        all.push_back(row);
    return all;
}

} // namespace

TEST_CASE("a store of an earlier version keeps all that it held and gets the schema of a fresh one") {
    const TemporaryFolder elsewhere;
    const std::string fresh_file = elsewhere.path() / "fresh.sqlite";
    { const county::Database fresh(fresh_file, 1s); }
    for (const int version : {1, 2, 3, 4}) {
        INFO("version " << version);
        const OldStore old(version);
        county::Database database(old.file, 1s);
        const auto sql = open_store(old.file);
        CHECK(shape(*sql) == shape(*open_store(fresh_file)));
        CHECK(county::select<std::string>(*sql, "PRAGMA foreign_key_check").empty());
        const auto after = stored_rows(*sql);
        for (const char* unchanged : {"station", "chain_event"})
            if (const auto rows = old.rows_of(unchanged, old.before); !rows.empty())
                CHECK(old.rows_of(unchanged, after) == rows);
        const auto staff = old.rows_of("staff", old.before); // who could do all still can
        CHECK(old.rows_of("staff", after) == std::vector{staff.at(0) + " | administrator | - | 0"});
        CHECK(old.rows_of("opinion", after).size() == 2); // versions 1 and 2 had them only as records
        CHECK(old.rows_of("refused_record", after).size() == 1);
        const auto records =
            county::select<std::string, std::string>(*sql, "SELECT recorded_at, happened_at FROM record");
        CHECK(records.size() == old.rows_of("record", old.before).size());
        for (const auto& [recorded_at, happened_at] : records)
            CHECK(recorded_at == happened_at); // nothing better is known of those
        const auto parts =
            county::select<std::string>(*sql, "SELECT base64 FROM sheet_part ORDER BY first_byte");
        CHECK(parts.empty() == (version < 2));
        domain::Bytes content;
        for (const auto& [base64] : parts) {
            const auto bytes = domain::from_base64(base64).value();
            content.insert(content.end(), bytes.begin(), bytes.end());
        }
        for (std::size_t i = 0; i < content.size(); ++i)
            REQUIRE(content[i] == i % 256);
        CHECK((content.size() == 256 || version < 2));
        domain::CountyNews news;
        county::SlotBook(database).add_news("room-017", 0, news);
        CHECK(news.slots.size() == (version >= 4 ? 3 : 0));
    }
}

TEST_CASE("the bytes of a configuration's signature are the same in base64") {
    const OldStore old(4);
    std::vector<std::string> hex;
    for (const auto& [text] : county::select<std::string>(
             *open_store(old.file), "SELECT lower(hex(signature)) FROM configuration ORDER BY version"))
        hex.push_back(text);
    REQUIRE(hex.size() == 2);
    const county::Database database(old.file, 1s);
    std::size_t at = 0;
    for (const auto& [base64] : county::select<std::string>(
             *open_store(old.file), "SELECT signature FROM configuration ORDER BY version"))
        CHECK(domain::to_hex(domain::from_base64(base64).value()) == hex.at(at++));
}

TEST_CASE("a store that a newer program made is left alone") {
    const TemporaryFolder folder;
    const std::string file = folder.path() / "county.sqlite";
    { const county::Database fresh(file, 1s); }
    run_script(file, "PRAGMA user_version = 1000");
    CHECK_THROWS_WITH(county::Database(file, 1s), "a newer county-server made this database");
}
