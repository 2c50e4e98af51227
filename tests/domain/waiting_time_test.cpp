#include "catch.hpp"
#include "domain/waiting_time.hpp"
#include "seed.hpp"

using namespace liaison;
using domain::estimate_waiting;
using std::chrono::minutes;
using namespace std::chrono_literals;

TEST_CASE("waiting time: learnt from the last receptions", "[queue]") {
    const std::vector<minutes> quick(12, 6min), slow(12, 30min);
    CHECK(estimate_waiting(quick, 2).from == 10min);
    CHECK(estimate_waiting(quick, 2).to == 20min);
    CHECK(estimate_waiting(slow, 2).from == 60min);
    CHECK(estimate_waiting(slow, 2).to == 90min);
    CHECK(estimate_waiting({}, 0).from == 0min); // nothing learnt yet: what is usual
    CHECK(estimate_waiting({}, 0).to == 20min);
    CHECK(estimate_waiting({}, 1).from == 10min);
}

TEST_CASE("waiting time: one reception that was forgotten to be ended moves nothing", "[queue]") {
    std::vector<minutes> receptions(11, 10min);
    const auto before = estimate_waiting(receptions, 3);
    receptions.push_back(9h);
    CHECK(estimate_waiting(receptions, 3).from == before.from);
    CHECK(estimate_waiting(receptions, 3).to == before.to);
}

TEST_CASE("waiting time: never negative, in steps, within bounds, and never falls with the people ahead",
          "[queue][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 500; ++round) {
        std::vector<minutes> receptions;
        for (int i = random.between(0, 30); i > 0; --i) // a clock that was set makes any of them
            receptions.emplace_back(random.once_in(5) ? random.between(-2000, 2000) : random.between(1, 50));
        domain::WaitingTime before = estimate_waiting(receptions, -3);
        for (int ahead = 0; ahead < 60; ++ahead) {
            const auto now = estimate_waiting(receptions, ahead);
            REQUIRE(now.from >= 0min);
            REQUIRE(now.from < now.to);
            REQUIRE(now.to <= domain::longest_estimate);
            REQUIRE(now.from % 5 == 0min);
            REQUIRE(now.to % 5 == 0min);
            REQUIRE(now.from >= before.from);
            REQUIRE(now.to >= before.to);
            before = now;
        }
        REQUIRE(estimate_waiting(receptions, 1'000'000'000).to == domain::longest_estimate);
    }
}
