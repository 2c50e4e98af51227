// A kiosk's outbox and the county's books over a line that fails in every way, for a month a seed: nothing that
// was told as saved is lost, nothing is there twice, nothing is invented, and when the faults end all comes
// right.
//
// LIAISON_TEST_SEED=N lives the month of one seed, LIAISON_LINK_SECONDS=N lives months for so long,
// LIAISON_LINK_SEEDS=FIRST-LAST lives those (tools/night does).
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "catch.hpp"
#include "story.hpp"

using namespace liaison::link_simulation;

namespace {

const Prepared& prepared() {
    spdlog::set_level(spdlog::level::off); // the county's server tells what it does
    static const Prepared once;
    return once;
}

// What was broken in that seed's month; empty: nothing.
std::string broken(std::uint64_t seed, Mutation mutation, Counts& counts) {
    try {
        Story story(prepared(), seed, mutation);
        story.live();
        counts.add(story.counts());
    } catch (const Broken& promise) {
        return promise.what();
    }
    return "";
}

struct Seeds {
    std::uint64_t first = 1, last = 1;
    std::chrono::seconds at_most{};
};

Seeds wanted() {
    if (const char* range = std::getenv("LIAISON_LINK_SEEDS")) {
        char* dash = nullptr;
        const std::uint64_t first = std::strtoull(range, &dash, 10);
        return {first, std::strtoull(dash + 1, nullptr, 10), std::chrono::hours{1000}};
    }
    if (std::getenv("LIAISON_TEST_SEED") != nullptr)
        return {liaison::test::run_seed(), liaison::test::run_seed(), std::chrono::hours{1}};
    const char* seconds = std::getenv("LIAISON_LINK_SECONDS");
    return {1, 1'000'000, std::chrono::seconds{seconds ? std::atoi(seconds) : 25}};
}

} // namespace

TEST_CASE("link: whatever fails on the way, all arrives once and in order, and the newest configuration runs") {
    const Seeds seeds = wanted();
    const auto end = std::chrono::steady_clock::now() + seeds.at_most;
    Counts counts;
    std::uint64_t months = 0;
    for (std::uint64_t seed = seeds.first; seed <= seeds.last && std::chrono::steady_clock::now() < end;
         ++seed) {
        const std::string what = broken(seed, Mutation::none, counts);
        if (!what.empty())
            FAIL(what << "\nto see it again: LIAISON_TEST_SEED=" << seed
                      << " build/release/bin/test_link_simulation \"link: whatever*\"");
        ++months;
    }
    fmt::print(
        "{} months: {} records, {} requests and {} that failed, {} came late or twice; the kiosk started {} "
        "times, the county {} times again; {} set aside, {} configurations\n",
        months, counts.records, counts.requests, counts.failed_requests, counts.late_requests,
        counts.kiosk_starts, counts.county_starts, counts.set_aside, counts.configurations);
    CHECK(months > 0);
}

TEST_CASE("link: the same seed tells the same story") {
    for (const std::uint64_t seed : {11U, 12U, 13U}) {
        Story first(prepared(), seed), second(prepared(), seed);
        first.live();
        second.live();
        CHECK(first.digest() == second.digest());
    }
}

TEST_CASE("link: a fault of ours does not stay unseen") {
    struct Row {
        const char* what;
        Mutation mutation;
    };
    constexpr std::uint64_t most_seeds = 60;
    for (const Row& row : {Row{"an outbox that forgets a record", Mutation::outbox_forgets},
                           Row{"what nobody answered counts as arrived", Mutation::unheard_counts},
                           Row{"one record's content under another's name", Mutation::two_in_one_place},
                           Row{"a configuration that is not taken", Mutation::configuration_lost},
                           Row{"a county whose disk lies", Mutation::county_forgets_syncs},
                           Row{"a county that says stored and is not", Mutation::county_stores_nothing}}) {
        INFO(row.what);
        Counts counts;
        std::string what;
        std::uint64_t seed = 0;
        while (what.empty() && ++seed <= most_seeds)
            what = broken(seed, row.mutation, counts);
        CHECK_FALSE(what.empty());
        WARN(row.what << ": seen in seed " << seed << ": " << what);
    }
}
