// The county's server and its commands.

#include <csignal>
#include <filesystem>
#include <iostream>
#include <pthread.h>
#include <sys/resource.h>
#include <thread>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "asset_commands.hpp"
#include "county/backup.hpp"
#include "county/files.hpp"
#include "county/office.hpp"
#include "county/random.hpp"
#include "county/root_ceremony.hpp"
#include "county/server.hpp"
#include "county/store_check.hpp"
#include "county/totp.hpp"
#include "domain/pin.hpp"

namespace {

using namespace liaison;

struct Options {
    std::string data;
    std::string database; // empty: a file in `data`
    std::vector<std::string> hosts;
    std::string station;
    std::string name;
    std::string role; // empty: as before, or viewer
    bool without = false;
    bool two_persons = false;
    std::string file;
    bool next_version = false;
    std::string deputy;
    std::string start;
    std::int64_t minutes = 20;
    std::string listen = "127.0.0.1:8443";
    std::string listen_staff;   // empty: staff come to the same port as kiosks
    std::string listen_metrics; // empty: nobody is told
    std::string console;        // empty: the folder beside the program, where there is one
    int hours = 72;
    int days = 90;
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

void note(county::Office& office, const std::string& action, const std::string& subject,
          const std::string& outcome = "done") {
    office.audit.add({"command line", action, subject, outcome}, county::Office::now());
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
    note(office, "publish root", "", "version " + std::to_string(version));
    std::cout << "published root " << version << "\n";
}

// Once, on a slip of paper or by telephone, to whoever sets the machine up.
void give_enrolment_code(const Options& options) {
    if (!county::is_identifier(options.station))
        throw std::runtime_error("a station's id is 1 to 40 lower-case letters, digits and dashes");
    county::Office office(county::DataFolder(options.data), options.database);
    std::cout << office.certificates.new_code(options.station, std::chrono::hours{options.hours},
                                              county::Office::now())
              << "\n";
    note(office, "make enrolment code", options.station);
}

void revoke(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    const auto count = office.certificates.revoke(options.station, county::Office::now());
    note(office, "revoke certificates", options.station, std::to_string(count));
    std::cout << "revoked: " << count << "\n";
}

void list_stations(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    const auto number = [](const std::optional<std::int64_t>& version) {
        return version ? std::to_string(*version) : "-";
    };
    for (const county::StationSummary& station : office.accounts.stations(county::Office::now()))
        std::cout << station.id << " published=" << number(station.published_version)
                  << " running=" << number(station.running_version) << " contact="
                  << (station.last_contact ? domain::format_wall_time(*station.last_contact) : "-")
                  << " records=" << station.records << "\n";
}

void give_totp(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    const std::string secret = county::new_totp_secret();
    if (!office.staff.set_totp(options.name, options.without ? std::nullopt : std::optional(secret)))
        throw std::runtime_error("no account of this name");
    note(office, options.without ? "take one-time passwords" : "give one-time passwords", options.name);
    if (!options.without) std::cout << county::totp_uri(options.name, secret) << "\n";
}

std::optional<county::Role> parsed_role(const Options& options) {
    if (options.role.empty()) return std::nullopt;
    const auto role = county::parse_role(options.role);
    if (!role) throw std::runtime_error("--role is viewer, clerk, publisher or administrator");
    return role;
}

void add_staff(const Options& options) {
    if (!county::is_staff_name(options.name))
        throw std::runtime_error("a name has 1 to 60 characters and no colon");
    county::Office office(county::DataFolder(options.data), options.database);
    const auto role = parsed_role(options);
    office.staff.put(options.name, read_secret(8), role);
    note(office, "put account", options.name, role ? to_string(*role) : "role as before, or viewer");
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
    note(office, "publish configuration", options.file, "version " + std::to_string(*version));
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
    note(office, "issue appointment", options.station, issued->appointment.appointment_id);
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
        throw std::runtime_error("where to listen is HOST:PORT, such as 127.0.0.1:8443");
    return {listen.substr(0, colon), std::stoi(port)};
}

void open_ports(county::Server& server, const Options& options) {
    const auto [host, port] = host_and_port(options.listen);
    const bool is_shared = options.listen_staff.empty();
    const int bound = is_shared ? server.open_for_all(host, port) : server.open_for_kiosks(host, port);
    std::cout << "listening on https://" << host << ":" << bound << std::endl;
    if (!is_shared) {
        const auto [staff_host, staff_port] = host_and_port(options.listen_staff);
        const int staff_bound = server.open_for_staff(staff_host, staff_port);
        std::cout << "staff on https://" << staff_host << ":" << staff_bound << std::endl;
    }
    if (!options.listen_metrics.empty()) {
        const auto [metrics_host, metrics_port] = host_and_port(options.listen_metrics);
        const int metrics_bound = server.open_for_metrics(metrics_host, metrics_port);
        std::cout << "metrics on http://" << metrics_host << ":" << metrics_bound << std::endl;
    }
}

// One descriptor a connection, and thousands of kiosks wait.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

// The page of the staff. A server without one still answers kiosks and programs.
county::ConsoleFiles console_of(const Options& options) {
    if (!options.console.empty()) return county::ConsoleFiles(options.console);
    const auto beside = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "console";
    if (std::filesystem::exists(beside / "index.html")) return county::ConsoleFiles(beside);
    spdlog::warn("event=no_console");
    return {};
}

void serve(const Options& options) {
    raise_descriptor_limit();
    sigset_t ends; // blocked before any thread begins, so that only this one takes them
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    (void)std::signal(SIGPIPE, SIG_IGN);
    const county::DataFolder folder(options.data);
    county::Office office(folder, options.database);
    office.two_persons = options.two_persons;
    county::Server server(folder, office, console_of(options));
    open_ports(server, options);
    std::thread running([&] { server.run(); });
    int signal = 0;
    sigwait(&ends, &signal);
    server.stop();
    running.join();
}

// The commands, and what each needs.
class Commands {
public:
    Commands(CLI::App& program, Options& options) : program_(program), options_(options) {
        about_keys();
        about_people_and_stations();
        about_documents();
        about_the_store();
    }

private:
    CLI::App* command(const char* name, const char* what, std::function<void()> action) {
        auto* added = program_.add_subcommand(name, what);
        added->callback(std::move(action));
        return added;
    }
    CLI::App* with_data(CLI::App* added) {
        added->add_option("--data", options_.data, "the county's folder")->required();
        added
            ->add_option("--database", options_.database,
                         "postgresql://user@host/database instead of a file in the folder")
            ->envname("COUNTY_DATABASE");
        return added;
    }

    void about_keys() {
        auto* preparing = with_data(command("init", "make the keys and certificates that are missing",
                                            [this] { initialise(options_); }));
        preparing
            ->add_option("--host", options_.hosts,
                         "name or address that kiosks and browsers use; may be repeated")
            ->required();
        preparing->add_option("--county", options_.county, "the county's id, which configurations bear")
            ->capture_default_str();
        preparing->add_flag("--sm2", options_.sm2,
                            "sign with SM2 and SM3, and have kiosks seal with SM2 and SM4");
        auto* rooting =
            with_data(command("new-root", "say anew whom kiosks believe", [this] { new_root(options_); }));
        rooting
            ->add_option("--sign-with", options_.keys,
                         "a key of the present root or the new one; may be repeated")
            ->required();
        rooting->add_option("--root-key", options_.new_root_keys,
                            "public keys of the root from now on; else as before");
        rooting->add_option("--configuration-key", options_.new_configuration_keys,
                            "public keys that sign configurations from now on; else as before");
        rooting->add_option("--appointment-key", options_.new_appointment_key,
                            "public key that signs codes from now on; else as before");
    }

    void about_people_and_stations() {
        auto* enrolling =
            with_data(command("enrolment-code", "print a one-time code that makes a machine the station",
                              [this] { give_enrolment_code(options_); }));
        enrolling->add_option("--station", options_.station, "the station's id; a new one is made")->required();
        enrolling->add_option("--hours", options_.hours, "how long it can be used")
            ->check(CLI::Range(1, 24 * 30))
            ->capture_default_str();
        with_data(command("revoke", "let the station's machine in no more", [this] { revoke(options_); }))
            ->add_option("--station", options_.station, "the station's id")
            ->required();
        with_data(command("stations", "list the stations", [this] { list_stations(options_); }));
        auto* adding = with_data(
            command("add-staff", "password from the standard input", [this] { add_staff(options_); }));
        adding->add_option("--name", options_.name, "who signs in")->required();
        adding->add_option("--role", options_.role,
                           "viewer, clerk, publisher or administrator; else as before, or viewer");
        auto* proving =
            with_data(command("totp", "give an account one-time passwords too; print the secret, once",
                              [this] { give_totp(options_); }));
        proving->add_option("--name", options_.name, "of the account")->required();
        proving->add_flag("--off", options_.without, "the password is enough again");
        command("hash-pin", "PIN from the standard input; print its hash", [] { hash_pin(); });
    }

    void about_documents() {
        auto* publishing = with_data(
            command("publish", "check, sign and store a configuration", [this] { publish(options_); }));
        publishing->add_option("file", options_.file, "the document, JSON")->required();
        publishing->add_flag("--next-version", options_.next_version, "give it the newest version + 1");
        with_data(command("add-asset", "store a picture that configurations name; print how they do",
                          [this] { county::add_asset(options_.data, options_.database, options_.file); }))
            ->add_option("file", options_.file, "PNG, JPEG, or something else")
            ->required();
        with_data(command("export", "print a station's newest configuration, signed",
                          [this] { export_configuration(options_); }))
            ->add_option("--station", options_.station, "the station's id")
            ->required();
        command("check", "check a configuration and say where it is wrong", [this] { check(options_); })
            ->add_option("file", options_.file, "the document, JSON")
            ->required();
        auto* issuing = with_data(command("issue-appointment", "print a signed appointment code",
                                          [this] { issue_appointment(options_); }));
        issuing->add_option("--station", options_.station, "the station's id")->required();
        issuing->add_option("--deputy", options_.deputy, "the deputy's id")->required();
        issuing->add_option("--start", options_.start, "RFC 3339, on a whole minute")->required();
        issuing->add_option("--minutes", options_.minutes, "5 to 240")->capture_default_str();
    }

    void about_the_store() {
        with_data(command("backup", "copy the database while it is in use", [this] { back_up(options_); }))
            ->add_option("file", options_.file, "where to; nothing may be there yet")
            ->required();
        with_data(command("restore", "fill an empty place from a backup", [this] { restore(options_); }))
            ->add_option("file", options_.file, "the backup")
            ->required();
        with_data(command("check-store", "read all that is stored and say what is wrong",
                          [this] { check_store(options_); }));
        with_data(command("delete-assets", "delete pictures that no configuration in use names",
                          [this] { county::delete_assets(options_.data, options_.database, options_.days); }))
            ->add_option("--days", options_.days,
                         "since when nobody brought one, or a configuration was replaced")
            ->check(CLI::Range(1, 3650))
            ->capture_default_str();
        auto* serving =
            with_data(command("serve", "answer kiosks and staff until SIGTERM", [this] { serve(options_); }));
        serving->add_option("--listen", options_.listen, "HOST:PORT for kiosks; port 0 means any")
            ->capture_default_str();
        serving->add_option("--listen-staff", options_.listen_staff,
                            "HOST:PORT for staff; else that of kiosks");
        serving->add_option("--listen-metrics", options_.listen_metrics,
                            "HOST:PORT where Prometheus reads, without TLS: for this machine only");
        serving->add_flag("--two-persons", options_.two_persons,
                          "configurations are published by changes only, which somebody else approves");
        serving->add_option("--console", options_.console,
                            "folder with the built page of the staff; else \"console\" beside the program");
    }

    CLI::App& program_;
    Options& options_;
};

} // namespace

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("county"));
    spdlog::flush_on(spdlog::level::info);
    spdlog::set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
    CLI::App program{"The county's server of deputies' liaison stations"};
    program.require_subcommand(1);
    Options options;
    const Commands commands(program, options);
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
