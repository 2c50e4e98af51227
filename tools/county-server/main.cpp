// The county's server and its commands.

#include <csignal>
#include <iostream>
#include <pthread.h>
#include <sys/resource.h>
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
    std::string file;
    bool next_version = false;
    std::string deputy;
    std::string start;
    std::int64_t minutes = 20;
    std::string listen = "127.0.0.1:8443";
    std::string listen_staff;   // empty: staff come to the same port as kiosks
    std::string listen_metrics; // empty: nobody is told
    std::int64_t hours = 72;
    std::int64_t certificate_days = county::StationIdentities::usual_lifetime.count();
    bool without = false;
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

void expect_station_id(const Options& options) {
    if (!county::is_identifier(options.station))
        throw std::runtime_error("a station's id is 1 to 40 lower-case letters, digits and dashes");
}

void add_station(const Options& options) {
    expect_station_id(options);
    county::Office office(county::DataFolder(options.data), options.database);
    std::cout << office.accounts.add_station(options.station) << "\n";
    note(office, "make token", options.station);
}

void make_enrolment_code(const Options& options) {
    expect_station_id(options);
    county::Office office(county::DataFolder(options.data), options.database);
    const auto code =
        office.identities.new_code(options.station, std::chrono::hours{options.hours}, county::Office::now());
    note(office, "make enrolment code", options.station);
    std::cout << code.text << "\n";
}

void revoke(const Options& options) {
    county::Office office(county::DataFolder(options.data), options.database);
    if (!office.accounts.knows(options.station)) throw std::runtime_error("no station " + options.station);
    const auto count = office.identities.revoke(options.station, county::Office::now());
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
    office.identities.set_lifetime(std::chrono::days{options.certificate_days});
    county::Server server(folder, office);
    open_ports(server, options);
    std::thread running([&] { server.run(); });
    int signal = 0;
    sigwait(&ends, &signal);
    server.stop();
    running.join();
}

// Adds commands; those that are about a county know where it is.
struct Commands {
    CLI::App& program;
    Options& options;

    CLI::App* add(const char* name, const char* what, std::function<void()> action) {
        auto* added = program.add_subcommand(name, what);
        added->callback(std::move(action));
        return added;
    }
    CLI::App* add_for_county(const char* name, const char* what, void (*action)(const Options&)) {
        auto* added = add(name, what, [this, action] { action(options); });
        added->add_option("--data", options.data, "the county's folder")->required();
        added
            ->add_option("--database", options.database,
                         "postgresql://user@host/database instead of a file in the folder")
            ->envname("COUNTY_DATABASE");
        return added;
    }
};

void describe_access(Commands& commands, Options& options) {
    const auto of_station = [&](CLI::App* added) {
        added->add_option("--station", options.station, "the station's id")->required();
        return added;
    };
    of_station(commands.add_for_county("add-station", "print a new access token, once", add_station));
    of_station(commands.add_for_county("enrolment-code",
                                       "print a code with which a machine becomes this station, once",
                                       make_enrolment_code))
        ->add_option("--hours", options.hours, "so long it is valid")
        ->capture_default_str()
        ->check(CLI::Range(1, 24 * 30));
    of_station(commands.add_for_county("revoke", "let no machine speak for this station any more", revoke));
    commands.add_for_county("stations", "list the stations", list_stations);
    auto* adding = commands.add_for_county("add-staff", "password from the standard input", add_staff);
    adding->add_option("--name", options.name, "who signs in")->required();
    adding->add_option("--role", options.role,
                       "viewer, clerk, publisher or administrator; else as before, or viewer");
    auto* proving = commands.add_for_county(
        "totp", "have an account sign in with one-time passwords too; print their secret, once", give_totp);
    proving->add_option("--name", options.name, "of the account")->required();
    proving->add_flag("--off", options.without, "the password is enough again");
}

void describe_serving(Commands& commands, Options& options) {
    auto* serving = commands.add_for_county("serve", "answer kiosks and staff until SIGTERM", serve);
    serving->add_option("--listen", options.listen, "HOST:PORT for kiosks; port 0 means any")
        ->capture_default_str();
    serving->add_option("--listen-staff", options.listen_staff,
                        "HOST:PORT for staff; else the same as for kiosks");
    serving->add_option("--listen-metrics", options.listen_metrics,
                        "HOST:PORT where Prometheus reads, without TLS: for this machine only");
    serving
        ->add_option("--certificate-days", options.certificate_days, "so long a station's certificate is valid")
        ->capture_default_str()
        ->check(CLI::Range(1, 825));
}

void describe_store(Commands& commands, Options& options) {
    auto* preparing =
        commands.add_for_county("init", "make the keys and certificates that are missing", initialise);
    preparing
        ->add_option("--host", options.hosts, "name or address that kiosks and browsers use; may be repeated")
        ->required();
    preparing->add_option("--county", options.county, "the county's id, which configurations bear")
        ->capture_default_str();
    preparing->add_flag("--sm2", options.sm2, "sign with SM2 and SM3, and have kiosks seal with SM2 and SM4");
    auto* rooting = commands.add_for_county("new-root", "say anew whom kiosks believe", new_root);
    rooting
        ->add_option("--sign-with", options.keys, "a key of the present root or the new one; may be repeated")
        ->required();
    rooting->add_option("--root-key", options.new_root_keys,
                        "public keys of the root from now on; else as before");
    rooting->add_option("--configuration-key", options.new_configuration_keys,
                        "public keys that sign configurations from now on; else as before");
    rooting->add_option("--appointment-key", options.new_appointment_key,
                        "public key that signs codes from now on; else as before");
    auto* publishing = commands.add_for_county("publish", "check, sign and store a configuration", publish);
    publishing->add_option("file", options.file, "the document, JSON")->required();
    publishing->add_flag("--next-version", options.next_version, "give it the newest version + 1");
    commands.add_for_county("export", "print a station's newest configuration, signed", export_configuration)
        ->add_option("--station", options.station, "the station's id")
        ->required();
    commands.add("check", "check a configuration and say where it is wrong", [&] { check(options); })
        ->add_option("file", options.file, "the document, JSON")
        ->required();
    auto* issuing =
        commands.add_for_county("issue-appointment", "print a signed appointment code", issue_appointment);
    issuing->add_option("--station", options.station, "the station's id")->required();
    issuing->add_option("--deputy", options.deputy, "the deputy's id")->required();
    issuing->add_option("--start", options.start, "RFC 3339, on a whole minute")->required();
    issuing->add_option("--minutes", options.minutes, "5 to 240")->capture_default_str();
    commands.add("hash-pin", "PIN from the standard input; print its hash", [] { hash_pin(); });
    commands.add_for_county("backup", "copy the database while it is in use", back_up)
        ->add_option("file", options.file, "where to; nothing may be there yet")
        ->required();
    commands.add_for_county("restore", "fill an empty place from a backup", restore)
        ->add_option("file", options.file, "the backup")
        ->required();
    commands.add_for_county("check-store", "read all that is stored and say what is wrong", check_store);
}

} // namespace

int main(int argc, char** argv) {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("county"));
    spdlog::flush_on(spdlog::level::info);
    spdlog::set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l %v");
    CLI::App program{"The county's server of deputies' liaison stations"};
    program.require_subcommand(1);
    Options options;
    Commands commands{program, options};
    describe_store(commands, options);
    describe_access(commands, options);
    describe_serving(commands, options);
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
