// A backlog of visits goes to the real county's server over TLS with certificates on both sides, by the kiosk's
// own link: how fast, beside the same client on the same line that has less to do; and how much memory the
// kiosk takes, whatever waits. Each part is a program of its own: memory does not come back.
//
// The peers send as many requests as the backlog has batches, over one connection too:
//   empty bodies         nothing to read, to open or to store: what TLS, HTTP and the look at the certificate
//                        cost. One a record, as a kiosk without batches would send them, is the limit that a
//                        drain is held against.
//   batches from memory  the same ones, to a county that has not seen them: all but the kiosk's store
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include <sys/resource.h>
#include <unistd.h>

#include "backlog_station.hpp"
#include "county_support/county_process.hpp"
#include "lines.hpp"
#include "sync/enrolment.hpp"
#include "sync/http_client.hpp"

using namespace liaison;
using namespace liaison::benchmarks;
namespace fs = std::filesystem;

namespace {

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// "--part NAME FOLDER URL AUTHORITY IDENTITY STATION REQUESTS": prints seconds, processor seconds, requests and
// the peak of memory in MB.
int part(char** words) {
    const std::string name = words[2];
    const fs::path folder = words[3];
    const Line line{words[4], words[5], words[6], words[7]};
    const auto send = [&] {
        if (name == "drain") return drain(folder, line);
        return post(line, name == "batches" ? batches_of(folder, line.station)
                                            : std::vector<std::string>(std::stoul(words[8])));
    };
    const Done done = send();
    std::cout << done.seconds << ' ' << done.processor_seconds << ' ' << done.requests << ' ' << peak_mb()
              << '\n';
    return 0;
}

struct Measured {
    Done done;
    double peak_mb = 0;
    double county_seconds = 0; // of its processor
};

// The time that the process has had a processor for, by the scheduler's count.
double processor_seconds(pid_t process) {
    double nanoseconds = 0;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
        double of_task = 0;
        std::ifstream(task.path() / "schedstat") >> of_task;
        nanoseconds += of_task;
    }
    return nanoseconds / 1e9;
}

class Station {
public:
    Station(testing::CountyProcess& county, const fs::path& folder, int records)
        : county_(county), folder_(folder), station_("backlog-" + std::to_string(records)) {
        const auto code = county.run({"enrolment-code", "--station", station_}).output;
        sync::HttpClient client({.base_url = county.url(), .ca_certificate = county.authority()});
        fs::create_directories(folder_);
        const auto enrolled = sync::enrol(client, station_, code.substr(0, code.size() - 1), identity());
        if (!enrolled) throw std::runtime_error(enrolled.error());
        make_backlog(data(), station_,
                     testing::read_text(fs::path(county.data()) / "county-sealing-public.pem"), records);
    }

    Measured measure(const std::string& what, int requests = 0) const {
        const double before = processor_seconds(county_.process());
        const auto result =
            testing::run_program({fs::canonical("/proc/self/exe"), "--part", what, data(), county_.url(),
                                  county_.authority(), identity(), station_, std::to_string(requests)});
        if (result.exit_code != 0) throw std::runtime_error(what + ": " + result.errors);
        Measured measured;
        std::istringstream(result.output) >> measured.done.seconds >> measured.done.processor_seconds >>
            measured.done.requests >> measured.peak_mb;
        measured.county_seconds = processor_seconds(county_.process()) - before;
        return measured;
    }

private:
    fs::path data() const { return folder_ / "data"; }
    fs::path identity() const { return folder_ / "identity.pem"; }

    testing::CountyProcess& county_;
    fs::path folder_;
    std::string station_;
};

void forget_records(testing::CountyProcess& county, const fs::path& before) {
    county.stop();
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(county.data() + "/county.sqlite" + suffix);
    fs::copy_file(before, county.data() + "/county.sqlite", fs::copy_options::overwrite_existing);
    county.start();
}

void measure(const fs::path& folder, int most) {
    testing::CountyProcess county;
    county.start();
    std::vector<double> peaks;
    for (int records = most / 100; records < most; records *= 10)
        peaks.push_back(Station(county, folder / std::to_string(records), records).measure("drain").peak_mb);
    const Station station(county, folder / "most", most);
    county.stop();
    const fs::path before = folder / "before.sqlite";
    fs::copy_file(county.data() + "/county.sqlite", before);
    county.start();
    const auto same = station.measure("batches");
    forget_records(county, before);
    const auto empty = station.measure("empty", same.done.requests);
    const auto drained = station.measure("drain");
    const auto records_a_second = [&](const Measured& measured) { return most / measured.done.seconds; };
    tell("a backlog drains", records_a_second(drained), "records/s",
         {"as many requests with empty bodies", records_a_second(empty)});
    tell("a backlog drains", records_a_second(drained), "records/s",
         {"an empty body a record", empty.done.requests / empty.done.seconds}, "ratio >= 0.7");
    tell("a backlog drains", records_a_second(drained), "records/s",
         {"the same batches from memory", records_a_second(same)}, "ratio >= 0.7");
    const auto ms_a_thousand = [&](const Measured& measured) {
        return (measured.done.processor_seconds + measured.county_seconds) * 1000 / (most / 1000.0);
    };
    tell("processor time of kiosk and county, a thousand records", ms_a_thousand(drained), "ms",
         {"the same batches from memory", ms_a_thousand(same)}, "ratio <= 1.43");
    tell("requests of the backlog", drained.done.requests, "",
         {"batches from memory", static_cast<double>(same.done.requests)});
    tell("peak memory of draining ten times as much", peaks.at(1), "MB",
         {"a hundredth of the backlog", peaks.at(0)}, "value <= peer + 3");
    tell("peak memory of draining a hundred times as much", drained.peak_mb, "MB",
         {"a hundredth of the backlog", peaks.at(0)}, "value <= peer + 3");
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 8 && std::string_view(argv[1]) == "--part") return part(argv);
    const fs::path folder =
        fs::canonical("/proc/self/exe").parent_path() / ("bench-backlog-" + std::to_string(::getpid()));
    try {
        measure(folder, is_quick(argc, argv) ? 10'000 : 100'000);
    } catch (const std::exception& error) {
        std::cerr << "the backlog: " << error.what() << '\n';
        fs::remove_all(folder);
        return 1;
    }
    fs::remove_all(folder);
    return 0;
}
