// store-writer <data folder> <seed> [desk|look]: until it is killed, and as fast as the disk allows, it does
// what the kiosk does, checks people in and every tenth time delivers some records, or what the desk beside it
// does, receives one after the other. It prints each step with its ticket's id once it is on disk. To look is
// to open the store, read the day and stop (SIGSTOP).
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>

#include "store/database.hpp"
#include "store/outbox.hpp"
#include "store/visits.hpp"

using namespace liaison;

namespace {

store::RandomSource random_from(std::uint64_t seed) {
    return [engine = std::make_shared<std::mt19937_64>(seed)] {
        domain::Random16 bytes{};
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>((*engine)());
        return bytes;
    };
}

bool deliver(store::Outbox& outbox) {
    const auto batch = outbox.next_batch(7, domain::max_batch_bytes);
    if (!batch) return false;
    std::vector<domain::RecordResult> results;
    for (const domain::WireRecord& record : *batch)
        results.push_back({record.sequence, domain::RecordOutcome::stored, {}});
    return outbox.acknowledge(results).has_value();
}

int fail(const domain::SaveError& error) {
    std::fprintf(stderr, "store-writer: %s\n", error.detail.c_str());
    return EXIT_FAILURE;
}

bool say(const char* what, const std::string& id) {
    return std::printf("%s%s\n", what, id.c_str()) >= 0 && std::fflush(stdout) == 0;
}

// The kiosk: checks people in and delivers.
int run_kiosk(const char* directory, const store::RandomSource& random, const store::Moment& moment) {
    const auto opened = store::Database::open({.directory = directory, .now = moment.wall});
    if (!opened) return fail(opened.error());
    if (opened->report.moved_aside_to) return fail({.detail = opened->report.damage});
    const auto key = store::DeviceKey::open(directory, random);
    if (!key) return fail(key.error());
    store::Visits visits(*opened->database, *key, random);
    store::Outbox outbox(*opened->database);
    for (int i = 1;; ++i) {
        const domain::CheckIn check_in{.id = {}, .visitor = {}, .language = "zh", .agreed_at = moment.wall};
        const auto issued = visits.check_in({check_in, "deputy-1", std::nullopt}, moment);
        if (!issued) return fail(issued.error());
        if (!say("", issued->ticket.id)) return EXIT_FAILURE;
        if (i % 10 == 0 && !deliver(outbox)) return EXIT_FAILURE;
    }
}

// One reception at the desk, said step by step; false: something was not saved.
bool receive(store::Visits& visits, const store::Moment& moment, domain::SaveError& error) {
    const auto keep = [&error](const auto& saved) {
        if (!saved) error = saved.error();
        return saved.has_value();
    };
    const auto called = visits.call_next("deputy-1", moment);
    if (!keep(called)) return false;
    if (!*called) return true;
    const domain::Ticket& ticket = **called;
    if (!say("called ", ticket.id)) return false;
    if (!keep(visits.begin_reception(ticket.id, moment)) || !say("meeting ", ticket.id)) return false;
    const domain::ReceptionDraft draft{.ticket_id = ticket.id, .begun_at = moment.wall, .reason = "draft"};
    if (!keep(visits.save_draft(draft)) || !say("draft ", ticket.id)) return false;
    const domain::Reception reception{
        .id = {},
        .ticket_id = ticket.id,
        .check_in_id = ticket.check_in_id,
        .deputy_id = ticket.deputy_id,
        .begun_at = moment.wall,
        .ended_at = moment.wall,
        .log = {.language = "zh", .opinions = {{.category = "roads", .words = ticket.number}}}};
    return keep(visits.finish_reception(reception, moment)) && say("done ", ticket.id);
}

int run_desk(const char* directory, const store::RandomSource& random, const store::Moment& moment) {
    const auto joined = store::Database::join({.directory = directory, .now = {}});
    if (!joined) return fail(joined.error());
    const auto key = store::DeviceKey::open_existing(directory);
    if (!key) return fail(key.error());
    store::Visits visits(**joined, *key, random);
    domain::SaveError error;
    while (receive(visits, moment, error))
        continue;
    return fail(error);
}

// The kiosk as it is started in the morning: it reads what there is, and stops where it stands.
int run_look(const char* directory, const store::RandomSource& random, const store::Moment& moment) {
    const auto opened = store::Database::open({.directory = directory, .now = moment.wall});
    if (!opened) return fail(opened.error());
    const auto key = store::DeviceKey::open(directory, random);
    if (!key) return fail(key.error());
    store::Visits visits(*opened->database, *key, random);
    const auto day = visits.station_day(moment.today);
    if (!day) return fail(day.error());
    std::raise(SIGSTOP);
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) return EXIT_FAILURE;
    const auto random = random_from(std::strtoull(argv[2], nullptr, 10));
    const domain::WallTime now{std::chrono::hours{500'000}};
    const store::Moment moment{now, domain::Day{std::chrono::floor<std::chrono::days>(now)}};
    const std::string_view role = argc == 4 ? argv[3] : "";
    if (role == "look") return run_look(argv[1], random, moment);
    return role == "desk" ? run_desk(argv[1], random, moment) : run_kiosk(argv[1], random, moment);
}
