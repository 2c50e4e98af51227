#include <sys/stat.h>

#include "catch.hpp"
#include "station.hpp"
#include "store/migrations.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
namespace fs = std::filesystem;
using Kind = liaison::domain::SaveError::Kind;

namespace {

Saved<Database::Opened> open_in(const fs::path& directory) {
    return Database::open({.directory = directory, .now = morning().wall});
}

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

// A station whose database holds one ticket and no log.
void make_station(const fs::path& directory) {
    StoreAtWork station(directory);
    station.checked_in(1);
}

void check_moved_aside_and_usable(const TemporaryFolder& folder, const std::string& damaged) {
    auto opened = open_in(folder.data());
    REQUIRE(opened);
    REQUIRE(opened->report.moved_aside_to);
    CHECK(opened->report.created);
    CHECK_FALSE(opened->report.damage.empty());
    CHECK(content_of(*opened->report.moved_aside_to / "station.db") == damaged);
    StoreAtWork station(std::move(*opened), folder.data(), 5);
    CHECK(station.checked_in(1).number == "A001");
}

} // namespace

TEST_CASE("a first start makes a database that only the kiosk can read") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1);
    CHECK(station.report.created);
    CHECK_FALSE(station.report.moved_aside_to);
    CHECK(mode_of(folder.data()) == 0700);
    for (const char* file : {"station.db", "station.db-wal", "station.db-shm", "device.key"})
        CHECK(mode_of(folder.data() / file) == 0600);
    CHECK(ask(folder.database(), "PRAGMA journal_mode") == "wal");
    CHECK(ask(folder.database(), "PRAGMA application_id") == std::to_string(application_id));
    CHECK(ask(folder.database(), "SELECT count(*) FROM pragma_table_list WHERE strict = 0 AND schema = 'main'"
                                 " AND name NOT LIKE 'sqlite_%'") == "0");
}

TEST_CASE("a folder that others could enter is the kiosk's alone afterwards") {
    const TemporaryFolder folder;
    fs::create_directories(folder.data());
    ::chmod(folder.data().c_str(), 0755);
    write_file(folder.database(), "");
    ::chmod(folder.database().c_str(), 0644);
    StoreAtWork station(folder.data());
    CHECK(mode_of(folder.data()) == 0700);
    CHECK(mode_of(folder.database()) == 0600);
}

TEST_CASE("a second start finds everything and changes nothing") {
    const TemporaryFolder folder;
    make_station(folder.data());
    StoreAtWork again(folder.data());
    CHECK_FALSE(again.report.created);
    CHECK_FALSE(again.report.migrated_from);
    CHECK_FALSE(again.report.moved_aside_to);
    CHECK(again.visits.station_day(morning().today)->tickets.size() == 1);
}

TEST_CASE("two programs do not work in one folder") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        const auto second = open_in(folder.data());
        REQUIRE_FALSE(second);
        CHECK(second.error().kind == Kind::failed);
        CHECK_THAT(second.error().detail, contains_text("another program"));
    }
    CHECK(open_in(folder.data()));
}

TEST_CASE("a damaged database is moved aside whole and a fresh one begun") {
    const TemporaryFolder folder;
    make_station(folder.data());
    const std::string whole = content_of(folder.database());
    std::string damaged;
    SECTION("random bytes") {
        auto random = random_from(3);
        for (int i = 0; i < 500; ++i)
            for (const auto byte : random())
                damaged += static_cast<char>(byte);
    }
    SECTION("text") {
        damaged = "this was never a database\n" + std::string(5000, 'x');
    }
    SECTION("cut in the middle") {
        damaged = whole.substr(0, whole.size() / 2);
    }
    SECTION("cut within a page") {
        damaged = whole.substr(0, whole.size() - 5000);
    }
    SECTION("cut within the header") {
        damaged = whole.substr(0, 50);
    }
    SECTION("a page of noughts in it") {
        damaged = std::string(whole).replace(2 * 4096, 4096, 4096, '\0');
    }
    SECTION("only the header is right") {
        damaged = whole.substr(0, 100) + std::string(whole.size() - 100, '\xaa');
    }
    write_file(folder.database(), damaged);
    check_moved_aside_and_usable(folder, damaged);
}

TEST_CASE("another program's database is moved aside") {
    const TemporaryFolder folder;
    fs::create_directories(folder.data());
    tell(folder.database(), "CREATE TABLE bookmarks (address TEXT); PRAGMA user_version = 2");
    check_moved_aside_and_usable(folder, content_of(folder.database()));
}

TEST_CASE("an empty file is a first start that was cut short") {
    const TemporaryFolder folder;
    write_file(folder.database(), "");
    StoreAtWork station(folder.data());
    CHECK(station.report.created);
    CHECK_FALSE(station.report.moved_aside_to);
}

TEST_CASE("a log is moved aside with its database, and also when the database is gone") {
    const TemporaryFolder folder;
    make_station(folder.data());
    const std::string log(5000, 'w');
    write_file(folder.database().string() + "-wal", log);
    SECTION("damaged") {
        write_file(folder.database(), std::string(9000, 'd'));
    }
    SECTION("emptied") {
        write_file(folder.database(), "");
    }
    SECTION("gone") {
        fs::remove(folder.database());
    }
    auto opened = open_in(folder.data());
    REQUIRE(opened);
    REQUIRE(opened->report.moved_aside_to);
    CHECK(content_of(*opened->report.moved_aside_to / "station.db-wal") == log);
}

TEST_CASE("two damaged databases in one millisecond are both kept") {
    const TemporaryFolder folder;
    write_file(folder.database(), "first damage");
    const auto first = open_in(folder.data())->report.moved_aside_to;
    write_file(folder.database(), "second damage");
    fs::remove(folder.database().string() + "-wal");
    const auto second = open_in(folder.data())->report.moved_aside_to;
    REQUIRE(first);
    REQUIRE(second);
    CHECK(content_of(*first / "station.db") == "first damage");
    CHECK(content_of(*second / "station.db") == "second damage");
}

TEST_CASE("a database of a newer program is refused and left to the byte") {
    const TemporaryFolder folder;
    make_station(folder.data());
    tell(folder.database(), "PRAGMA user_version = 4711");
    const std::string before = content_of(folder.database());
    const auto opened = open_in(folder.data());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == Kind::failed);
    CHECK_THAT(opened.error().detail, contains_text("newer program") && contains_text("4711"));
    CHECK(content_of(folder.database()) == before);
    CHECK(std::distance(fs::directory_iterator(folder.data()), {}) <= 5); // nothing was moved
}

TEST_CASE("where nothing can be written, the error says so") {
    const TemporaryFolder folder;
    fs::path directory;
    SECTION("below a file") {
        write_file(folder.path() / "file", "x");
        directory = folder.path() / "file" / "data";
    }
    SECTION("in the kernel's own file system") {
        directory = "/proc/liaison-station";
    }
    SECTION("the database is a folder") {
        directory = folder.data();
        fs::create_directories(folder.database() / "station.db-wal");
    }
    const auto opened = open_in(directory);
    REQUIRE_FALSE(opened);
    INFO(opened.error().detail);
    CHECK((opened.error().kind == Kind::no_permission || directory == folder.data()));
    CHECK_FALSE(opened.error().detail.empty());
}

TEST_CASE("a checkpoint empties the log") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    station.checked_in(1);
    CHECK(fs::file_size(folder.database().string() + "-wal") > 0);
    REQUIRE(station.database->checkpoint());
    CHECK(fs::file_size(folder.database().string() + "-wal") == 0);
}
