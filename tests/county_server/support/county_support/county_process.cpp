#include "county_support/county_process.hpp"

#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "domain/bytes.hpp"

namespace liaison::testing {

namespace fs = std::filesystem;

namespace {

struct Pipe {
    int read_end = -1;
    int write_end = -1;
};

Pipe make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return {ends[0], ends[1]};
}

pid_t spawn(const std::vector<std::string>& arguments, int input, int output, const fs::path& errors) {
    std::vector<std::string> words{COUNTY_SERVER};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int error_file = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(input, 0);
        ::dup2(output, 1);
        ::dup2(error_file, 2);
        ::execv(COUNTY_SERVER, pointers.data());
        ::_exit(127);
    }
    ::close(error_file);
    return child;
}

std::string read_to_end(int descriptor) {
    std::string text;
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(descriptor, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(size));
    return text;
}

std::string read_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

int wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = fs::temp_directory_path() / "county-test-XXXXXX";
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

ProgramResult run_county(const std::vector<std::string>& arguments, const std::string& input) {
    const TemporaryFolder folder;
    const Pipe in = make_pipe(), out = make_pipe();
    const pid_t child = spawn(arguments, in.read_end, out.write_end, folder.path() / "errors");
    ::close(in.read_end);
    ::close(out.write_end);
    if (::write(in.write_end, input.data(), input.size()) < 0)
        throw std::runtime_error("cannot write to the child");
    ::close(in.write_end);
    ProgramResult result;
    result.output = read_to_end(out.read_end);
    ::close(out.read_end);
    result.exit_code = wait_for(child);
    result.errors = read_text(folder.path() / "errors");
    return result;
}

CountyProcess::CountyProcess() {
    const auto made = run_county({"init", "--data", data(), "--host", "127.0.0.1", "--host", "localhost"});
    if (made.exit_code != 0) throw std::runtime_error(made.errors);
}

CountyProcess::~CountyProcess() {
    kill();
}

void CountyProcess::start() {
    const Pipe out = make_pipe();
    child_ = spawn({"serve", "--data", data(), "--listen", "127.0.0.1:" + std::to_string(port_)}, 0,
                   out.write_end, folder_.path() / "log");
    ::close(out.write_end);
    const std::string line = read_line(out.read_end);
    ::close(out.read_end);
    const std::string start = "listening on https://127.0.0.1:";
    if (!line.starts_with(start)) throw std::runtime_error("the server does not listen: " + log());
    port_ = std::stoi(line.substr(start.size()));
}

int CountyProcess::stop() {
    ::kill(child_, SIGTERM);
    const int code = wait_for(child_);
    child_ = -1;
    return code;
}

void CountyProcess::kill() {
    if (child_ < 0) return;
    ::kill(child_, SIGKILL);
    wait_for(child_);
    child_ = -1;
}

std::string CountyProcess::log() const {
    return read_text(folder_.path() / "log");
}

std::string CountyProcess::add_station(const std::string& station) {
    const auto added = run_county({"add-station", "--data", data(), "--station", station});
    if (added.exit_code != 0) throw std::runtime_error(added.errors);
    return added.output.substr(0, added.output.find('\n'));
}

void CountyProcess::add_staff(const std::string& name, const std::string& password) {
    const auto added = run_county({"add-staff", "--data", data(), "--name", name}, password + "\n");
    if (added.exit_code != 0) throw std::runtime_error(added.errors);
}

ProgramResult CountyProcess::publish(const std::string& document, bool next_version) {
    const fs::path file = folder_.path() / "document.json";
    std::ofstream(file, std::ios::binary) << document;
    std::vector<std::string> arguments{"publish", "--data", data(), file};
    if (next_version) arguments.push_back("--next-version");
    return run_county(arguments);
}

std::unique_ptr<httplib::SSLClient> CountyProcess::client() const {
    auto client = std::make_unique<httplib::SSLClient>("127.0.0.1", port_);
    client->set_ca_cert_path(authority());
    client->enable_server_certificate_verification(true);
    client->set_tcp_nodelay(true);
    client->set_keep_alive(true);
    return client;
}

httplib::Headers bearer(const std::string& token) {
    return {{"Authorization", "Bearer " + token}};
}

httplib::Headers basic(const std::string& name, const std::string& password) {
    const std::string text = name + ":" + password;
    return {{"Authorization", "Basic " + domain::to_base64(domain::Bytes(text.begin(), text.end()))}};
}

std::string read_text(const fs::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

} // namespace liaison::testing
