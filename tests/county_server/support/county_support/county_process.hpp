// The county-server program as a child process, with a folder of its own that goes with it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <httplib.h>
#include <sys/types.h>

namespace liaison::testing {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct ProgramResult {
    int exit_code = -1;
    std::string output;
    std::string errors;
};

// Runs county-server with these arguments to its end.
ProgramResult run_county(const std::vector<std::string>& arguments, const std::string& input = "");

class CountyProcess {
public:
    CountyProcess(); // prepared for 127.0.0.1, not yet serving
    ~CountyProcess();
    CountyProcess(const CountyProcess&) = delete;
    CountyProcess& operator=(const CountyProcess&) = delete;

    void start(); // returns when it listens; on the same port as the time before
    int stop();   // SIGTERM; gives the exit code
    void kill();  // SIGKILL

    std::string data() const { return folder_.path() / "data"; }
    std::string authority() const { return folder_.path() / "data" / "ca.pem"; }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }
    int port() const { return port_; }
    std::string log() const; // what it has written to its standard error

    std::string add_station(const std::string& station);
    void add_staff(const std::string& name, const std::string& password);
    ProgramResult publish(const std::string& document, bool next_version = false);

    std::unique_ptr<httplib::SSLClient> client() const; // verifies the county's certificate

private:
    TemporaryFolder folder_;
    pid_t child_ = -1;
    int port_ = 0;
};

httplib::Headers bearer(const std::string& token);
httplib::Headers basic(const std::string& name, const std::string& password);
std::string read_text(const std::filesystem::path& file);

} // namespace liaison::testing
