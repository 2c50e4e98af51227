// What a deputy waits for at the desk, with 50,000 receptions of earlier days in the store, against one frame
// of the screen (60 a second). On a real disk: the folder is in the build tree.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>

#include <openssl/rand.h>
#include <unistd.h>

#include "lines.hpp"
#include "many_receptions.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/figures.hpp"
#include "store/opinion_chains.hpp"
#include "store/reception_logs.hpp"
#include "store/visits.hpp"

using namespace liaison;

namespace {

constexpr double frame_ms = 1000.0 / 60;
constexpr int receptions = 50'000;

domain::Random16 random_bytes() {
    domain::Random16 bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
    return bytes;
}

domain::CheckInRequest somebody(domain::WallTime now) {
    return {{.id = {},
             .visitor = {.name = "测试甲", .number = {}, .person_key = {}},
             .language = "zh",
             .agreed_at = now},
            "deputy-1",
            std::nullopt};
}

domain::Reception log_of(const domain::Ticket& ticket, domain::WallTime now) {
    return {.id = {},
            .ticket_id = ticket.id,
            .check_in_id = ticket.check_in_id,
            .deputy_id = ticket.deputy_id,
            .begun_at = now,
            .ended_at = now,
            .log = {.language = "zh", .opinions = {{.category = "roads", .words = "测试"}}}};
}

// The value of what was stored; ends the benchmark where it was not.
template <class Value>
Value need(store::Saved<Value> saved) {
    if (saved) return *std::move(saved);
    std::cerr << "the store: " << saved.error().detail << '\n';
    std::exit(1);
}

class Desk {
public:
    explicit Desk(const std::filesystem::path& folder)
        : zone_(*domain::TimeZone::find("Asia/Shanghai")),
          database_(std::move(need(store::Database::open({.directory = folder, .now = now().wall})).database)),
          key_(need(store::DeviceKey::open(folder, random_bytes))) {
        need(visits_.finish_reception(log_of(received(), now().wall), now()));
        const auto before = now().wall.time_since_epoch().count();
        database_->connection().sqlite.exec(test::many_receptions_sql(receptions, before));
    }

    // The slowest of so many times.
    void measure(int times) {
        const domain::ChainRules rules;
        tell("own opinions", times, [&] { need(chains_.of_deputy("deputy-1", rules, now().wall)); });
        tell("written logs", times,
             [&] { need(logs_.of_deputy("deputy-1", now().wall - std::chrono::days{7})); });
        tell("the day's list", times, [&] { need(visits_.station_day(now().today)); });
        tell("figures of a year", times,
             [&] { need(figures_.of_year(int{now().today.year()}, zone_, now().today)); });
        domain::Ticket ticket;
        tell(
            "call the next", times, [&] { ticket = *need(visits_.call_next("deputy-1", now())); },
            [&] { need(visits_.check_in(somebody(now().wall), now())); });
        tell(
            "save a log", times, [&] { need(visits_.finish_reception(log_of(ticket, now().wall), now())); },
            [&] { ticket = received(); });
    }

private:
    store::Moment now() const {
        const auto wall =
            std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
        return {wall, zone_.to_local(wall).day};
    }
    domain::Ticket received() {
        need(visits_.check_in(somebody(now().wall), now()));
        return need(visits_.begin_reception(need(visits_.call_next("deputy-1", now()))->id, now()));
    }
    template <class Action, class Prepare = void (*)()>
    static void tell(
        const char* what, int times, Action action, Prepare prepare = [] {}) {
        double slowest = 0;
        for (int i = 0; i < times; ++i) {
            prepare();
            const auto begun = std::chrono::steady_clock::now();
            action();
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
            slowest = std::max(slowest, took.count());
        }
        benchmarks::tell(std::string("desk: ") + what, slowest, "ms", {"one frame", frame_ms}, "ratio <= 1");
    }

    domain::TimeZone zone_;
    std::unique_ptr<store::Database> database_;
    store::DeviceKey key_;
    store::Visits visits_{*database_, key_, random_bytes};
    store::ReceptionLogs logs_{*database_, random_bytes};
    store::OpinionChains chains_{*database_, random_bytes};
    store::FigureCounter figures_{*database_};
};

} // namespace

int main(int argc, char** argv) {
    const auto folder = std::filesystem::canonical("/proc/self/exe").parent_path() /
                        ("bench-desk-" + std::to_string(::getpid()));
    Desk(folder).measure(benchmarks::is_quick(argc, argv) ? 5 : 50);
    std::filesystem::remove_all(folder);
    return 0;
}
