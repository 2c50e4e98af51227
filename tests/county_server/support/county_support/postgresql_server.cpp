#include "county_support/postgresql_server.hpp"

#include <csignal>
#include <cstdlib>
#include <future>
#include <stdexcept>

#include <pwd.h>
#include <unistd.h>

namespace liaison::testing {

namespace {

const std::filesystem::path programs{POSTGRESQL_PROGRAMS};
constexpr const char* user = "county";

// PostgreSQL refuses to run as root: then it runs as the account that its package made.
std::optional<Account> fitting_account() {
    if (::geteuid() != 0) return std::nullopt;
    const passwd* entry = ::getpwnam("postgres");
    if (!entry) throw std::runtime_error("no account \"postgres\": tools/setup installs it");
    return Account{entry->pw_uid, entry->pw_gid};
}

} // namespace

PostgresqlServer::PostgresqlServer() : account_(fitting_account()) {
    if (account_ && ::chown(folder_.path().c_str(), account_->user, account_->group) != 0)
        throw std::runtime_error("cannot give a folder away");
    run_tool({programs / "initdb", "--pgdata", folder_.path() / "data", "--username", user, "--auth", "trust",
              "--encoding", "UTF8", "--no-locale", "--no-sync"});
    start();
}

PostgresqlServer::~PostgresqlServer() {
    if (child_ > 0) {
        ::kill(child_, SIGQUIT); // at once: nobody needs what it holds
        wait_for(child_);
    }
    if (watch_.joinable()) watch_.join();
}

void PostgresqlServer::run_tool(std::vector<std::string> words) const {
    const auto result = run_program(words, "", account_);
    if (result.exit_code != 0) throw std::runtime_error(words.front() + ": " + result.errors);
}

std::string PostgresqlServer::log() const {
    const std::lock_guard lock(mutex_);
    return log_;
}

void PostgresqlServer::start() {
    const Pipe said = make_pipe();
    // The tests pull no plug, so nothing waits for the disk.
    child_ = spawn({programs / "postgres", "-D", folder_.path() / "data", "-k", folder_.path(), "-c",
                    "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c",
                    "shared_buffers=32MB", "-c", "max_connections=60"},
                   {0, said.write_end, said.write_end}, account_);
    ::close(said.write_end);
    std::promise<bool> is_ready;
    auto ready = is_ready.get_future();
    watch_ = std::thread([this, said, is_ready = std::move(is_ready)]() mutable {
        bool told = false;
        while (const auto line = read_line(said.read_end)) {
            if (!told && line->find("ready to accept connections") != std::string::npos) {
                is_ready.set_value(true);
                told = true;
            }
            const std::lock_guard lock(mutex_);
            log_ += *line + "\n";
        }
        if (!told) is_ready.set_value(false);
        ::close(said.read_end);
    });
    if (!ready.get()) throw std::runtime_error("PostgreSQL does not start: " + log());
}

void PostgresqlServer::kill() {
    ::kill(child_, SIGKILL);
    wait_for(child_);
    child_ = -1;
    watch_.join();
}

std::string PostgresqlServer::url(const std::string& database) const {
    return std::string("postgresql://") + user + "@/" + database + "?host=" + folder_.path().string();
}

void PostgresqlServer::create(const std::string& database) {
    query("postgres", "CREATE DATABASE " + database);
}

void PostgresqlServer::drop(const std::string& database) {
    query("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
}

std::string PostgresqlServer::query(const std::string& database, const std::string& statement) const {
    const auto result =
        run_program({programs / "psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set",
                     "ON_ERROR_STOP=1", "--dbname", url(database), "--command", statement});
    if (result.exit_code != 0) throw std::runtime_error(result.errors);
    return result.output;
}

TestDatabase::TestDatabase() {
    const char* wanted = std::getenv("COUNTY_TEST_DATABASE");
    if (std::string(wanted ? wanted : "") != "postgresql") return;
    static PostgresqlServer shared;
    static int count = 0;
    server_ = &shared;
    name_ = "county_" + std::to_string(++count);
    server_->create(name_);
}

TestDatabase::~TestDatabase() {
    if (server_) server_->drop(name_);
}

std::string TestDatabase::place() const {
    return server_ ? server_->url(name_) : "";
}

} // namespace liaison::testing
