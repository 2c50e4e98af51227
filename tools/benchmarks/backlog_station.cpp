#include "backlog_station.hpp"

#include <chrono>
#include <stdexcept>

#include <openssl/rand.h>
#include <sys/resource.h>

#include "domain/sealing.hpp"
#include "store/connection.hpp"
#include "store/county_clock.hpp"
#include "store/database.hpp"
#include "store/outbox.hpp"
#include "store/visits.hpp"
#include "sync/county_link.hpp"

namespace liaison::benchmarks {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int visits_a_day = 40;

domain::Random16 random_bytes() {
    domain::Random16 bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
    return bytes;
}

domain::Now now() {
    using namespace std::chrono;
    return {floor<milliseconds>(system_clock::now()),
            {duration_cast<milliseconds>(Clock::now().time_since_epoch())}};
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class Watch {
public:
    Done stop(int requests) const {
        return {std::chrono::duration<double>(Clock::now() - start_).count(), processor_seconds() - used_,
                requests};
    }

private:
    Clock::time_point start_ = Clock::now();
    double used_ = processor_seconds();
};

template <class Value>
Value done(store::Saved<Value> saved) {
    if (!saved) throw std::runtime_error("the store: " + saved.error().detail);
    if constexpr (!std::is_void_v<Value>) return *std::move(saved);
}

std::unique_ptr<store::Database> open(const std::filesystem::path& folder,
                                      std::optional<store::CountySeal> seal = {}) {
    return std::move(
        done(store::Database::open({.directory = folder, .now = now().wall, .county_seal = std::move(seal)}))
            .database);
}

domain::Reception reception_of(const domain::Ticket& ticket, const store::Moment& moment) {
    return {.id = {},
            .ticket_id = ticket.id,
            .check_in_id = ticket.check_in_id,
            .deputy_id = ticket.deputy_id,
            .begun_at = moment.wall,
            .ended_at = moment.wall + std::chrono::minutes{10},
            .log = {.language = "zh",
                    .opinions = {{.category = "roads",
                                  .words = "村口的路下雨就积水，老人出门不方便，希望能修一修排水沟。",
                                  .answer = "已记录，转交街道办理。"}}}};
}

void one_visit(store::Visits& visits, int number, const store::Moment& moment) {
    const std::string digits = std::to_string(100'000 + number);
    const domain::CheckIn who{.id = {},
                              .visitor = {.name = "测试甲" + digits,
                                          .number = "9999991960" + digits + "0X",
                                          .person_key = {},
                                          .identified_by = domain::IdentifiedBy::id_card},
                              .language = "zh",
                              .agreed_at = moment.wall};
    const auto issued = done(visits.check_in({who, "deputy-01", std::nullopt}, moment));
    done(visits.call_next("deputy-01", moment));
    done(visits.begin_reception(issued.ticket.id, moment));
    done(visits.finish_reception(reception_of(issued.ticket, moment), moment));
}

// What the link asks of the store, without threads in between.
class Backlog : public sync::OutboxPort {
public:
    explicit Backlog(store::Database& database) : outbox_(database), clock_(database) {}

    tl::expected<std::vector<domain::WireRecord>, std::string> next_batch(std::size_t records,
                                                                          std::size_t bytes) override {
        return told(outbox_.next_batch(records, bytes));
    }
    tl::expected<void, std::string> acknowledge(std::span<const domain::RecordResult> results) override {
        for (const domain::RecordResult& result : results)
            if (result.outcome == domain::RecordOutcome::refused) throw std::runtime_error(result.reason);
        return told(outbox_.acknowledge({results.begin(), results.end()}));
    }
    tl::expected<std::optional<domain::SheetUpload>, std::string> next_sheet_part() override {
        return std::nullopt;
    }
    tl::expected<void, std::string> note_sheet_received(const std::string&, std::int64_t) override {
        return {};
    }
    tl::expected<domain::NewsCursor, std::string> news_cursor() override { return domain::NewsCursor{}; }
    tl::expected<void, std::string> take_news(const domain::CountyNews&) override { return {}; }
    std::optional<domain::SlotHold> next_hold() override { return std::nullopt; }
    void hold_answered(const domain::SlotHold&, bool) override {}
    tl::expected<domain::RecordClock, std::string> clock(domain::Now moment) override {
        return told(clock_.reading(moment));
    }
    void learn_county_time(domain::WallTime county, domain::Now moment) override {
        done(clock_.learn(county, moment));
    }
    std::optional<domain::WallTime> last_county_time() override { return std::nullopt; }
    std::int64_t unsent() override { return outbox_.unsent().value_or(0); }

private:
    template <class Value>
    static tl::expected<Value, std::string> told(const store::Saved<Value>& saved) {
        return saved.map_error([](const domain::SaveError& error) { return error.detail; });
    }

    store::Outbox outbox_;
    store::CountyClock clock_;
};

sync::HttpClientSettings client_of(const Line& line) {
    return {.base_url = line.url, .ca_certificate = line.authority, .identity = line.identity};
}

} // namespace

void make_backlog(const std::filesystem::path& folder, const std::string& station,
                  const std::string& sealing_key, int records) {
    auto key = domain::SealingKey::from_pem(sealing_key);
    if (!key) throw std::runtime_error("the county's sealing key: " + key.error());
    const auto database = open(folder, store::CountySeal{station, *std::move(key)});
    database->connection().sqlite.exec("PRAGMA synchronous = OFF"); // how it came to be is not measured
    const auto device = store::DeviceKey::open(folder, random_bytes).value();
    store::Visits visits(*database, device, random_bytes);
    store::Outbox outbox(*database);
    const domain::WallTime begin = now().wall - std::chrono::days{400};
    for (int number = 0; number % visits_a_day != 0 || done(outbox.unsent()) < records; ++number) {
        const auto wall =
            begin + std::chrono::days{number / visits_a_day} + std::chrono::minutes{number % visits_a_day};
        one_visit(visits, number,
                  {wall, domain::Day{std::chrono::floor<std::chrono::days>(wall)}, now().monotonic});
    }
    store::run(database->connection().sqlite, "DELETE FROM outbox WHERE sequence > ?", records);
    done(database->checkpoint());
}

std::vector<std::string> batches_of(const std::filesystem::path& folder, const std::string& station) {
    const auto database = open(folder);
    store::Outbox outbox(*database);
    std::vector<std::string> batches;
    database->connection().sqlite.exec("SAVEPOINT look");
    const auto records = done(outbox.next_batch(1'000'000, std::size_t{1} << 32));
    for (std::size_t first = 0; first < records.size(); first += domain::max_batch_records) {
        const auto end = std::min(records.size(), first + domain::max_batch_records);
        batches.push_back(
            domain::to_json(domain::RecordBatch{station,
                                                {records.begin() + static_cast<std::ptrdiff_t>(first),
                                                 records.begin() + static_cast<std::ptrdiff_t>(end)}}));
    }
    return batches;
}

Done drain(const std::filesystem::path& folder, const Line& line) {
    const auto database = open(folder);
    Backlog backlog(*database);
    int requests = 0;
    auto left = backlog.unsent();
    sync::CountyLink link({.http = client_of(line), .planner = {.station_id = line.station}}, backlog,
                          {.now = now,
                           .random = [] { return 0.5; },
                           .tell =
                               [&](const sync::LinkEvent& event) {
                                   const auto* arrived = std::get_if<sync::Acknowledged>(&event);
                                   if (!arrived) return;
                                   ++requests;
                                   left -= std::ssize(arrived->results);
                               }});
    const Watch watch;
    while (left > 0)
        link.turn();
    return watch.stop(requests);
}

Done post(const Line& line, const std::vector<std::string>& bodies) {
    sync::HttpClient client(client_of(line));
    const Watch watch;
    for (const std::string& body : bodies) {
        const auto answer = client.post_json("/api/v1/stations/" + line.station + "/records", body);
        if (!answer) throw std::runtime_error(answer.error().detail);
        if (!body.empty() && answer->status != 200) throw std::runtime_error("refused: " + answer->body);
    }
    return watch.stop(static_cast<int>(bodies.size()));
}

} // namespace liaison::benchmarks
