// The county's server and its commands.

#include <csignal>
#include <iostream>
#include <pthread.h>
#include <thread>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "county/backup.hpp"
#include "county/files.hpp"
#include "county/office.hpp"
#include "county/random.hpp"
#include "county/root_ceremony.hpp"
#include "county/server.hpp"
#include "county/store_check.hpp"
#include "domain/pin.hpp"

namespace {

using namespace liaison;

struct Options {
    std::string data;
    std::string database; // empty: a file in `data`
    std::vector<std::string> hosts;
    std::string station;
    std::string name;
    std::string file;
    bool next_version = false;
    std::string deputy;
    std::string start;
    std::int64_t minutes = 20;
    std::string listen = "127.0.0.1:8443";
    std::string county = "county";
    bool sm2 = false;
    std::vector<std::string> keys; // files
    std::vector<std::string> new_root_keys, new_configuration_keys;
    std::string new_appointment_key;
};

// A secret from the standard input: one line, so that it stands in no process list and no shell history.
std::string read_secret(std::size_t least) {
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.size() < least)
        throw std::runtime_error("at least " + std::to_string(least) +
                                 " characters are expected on the standard input");
    return line;
}

std::string place_of(const Options& options) {
    return options.database.empty() ? county::DataFolder(options.data).database().string() : options.database;
}

void initialise(const Options& options) {
    const auto algorithms = options.sm2 ? county::Algorithms::national : county::Algorithms::international;
    const county::DataFolder folder(options.data);
    folder.prepare(options.hosts, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                   algorithms);
    county::Office office(folder, options.database); // makes the database
    const bool first_root = office.trust.newest_version() == 0;
    if (first_root) county::publish_first_root(folder, office, options.county, algorithms);
    std::cout << "ready: " << options.data << "\nfor kiosks: " << folder.authority_certificate().string()
              << ", " << folder.trust_root().string() << ", " << folder.sealing_public_key().string() << "\n";
    if (first_root)
        std::cout << "now take " << folder.root_keys().string()
                  << " off this machine: two of its three keys are needed to change whom kiosks believe\n";
}

void new_root(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    const auto version =
        county::publish_next_root(office, {.signing = options.keys,
                                           .root_keys = options.new_root_keys,
                                           .configuration_keys = options.new_configuration_keys,
                                           .appointment_key = options.new_appointment_key});
    std::cout << "published root " << version << "\n";
}

void add_station(const Options& options) {
    if (!county::is_identifier(options.station))
        throw std::runtime_error("a station's id is 1 to 40 lower-case letters, digits and dashes");
    county::Office office(county::DataFolder(options.data), options.database);
    std::cout << office.accounts.add_station(options.station) << "\n";
}

void add_staff(const Options& options) {
    if (options.name.empty() || options.name.size() > 60 || options.name.find(':') != std::string::npos)
        throw std::runtime_error("a name has 1 to 60 characters and no colon");
    county::Office office(county::DataFolder(options.data), options.database);
    office.accounts.add_staff(options.name, read_secret(8));
}

void publish(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    const auto version = office.configurations.publish(
        {.document = county::read_file(options.file),
         .station = "",
         .by = "command line",
         .version = options.next_version ? county::VersionRule::assign_next : county::VersionRule::as_given},
        county::Office::now());
    if (!version) throw std::runtime_error(options.file + ": " + version.error().text());
    std::cout << "published version " << *version << "\n";
}

// The signed envelope, for a kiosk that starts before it has ever reached the county.
void export_configuration(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    const auto newest = office.configurations.newest(options.station);
    if (!newest) throw std::runtime_error("no configuration was published for " + options.station);
    std::cout << domain::to_json(*newest) << "\n";
}

void check(const Options& options) {
    const auto parsed = domain::parse_station_configuration(county::read_file(options.file));
    if (!parsed) throw std::runtime_error(options.file + ": " + parsed.error().text());
    std::cout << "ok: " << parsed->station.id << " version " << parsed->version << "\n";
}

void issue_appointment(const Options& options) {
    const auto start = county::parse_start(options.start);
    if (!start) throw std::runtime_error("--start is RFC 3339 on a whole minute: 2026-11-24T09:30:00+08:00");
    county::Office office(county::DataFolder(options.data), options.database);
    const auto issued = office.appointments.issue({.station = options.station,
                                                   .deputy = options.deputy,
                                                   .start = *start,
                                                   .minutes = options.minutes,
                                                   .by = "command line"},
                                                  county::Office::now());
    if (!issued) throw std::runtime_error(issued.error());
    std::cout << issued->text << "\n";
}

void check_store(const Options& options) {
    county::Database database(place_of(options), county::Office::patience);
    const auto problems = county::check_store(database);
    for (const std::string& problem : problems)
        std::cerr << problem << "\n";
    if (!problems.empty()) throw std::runtime_error("the store is damaged");
    std::cout << "ok\n";
}

void back_up(const Options& options) {
    county::back_up(place_of(options), options.file);
    std::cout << "backed up: " << options.file << "\n";
}

void restore(const Options& options) {
    county::restore(place_of(options), options.file);
    check_store(options);
}

void hash_pin() {
    std::cout << domain::hash_pin(read_secret(4), county::random16()) << "\n";
}

std::pair<std::string, int> host_and_port(const std::string& listen) {
    const auto colon = listen.rfind(':');
    const std::string port = colon == std::string::npos ? "" : listen.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos ||
        std::stoi(port) > 65535)
        throw std::runtime_error("--listen is HOST:PORT, such as 127.0.0.1:8443");
    return {listen.substr(0, colon), std::stoi(port)};
}

void serve(const Options& options) {
    sigset_t ends; // blocked before any thread begins, so that only this one takes them
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    (void)std::signal(SIGPIPE, SIG_IGN);
    const county::DataFolder folder(options.data);
    county::Office office(folder, options.database);
    county::Server server(folder, office);
    const auto [host, port] = host_and_port(options.listen);
    const int bound = server.open_for_all(host, port);
    std::thread listening([&] { server.run(); });
    std::cout << "listening on https://" << host << ":" << bound << std::endl;
    int signal = 0;
    sigwait(&ends, &signal);
    server.stop();
    listening.join();
}

void describe(CLI::App& program, Options& options) {
    const auto command = [&](const char* name, const char* what, std::function<void()> action) {
        auto* added = program.add_subcommand(name, what);
        added->callback(std::move(action));
        return added;
    };
    const auto with_data = [&](CLI::App* added) {
        added->add_option("--data", options.data, "the county's folder")->required();
        added
            ->add_option("--database", options.database,
                         "postgresql://user@host/database instead of a file in the folder")
            ->envname("COUNTY_DATABASE");
        return added;
    };
    auto* preparing = with_data(
        command("init", "make the keys and certificates that are missing", [&] { initialise(options); }));
    preparing
        ->add_option("--host", options.hosts, "name or address that kiosks and browsers use; may be repeated")
        ->required();
    preparing->add_option("--county", options.county, "the county's id, which configurations bear")
        ->capture_default_str();
    preparing->add_flag("--sm2", options.sm2, "sign with SM2 and SM3, and have kiosks seal with SM2 and SM4");
    auto* rooting = with_data(command("new-root", "say anew whom kiosks believe", [&] { new_root(options); }));
    rooting
        ->add_option("--sign-with", options.keys, "a key of the present root or the new one; may be repeated")
        ->required();
    rooting->add_option("--root-key", options.new_root_keys,
                        "public keys of the root from now on; else as before");
    rooting->add_option("--configuration-key", options.new_configuration_keys,
                        "public keys that sign configurations from now on; else as before");
    rooting->add_option("--appointment-key", options.new_appointment_key,
                        "public key that signs codes from now on; else as before");
    with_data(command("add-station", "print a new access token, once", [&] { add_station(options); }))
        ->add_option("--station", options.station, "the station's id")
        ->required();
    with_data(command("add-staff", "password from the standard input", [&] { add_staff(options); }))
        ->add_option("--name", options.name, "who signs in")
        ->required();
    auto* publishing =
        with_data(command("publish", "check, sign and store a configuration", [&] { publish(options); }));
    publishing->add_option("file", options.file, "the document, JSON")->required();
    publishing->add_flag("--next-version", options.next_version, "give it the newest version + 1");
    with_data(command("export", "print a station's newest configuration, signed",
                      [&] { export_configuration(options); }))
        ->add_option("--station", options.station, "the station's id")
        ->required();
    command("check", "check a configuration and say where it is wrong", [&] { check(options); })
        ->add_option("file", options.file, "the document, JSON")
        ->required();
    auto* issuing = with_data(
        command("issue-appointment", "print a signed appointment code", [&] { issue_appointment(options); }));
    issuing->add_option("--station", options.station, "the station's id")->required();
    issuing->add_option("--deputy", options.deputy, "the deputy's id")->required();
    issuing->add_option("--start", options.start, "RFC 3339, on a whole minute")->required();
    issuing->add_option("--minutes", options.minutes, "5 to 240")->capture_default_str();
    command("hash-pin", "PIN from the standard input; print its hash", [] { hash_pin(); });
    with_data(command("backup", "copy the database while it is in use", [&] { back_up(options); }))
        ->add_option("file", options.file, "where to; nothing may be there yet")
        ->required();
    with_data(command("restore", "fill an empty place from a backup", [&] { restore(options); }))
        ->add_option("file", options.file, "the backup")
        ->required();
    with_data(
        command("check-store", "read all that is stored and say what is wrong", [&] { check_store(options); }));
    with_data(command("serve", "answer kiosks and staff until SIGTERM", [&] { serve(options); }))
        ->add_option("--listen", options.listen, "HOST:PORT; port 0 means any")
        ->capture_default_str();
}

} // namespace

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("county"));
    spdlog::flush_on(spdlog::level::info);
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    CLI::App program{"The county's server of deputies' liaison stations"};
    program.require_subcommand(1);
    Options options;
    describe(program, options);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error);
    } catch (const std::exception& error) {
        std::cerr << "county-server: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
