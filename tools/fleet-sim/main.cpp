// Thousands of stations against one county server, over real TLS with real certificates: what does it bear, and
// is anything lost or there twice?

#include <fstream>
#include <iostream>
#include <queue>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include "county/files.hpp"
#include "county/office.hpp"
#include "polls.hpp"
#include "station.hpp"
#include "sync/identity.hpp"
#include "transfers.hpp"

namespace {

using namespace liaison;
using Clock = std::chrono::steady_clock;

struct Options {
    std::string data, database;
    std::vector<std::string> urls;
    int stations = 100;
    int seconds = 20;
    int turn_seconds = 300;
    int records_a_turn = 3;
    int most_at_once = 200;
    int polls = 0;
    std::vector<pid_t> servers;
    std::uint64_t seed = 1;
    fleet::Faults faults;
};

// Each with a key and a certificate of its own, as a kiosk gets them, past the network.
std::vector<fleet::StationSettings> enrol(const Options& options, const std::filesystem::path& identities) {
    const county::DataFolder folder(options.data);
    county::Office office(folder, options.database);
    const auto sealing_key = domain::SealingKey::from_pem(county::read_file(folder.sealing_public_key()));
    std::vector<fleet::StationSettings> stations;
    for (int i = 0; i < options.stations; ++i) {
        const std::string id = fmt::format("fleet-{}-{:05}", options.seed, i);
        const std::string file = identities / (id + ".pem");
        const std::string code = office.certificates.new_code(id, std::chrono::hours{1}, county::Office::now());
        const sync::KeyAndRequest made = sync::make_key_and_request(id);
        const auto enrolled = office.certificates.enrol(code, made.request, county::Office::now());
        if (!enrolled || !sync::store_identity(file, made.key, enrolled->certificate))
            throw std::runtime_error("station " + id + " cannot be enrolled");
        stations.push_back({.id = id,
                            .url = options.urls.at(static_cast<std::size_t>(i) % options.urls.size()),
                            .authority = folder.authority_certificate(),
                            .identity = file,
                            .sealed_to = sealing_key ? std::optional(*sealing_key) : std::nullopt,
                            .faults = options.faults,
                            .seed = options.seed * 1'000'003 + static_cast<std::uint64_t>(i)});
    }
    return stations;
}

fleet::Station& station_of(CURL* handle) {
    char* pointer = nullptr;
    curl_easy_getinfo(handle, CURLINFO_PRIVATE, &pointer);
    return *reinterpret_cast<fleet::Station*>(pointer);
}

// Every station speaks once a turn, spread evenly.
fleet::Tally let_them_speak(std::vector<std::unique_ptr<fleet::Station>>& stations, const Options& options) {
    fleet::Tally tally;
    fleet::Transfers* running = nullptr;
    fleet::Transfers transfers([&](CURL* handle, CURLcode code) {
        if (CURL* next = station_of(handle).heard(code, tally)) running->begin(next);
    });
    running = &transfers;
    const auto start = Clock::now();
    const std::chrono::duration<double> turn{options.turn_seconds};
    std::int64_t turns = 0; // of all stations together
    const auto due = [&] {
        return start +
               std::chrono::duration_cast<Clock::duration>(turn * turns / static_cast<double>(stations.size()));
    };
    while (Clock::now() < start + std::chrono::seconds{options.seconds}) {
        for (; Clock::now() >= due(); ++turns)
            if (CURL* handle = stations.at(static_cast<std::size_t>(turns) % stations.size())
                                   ->speak(options.records_a_turn))
                transfers.begin(handle);
        transfers.run_for(std::chrono::milliseconds{2});
    }
    while (transfers.under_way() > 0)
        transfers.run_for(std::chrono::milliseconds{50});
    return tally;
}

// Whether all that was acknowledged is there.
void ask_again(std::vector<std::unique_ptr<fleet::Station>>& stations, const Options& options,
               fleet::Tally& tally) {
    fleet::Tally asking;
    fleet::Transfers* running = nullptr;
    fleet::Transfers transfers([&](CURL* handle, CURLcode code) {
        fleet::Station& station = station_of(handle);
        station.heard_again(code, asking);
        if (CURL* next = station.ask_again()) running->begin(next);
    });
    running = &transfers;
    std::size_t next = 0;
    while (next < stations.size() || transfers.under_way() > 0) {
        for (; next < stations.size() && transfers.under_way() < options.most_at_once; ++next)
            if (CURL* handle = stations[next]->ask_again()) transfers.begin(handle);
        transfers.run_for(std::chrono::milliseconds{20});
    }
    tally.lost = asking.lost;
}

void print(const fleet::Tally& tally, const Options& options) {
    const auto ms = [](std::chrono::microseconds span) { return static_cast<double>(span.count()) / 1000; };
    std::cout << fmt::format(
        "{} stations, a turn every {} s, {} s: {} requests ({:.1f} a second), {} records stored "
        "({:.1f} a second)\n"
        "latency ms, TLS handshake included: p50 {:.1f}, p95 {:.1f}, p99 {:.1f}, most {:.1f}\n"
        "answers lost on purpose {}, duplicates told {}, failed {}\n"
        "refused {}, stored twice {}, lost {}\n",
        options.stations, options.turn_seconds, options.seconds, tally.requests,
        static_cast<double>(tally.requests) / options.seconds, tally.records_stored,
        static_cast<double>(tally.records_stored) / options.seconds, ms(tally.percentile(50)),
        ms(tally.percentile(95)), ms(tally.percentile(99)), ms(tally.percentile(100)), tally.answers_lost,
        tally.duplicates_told, tally.failed, tally.refused, tally.stored_twice, tally.lost);
}

void describe(CLI::App& program, Options& options) {
    program.add_option("--data", options.data, "the county's folder: stations are enrolled there")->required();
    program.add_option("--database", options.database,
                       "postgresql://user@host/database instead of a file there");
    program
        .add_option("--url", options.urls,
                    "https://HOST:PORT of the running server; given again for each more that works on the same "
                    "database: stations are spread over them")
        ->required();
    program
        .add_option("--polls", options.polls,
                    "instead: so many kiosks at once that wait for a configuration, on a connection each")
        ->check(CLI::Range(0, 50'000));
    program.add_option(
        "--server-pid", options.servers,
        "with --polls: the server's process, whose memory is looked at; given again for each more");
    program.add_option("--stations", options.stations)->check(CLI::Range(1, 20'000))->capture_default_str();
    program.add_option("--seconds", options.seconds, "how long")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    program.add_option("--turn", options.turn_seconds, "seconds between two batches of a station")
        ->check(CLI::Range(1, 3600))
        ->capture_default_str();
    program.add_option("--records", options.records_a_turn, "new ones in each turn")->capture_default_str();
    program.add_option("--seed", options.seed, "another one for each run on one county")->capture_default_str();
    for (const auto& [name, share] :
         std::initializer_list<std::pair<const char*, double*>>{{"--answer-lost", &options.faults.answer_lost},
                                                                {"--sent-twice", &options.faults.sent_twice},
                                                                {"--outage", &options.faults.outage},
                                                                {"--clock-skew", &options.faults.clock_skew}})
        program.add_option(name, *share, "share, 0 to 1")->check(CLI::Range(0.0, 1.0))->capture_default_str();
}

bool hold_polls(const Options& options, const std::vector<fleet::StationSettings>& stations) {
    const auto seen = fleet::hold_polls(stations, {.count = options.polls, .servers = options.servers});
    std::cout << fmt::format("{} polls open at once, after {:.1f} s; {} ended and began anew, {} failed\n",
                             seen.open, seen.seconds, seen.answered, seen.failed);
    if (!options.servers.empty())
        std::cout << fmt::format("server memory a poll: {:.1f} KiB\n", seen.kib_a_poll);
    return seen.open == options.polls && seen.failed == 0;
}

bool deliver(const Options& options, const std::vector<fleet::StationSettings>& enrolled) {
    std::vector<std::unique_ptr<fleet::Station>> stations;
    for (const fleet::StationSettings& station : enrolled)
        stations.push_back(std::make_unique<fleet::Station>(station));
    fleet::Tally tally = let_them_speak(stations, options);
    ask_again(stations, options, tally);
    print(tally, options);
    return tally.is_good() && tally.records_stored > 0;
}

int run(const Options& options) {
    constexpr rlim_t most_files = 60'000;
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min(most_files, files.rlim_max);
    setrlimit(RLIMIT_NOFILE, &files);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    std::string pattern = std::filesystem::temp_directory_path() / "fleet-XXXXXX";
    if (!mkdtemp(pattern.data())) throw std::runtime_error("no folder for the stations' keys");
    const auto stations = enrol(options, pattern);
    const bool is_good = options.polls > 0 ? hold_polls(options, stations) : deliver(options, stations);
    std::filesystem::remove_all(pattern);
    return is_good ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program{"A county's kiosks as light clients of the real server"};
    Options options;
    describe(program, options);
    CLI11_PARSE(program, argc, argv);
    try {
        return run(options);
    } catch (const std::exception& error) {
        std::cerr << "fleet-sim: " << error.what() << "\n";
        return 1;
    }
}
