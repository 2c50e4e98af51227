#include "polls.hpp"

#include <fstream>
#include <memory>

#include <fmt/format.h>

namespace liaison::fleet {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int most_handshakes = 100; // at once: a county whose kiosks come back does not see all in one second
constexpr const char* question = "/configuration?after=0&wait=60";

struct Poll {
    struct Free {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    std::unique_ptr<CURL, Free> handle{curl_easy_init()};
    bool is_open = false;
};

std::size_t pass_over(const char*, std::size_t, std::size_t size, void*) {
    return size;
}

// The connection stands and the question goes out.
int opened(void* poll, char*, char*, int, int) {
    static_cast<Poll*>(poll)->is_open = true;
    return CURL_PREREQFUNC_OK;
}

void prepare(Poll& poll, const StationSettings& station) {
    CURL* easy = poll.handle.get();
    curl_easy_setopt(easy, CURLOPT_URL, (station.url + "/api/v1/stations/" + station.id + question).c_str());
    curl_easy_setopt(easy, CURLOPT_CAINFO, station.authority.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLCERT, station.identity.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLKEY, station.identity.c_str());
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 1024L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L); // the first time: none takes over another's
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &pass_over);
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, &opened);
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, &poll);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &poll);
}

double resident_kib(const std::vector<pid_t>& processes) {
    double all = 0;
    for (const pid_t process : processes) {
        std::ifstream status(fmt::format("/proc/{}/status", process));
        for (std::string word; status >> word;)
            if (double amount = 0; word == "VmRSS:" && status >> amount) all += amount;
    }
    return all;
}

int count_open(const std::deque<Poll>& polls) {
    int open = 0;
    for (const Poll& poll : polls)
        open += poll.is_open ? 1 : 0;
    return open;
}

} // namespace

PollsSeen hold_polls(const std::vector<StationSettings>& stations, const PollsSettings& settings) {
    PollsSeen seen;
    Transfers* running = nullptr;
    std::deque<Poll> polls; // whose places in memory stay
    Transfers transfers([&](CURL* handle, CURLcode code) {
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        char* poll = nullptr;
        curl_easy_getinfo(handle, CURLINFO_PRIVATE, &poll);
        reinterpret_cast<Poll*>(poll)->is_open = false;
        ++(code == CURLE_OK && (status == 204 || status == 200) ? seen.answered : seen.failed);
        curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 0L);
        running->begin(handle); // as a kiosk does
    });
    running = &transfers;
    const double before = resident_kib(settings.servers);
    const auto start = Clock::now();
    const auto is_late = [&] { return Clock::now() - start > settings.longest_opening; };
    for (int open = 0; open < settings.count && !is_late(); open = count_open(polls)) {
        while (std::ssize(polls) < settings.count && std::ssize(polls) - open < most_handshakes) {
            const auto place = polls.size() % stations.size();
            prepare(polls.emplace_back(), stations[place]);
            transfers.begin(polls.back().handle.get());
        }
        transfers.run_for(std::chrono::milliseconds{20});
    }
    seen.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    transfers.run_for(std::chrono::milliseconds{500}); // what was sent last arrives
    seen.open = count_open(polls);
    if (seen.open > 0) seen.kib_a_poll = (resident_kib(settings.servers) - before) / seen.open;
    for (Poll& poll : polls)
        transfers.end(poll.handle.get());
    return seen;
}

} // namespace liaison::fleet
