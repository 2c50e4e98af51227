#include "county/backup.hpp"

#include <stdexcept>

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "county/engine.hpp"
#include "county/files.hpp"
#include "county/sql.hpp"

namespace liaison::county {

namespace fs = std::filesystem;

namespace {

// A file under another name until it is whole; gone again if it never is.
class Draft {
public:
    explicit Draft(fs::path file) : file_(std::move(file)), path_(file_.string() + ".part") {
        if (fs::exists(file_)) throw std::runtime_error(file_.string() + " is there already");
        write_file(path_, "", Readers::owner); // who may read it is settled before anything is in it
    }
    ~Draft() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& path() const { return path_; }
    void keep() { put_in_place(path_, file_); }

private:
    fs::path file_;
    fs::path path_;
};

void copy_sqlite(const fs::path& from, const fs::path& to) {
    if (!fs::exists(from)) throw std::runtime_error(from.string() + " is not there");
    Draft draft(to);
    try {
        soci::session source(soci::sqlite3, "dbname=\"" + from.string() + "\"");
        execute(source, "VACUUM INTO :file", {draft.path().string()});
        soci::session copy(soci::sqlite3, "dbname=\"" + draft.path().string() + "\"");
        const auto found = select<std::string>(copy, "PRAGMA integrity_check");
        if (found != std::vector{std::tuple(std::string("ok"))})
            throw std::runtime_error("the copy is damaged: " + std::get<0>(found.at(0)));
        if (std::get<0>(*select_one<std::int64_t>(copy, "PRAGMA user_version")) == 0)
            throw std::runtime_error(from.string() + " is no store of a county");
    } catch (const soci::soci_error& error) {
        throw std::runtime_error(from.string() + ": " + error.get_error_message());
    }
    draft.keep();
}

// The parts of a URL as the environment of PostgreSQL's programs: a password in it stands in no process list.
struct Connection {
    std::vector<std::string> environment;
    std::string database;

    explicit Connection(const std::string& url) {
        PQconninfoOption* options = PQconninfoParse(url.c_str(), nullptr);
        if (!options) throw std::runtime_error("this is no address of a PostgreSQL database");
        for (const PQconninfoOption* option = options; option->keyword; ++option) {
            if (!option->val) continue;
            if (option->envvar) environment.push_back(std::string(option->envvar) + "=" + option->val);
            if (std::string_view(option->keyword) == "dbname") database = option->val;
        }
        PQconninfoFree(options);
        if (database.empty()) throw std::runtime_error("the address names no database");
    }
};

void run_program(std::vector<std::string> words, const Connection& connection) {
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const std::string& setting : connection.environment)
            ::putenv(const_cast<char*>(setting.c_str()));
        ::execvp(pointers[0], pointers.data());
        ::_exit(127);
    }
    int status = -1;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        throw std::runtime_error(words.front() + " was not run to its end");
    if (WEXITSTATUS(status) == 127) throw std::runtime_error(words.front() + " is not installed");
    if (WEXITSTATUS(status) != 0) throw std::runtime_error(words.front() + " failed");
}

void back_up_postgresql(const std::string& url, const fs::path& file) {
    const Connection connection(url);
    Draft draft(file);
    run_program(
        {"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + draft.path().string()},
        connection);
    run_program({"pg_restore", "--file=/dev/null", draft.path()}, connection); // reads all of it
    draft.keep();
}

void restore_postgresql(const std::string& url, const fs::path& file) {
    const Connection connection(url);
    try {
        soci::session sql(soci::postgresql, url);
        const auto tables = select_one<std::int64_t>(
            sql, "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
        if (std::get<0>(*tables) != 0) throw std::runtime_error("there are tables in this database already");
    } catch (const soci::soci_error& error) {
        throw std::runtime_error(error.get_error_message());
    }
    run_program({"pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges",
                 "--dbname=" + connection.database, file},
                connection);
}

} // namespace

void back_up(const std::string& place, const fs::path& file) {
    is_postgresql(place) ? back_up_postgresql(place, file) : copy_sqlite(place, file);
}

void restore(const std::string& place, const fs::path& file) {
    if (is_postgresql(place)) return restore_postgresql(place, file);
    if (const fs::path folder = fs::path(place).parent_path(); fs::create_directories(folder))
        fs::permissions(folder, fs::perms::owner_all);
    copy_sqlite(file, place);
}

} // namespace liaison::county
