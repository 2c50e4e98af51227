#include "county_support/county_process.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "county/office.hpp"
#include "domain/bytes.hpp"
#include "sync/identity.hpp"

namespace liaison::testing {

namespace fs = std::filesystem;

ProgramResult run_county(const std::vector<std::string>& arguments, const std::string& input) {
    std::vector<std::string> words{COUNTY_SERVER};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return run_program(words, input);
}

CountyProcess::CountyProcess() {
    const auto made = run({"init", "--host", "127.0.0.1", "--host", "localhost"});
    if (made.exit_code != 0) throw std::runtime_error(made.errors);
}

CountyProcess::~CountyProcess() {
    kill();
}

std::vector<std::string> CountyProcess::with_place(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data", data()});
    if (!database().empty()) arguments.insert(arguments.end(), {"--database", database()});
    return arguments;
}

ProgramResult CountyProcess::run(const std::vector<std::string>& arguments, const std::string& input) const {
    return run_county(with_place(arguments), input);
}

void CountyProcess::start(const std::vector<std::string>& options) {
    const Pipe out = make_pipe();
    const int errors = ::open(log_file().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    std::vector<std::string> words = with_place({"serve", "--listen", "127.0.0.1:" + std::to_string(port_)});
    words.insert(words.begin(), COUNTY_SERVER);
    words.insert(words.end(), options.begin(), options.end());
    child_ = spawn(words, {0, out.write_end, errors});
    ::close(errors);
    ::close(out.write_end);
    const auto port_after = [&](const std::string& start) {
        const std::string line = read_line(out.read_end).value_or("");
        if (!line.starts_with(start)) throw std::runtime_error("the server does not listen: " + log());
        return std::stoi(line.substr(start.size()));
    };
    const auto has = [&](const char* option) {
        return std::find(options.begin(), options.end(), option) != options.end();
    };
    port_ = port_after("listening on https://127.0.0.1:");
    if (has("--listen-staff")) staff_port_ = port_after("staff on https://127.0.0.1:");
    if (has("--listen-metrics")) metrics_port_ = port_after("metrics on http://127.0.0.1:");
    ::close(out.read_end);
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
    return read_text(log_file());
}

std::int64_t CountyProcess::load(const std::string& what) const {
    const auto answer = httplib::Client("127.0.0.1", metrics_port_).Get("/metrics");
    const std::string line = "county_load{what=\"" + what + "\"} ";
    const auto at = answer->body.find(line);
    return std::stoll(answer->body.substr(at + line.size()));
}

void CountyProcess::wait_until_waiting(std::int64_t count) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes{2};
    for (std::int64_t waiting = 0; (waiting = load("waiting_for_news")) < count;) {
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("only " + std::to_string(waiting) + " kiosks wait: " + log());
        std::this_thread::yield();
    }
}

std::string CountyProcess::identity(const std::string& station) const {
    const fs::path file = home_->folder.path() / (station + ".pem");
    if (fs::exists(file)) return file;
    county::Office office(county::DataFolder(data()), database());
    const auto now = county::Office::now();
    const std::string code = office.certificates.new_code(station, std::chrono::hours{1}, now);
    const sync::KeyAndRequest made = sync::make_key_and_request(station);
    const auto enrolled = office.certificates.enrol(code, made.request, now);
    if (!enrolled || !sync::store_identity(file, made.key, enrolled->certificate))
        throw std::runtime_error(station + " is not enrolled");
    return file;
}

void CountyProcess::add_staff(const std::string& name, const std::string& password, const std::string& role) {
    const auto added = run({"add-staff", "--name", name, "--role", role}, password + "\n");
    if (added.exit_code != 0) throw std::runtime_error(added.errors);
}

ProgramResult CountyProcess::publish(const std::string& document, bool next_version) {
    const fs::path file = home_->folder.path() / "document.json";
    std::ofstream(file, std::ios::binary) << document;
    std::vector<std::string> arguments{"publish", file};
    if (next_version) arguments.push_back("--next-version");
    return run(arguments);
}

std::unique_ptr<httplib::SSLClient> CountyProcess::client() const {
    (void)std::signal(SIGPIPE, SIG_IGN); // the server that it writes to may be killed
    auto client = std::make_unique<httplib::SSLClient>("127.0.0.1", port_);
    client->set_ca_cert_path(authority());
    client->enable_server_certificate_verification(true);
    client->set_tcp_nodelay(true);
    client->set_keep_alive(true);
    return client;
}

std::unique_ptr<httplib::SSLClient> CountyProcess::kiosk(const std::string& station) const {
    const std::string file = identity(station);
    return client_with(file, file);
}

std::unique_ptr<httplib::SSLClient> CountyProcess::client_with(const std::string& certificate,
                                                               const std::string& key) const {
    (void)std::signal(SIGPIPE, SIG_IGN);
    auto client = std::make_unique<httplib::SSLClient>("127.0.0.1", port_, certificate, key);
    client->set_ca_cert_path(authority());
    client->enable_server_certificate_verification(true);
    client->set_tcp_nodelay(true);
    client->set_keep_alive(true);
    return client;
}

httplib::Headers CountyProcess::sign_in(const std::string& name, const std::string& password) const {
    const auto answer = client()->Post(
        "/api/v1/session", nlohmann::json{{"name", name}, {"password", password}}.dump(), "application/json");
    if (!answer || answer->status != 201) throw std::runtime_error("nobody is signed in: " + log());
    const std::string cookie = answer->get_header_value("Set-Cookie");
    return {{"Cookie", cookie.substr(0, cookie.find(';'))},
            {"X-CSRF-Token", nlohmann::json::parse(answer->body).at("csrf").get<std::string>()}};
}

domain::TrustRoot first_root_of(const CountyProcess& county) {
    return domain::parse_signed_root(read_text(county.data() + "/trust-root.json"))
        .and_then(domain::first_root)
        .value();
}

httplib::Headers basic(const std::string& name, const std::string& password) {
    const std::string text = name + ":" + password;
    return {{"Authorization", "Basic " + domain::to_base64(domain::Bytes(text.begin(), text.end()))}};
}

} // namespace liaison::testing
