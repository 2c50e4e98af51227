// The county-server program as a child process, with a folder and a database of its own that go with it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <httplib.h>

#include "county_support/postgresql_server.hpp"
#include "county_support/program.hpp"
#include "domain/trust_root.hpp"

namespace liaison::testing {

// Runs county-server with these arguments to its end.
ProgramResult run_county(const std::vector<std::string>& arguments, const std::string& input = "");

class CountyProcess {
public:
    CountyProcess(); // prepared for 127.0.0.1, not yet serving
    // One more server over the first one's folder and database, not yet serving.
    explicit CountyProcess(const CountyProcess* first) : home_(first->home_) {}
    ~CountyProcess();
    CountyProcess(const CountyProcess&) = delete;
    CountyProcess& operator=(const CountyProcess&) = delete;

    // Returns when it listens; on the same port as the time before.
    void start(const std::vector<std::string>& options = {});
    int stop();  // SIGTERM; gives the exit code
    void kill(); // SIGKILL

    // A command of county-server about this county's folder and database.
    ProgramResult run(const std::vector<std::string>& arguments, const std::string& input = "") const;

    std::string data() const { return home_->folder.path() / "data"; }
    std::string database() const { return home_->database.place(); } // empty: a file in the folder
    const TestDatabase& store() const { return home_->database; }
    std::string authority() const { return home_->folder.path() / "data" / "ca.pem"; }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
    int port() const { return port_; }
    int staff_port() const { return staff_port_; }     // where it has one of its own
    int metrics_port() const { return metrics_port_; } // where it has one
    pid_t process() const { return child_; }
    std::string log() const; // what it has written to its standard error

    // What Prometheus would read of its load; where it has a port for metrics.
    std::int64_t load(const std::string& what) const;
    // Returns when so many kiosks wait for news; throws after two minutes.
    void wait_until_waiting(std::int64_t count) const;

    // A file with a key and the county's certificate for this station, as a kiosk gets them, past the network.
    // Made once a station; kiosks may go on with it in other threads.
    std::string identity(const std::string& station) const;
    void add_staff(const std::string& name, const std::string& password,
                   const std::string& role = "administrator");
    ProgramResult publish(const std::string& document, bool next_version = false);

    std::unique_ptr<httplib::SSLClient> client() const; // verifies the county's certificate
    std::unique_ptr<httplib::SSLClient> kiosk(const std::string& station) const; // shows its identity
    // With this certificate and key, files in PEM.
    std::unique_ptr<httplib::SSLClient> client_with(const std::string& certificate,
                                                    const std::string& key) const;
    // The headers that a member of staff's browser sends from then on.
    httplib::Headers sign_in(const std::string& name, const std::string& password) const;

private:
    std::vector<std::string> with_place(std::vector<std::string> arguments) const;
    std::filesystem::path log_file() const { return home_->folder.path() / ("log-" + std::to_string(number_)); }

    struct Home {
        TemporaryFolder folder;
        TestDatabase database;
        int servers = 0;
    };
    std::shared_ptr<Home> home_ = std::make_shared<Home>();
    int number_ = ++home_->servers;
    pid_t child_ = -1;
    int port_ = 0;
    int staff_port_ = 0;
    int metrics_port_ = 0;
};

domain::TrustRoot first_root_of(const CountyProcess& county);
httplib::Headers basic(const std::string& name, const std::string& password);

} // namespace liaison::testing
