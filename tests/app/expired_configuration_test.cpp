// A configuration that went out of date while the county was silent.
#include <condition_variable>
#include <fstream>
#include <mutex>

#include <nlohmann/json.hpp>

#include "app/store_worker.hpp"
#include "catch.hpp"
#include "trust_fixture.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

struct Machine {
    std::filesystem::path folder;
    MadeUpCounty county;
    app::Mailbox mailbox{[] {}};

    Machine() {
        std::string pattern = std::filesystem::temp_directory_path() / "expired-XXXXXX";
        if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        folder = pattern;
    }
    ~Machine() { std::filesystem::remove_all(folder); }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    // The `configuration` of the first sample of health after a start with a configuration that is good until
    // then.
    nlohmann::json sample_of(const char* expires) {
        auto header = county.header();
        header.expires = MadeUpCounty::parse(expires);
        const std::filesystem::path file = folder / "first.json";
        std::ofstream(file, std::ios::binary) << domain::to_json(
            domain::sign_configuration(good_document().dump(), header, {county.configuration_key}));
        app::StoreWorker worker({.data_folder = folder / "data",
                                 .station_id = station_id,
                                 .first_configuration = file,
                                 .root = county.root(),
                                 .keeper_pin_hash = "",
                                 .program_version = "1.0"},
                                mailbox);
        std::filesystem::create_directories(folder / "data");
        std::mutex mutex;
        std::condition_variable changed;
        int grew = 0;
        worker.start(
            [&] {
                const std::lock_guard lock(mutex);
                ++grew;
                changed.notify_all();
            },
            [](std::int64_t) {});
        worker.note_that_program_draws();
        worker.take_devices({});
        for (int heard = 0;;) {
            const auto batch = worker.next_batch(10, 1'000'000);
            if (batch && !batch->empty() && batch->back().kind == domain::RecordKind::health)
                return nlohmann::json::parse(batch->back().body).at("configuration");
            std::unique_lock lock(mutex);
            REQUIRE(changed.wait_for(lock, std::chrono::seconds{30}, [&] { return grew > heard; }));
            heard = grew;
        }
    }
};

} // namespace

TEST_CASE("a configuration that is out of date goes on, and the county hears that it is") {
    CHECK(Machine().sample_of("2026-11-02T00:00:00.000Z") == nlohmann::json{{"running", 7}, {"expired", true}});
    CHECK(Machine().sample_of("2200-01-01T00:00:00.000Z") == nlohmann::json{{"running", 7}});
}
