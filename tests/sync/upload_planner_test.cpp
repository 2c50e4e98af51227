#include "catch.hpp"
#include "planner_desk.hpp"

using namespace liaison;
using namespace liaison::sync;
using namespace liaison::testing;
using Desk = PlannerDesk;
using domain::MonotonicTime;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE("the configuration is asked for first, then records, then it waits") {
    Desk desk;
    desk.outbox.add(1, 3);
    const Action first = desk.next();
    REQUIRE(std::holds_alternative<FetchConfiguration>(first));
    CHECK(std::get<FetchConfiguration>(first).after == 5);
    desk.done(ConfigurationAnswered{});
    const auto sent = desk.expect_send();
    CHECK(sent.size() == 3);
    desk.answer(sent);
    CHECK(desk.outbox.unsent() == 0);
    CHECK(desk.expect_wait() == seconds{30});
    CHECK(desk.planner.state() == LinkState::online);
}

TEST_CASE("what each event leads to, while a batch of eight is under way") {
    struct Row {
        const char* event;
        Outcome outcome;
        LinkState state;
        seconds wait;           // nought: acts at once
        std::size_t next_batch; // how many records go with the next attempt
    };
    const std::vector<Row> rows{
        {"no connection", NotReached{"x"}, LinkState::offline, seconds{1}, 8},
        {"too slow", NotReached{"x", true}, LinkState::offline, seconds{1}, 100},
        {"a foreign certificate", NotTrusted{"x"}, LinkState::refused, seconds{1}, 8},
        {"certificate refused", NotAllowed{"x"}, LinkState::refused, seconds{300}, 8},
        {"service unavailable", Unavailable{{}, "x"}, LinkState::offline, seconds{1}, 8},
        {"come again in 20 s", Unavailable{seconds{20}, "x"}, LinkState::offline, seconds{20}, 8},
        {"come again in a year", Unavailable{seconds{31'536'000}, "x"}, LinkState::offline, seconds{900}, 8},
        {"come again at once", Unavailable{seconds{0}, "x"}, LinkState::offline, seconds{1}, 8},
        {"batch too large", BatchNotTaken{"x"}, LinkState::online, seconds{0}, 4},
        {"garbage for an answer", Unreadable{"x"}, LinkState::offline, seconds{1}, 4},
        {"an answer about nothing", BatchAnswered{}, LinkState::offline, seconds{1}, 4},
        {"an answer about others", BatchAnswered{{{{77, domain::RecordOutcome::stored, ""}}, 0}},
         LinkState::offline, seconds{1}, 4},
    };
    for (const Row& row : rows) {
        INFO(row.event);
        Desk desk;
        desk.random = 0.999;
        desk.outbox.add(1, row.next_batch == 100 ? 200 : 8);
        desk.greet();
        desk.expect_send();
        desk.done(row.outcome);
        CHECK(desk.planner.state() == row.state);
        CHECK_FALSE(desk.planner.detail().empty());
        CHECK(desk.outbox.unsent() >= 8); // nothing leaves without the county's word
        CHECK(desk.outbox.aside().empty());
        if (row.wait > seconds{0}) {
            CHECK(desk.expect_wait() == row.wait);
            desk.now = desk.now + row.wait;
        }
        Action action = desk.next_deed();
        while (std::holds_alternative<FetchConfiguration>(action)) {
            desk.done(ConfigurationAnswered{});
            action = desk.next_deed();
        }
        CHECK(std::get<Send>(action).batch.records.size() == row.next_batch);
    }
}

TEST_CASE("pauses double up to five minutes, with jitter, for ever, and end with the first success") {
    Desk desk;
    desk.random = 0.999999;
    desk.outbox.add(1, 1);
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 12; ++i) {
        desk.next_deed();
        desk.done(NotReached{"x"});
        waits.push_back(desk.expect_wait().count());
    }
    CHECK(waits == std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300});
    for (int i = 0; i < 100'000; ++i) { // a year without a network
        desk.next_deed();
        desk.done(NotReached{"x"});
    }
    desk.random = 0.25;
    desk.next_deed();
    desk.done(NotReached{"x"});
    CHECK(desk.expect_wait() == seconds{75}); // full jitter: anything from nought
    desk.next_deed();
    desk.done(ConfigurationAnswered{});
    desk.random = 0.999999;
    desk.expect_send();
    desk.done(NotReached{"x"});
    CHECK(desk.expect_wait() == seconds{1});
    CHECK(desk.outbox.unsent() == 1);
}

TEST_CASE("a record that is recorded while a batch is under way goes at once afterwards") {
    Desk desk;
    desk.outbox.add(1, 1);
    desk.greet();
    const auto sent = desk.expect_send();
    desk.outbox.add(2, 2);
    desk.planner.outbox_grew();
    desk.answer(sent);
    CHECK(desk.expect_send().front().sequence == 2);
}

TEST_CASE("a record that is recorded while all is quiet goes at once, but not through a pause") {
    Desk desk;
    desk.random = 0.999;
    desk.greet();
    CHECK(desk.expect_wait().count() > 20);
    desk.outbox.add(1, 1);
    desk.planner.outbox_grew();
    desk.expect_send();
    desk.done(NotReached{"x"});
    desk.planner.outbox_grew();
    CHECK(desk.expect_wait() == seconds{1});
}

TEST_CASE("a newer configuration is fetched at once, and once a version") {
    Desk desk;
    desk.outbox.add(1, 3);
    desk.greet();
    desk.outbox.add(4, 4);
    auto sent = desk.expect_send();
    desk.answer(sent, 9);
    REQUIRE(std::holds_alternative<FetchConfiguration>(desk.next()));
    desk.done(ConfigurationAnswered{}); // but the station does not accept it
    desk.outbox.add(5, 5);
    desk.planner.outbox_grew();
    sent = desk.expect_send();
    desk.answer(sent, 9);
    CHECK(desk.expect_wait().count() > 20); // no hurry for the same version again
    desk.planner.configuration_applied(9);
    const Action action = desk.next_deed();
    CHECK(std::get<FetchConfiguration>(action).after == 9);
}

TEST_CASE("polling keeps its rhythm beside a long delivery, and is spread") {
    Desk desk;
    desk.outbox.add(1, 2000);
    desk.greet();
    int sends = 0, fetches = 0;
    while (desk.outbox.unsent() > 0) {
        const Action action = desk.next_deed();
        desk.now = desk.now + seconds{10}; // a slow line
        if (const auto* send = std::get_if<Send>(&action)) {
            ++sends;
            desk.answer(send->batch.records);
        } else {
            ++fetches;
            desk.done(ConfigurationAnswered{});
        }
    }
    CHECK(sends == 10);
    CHECK(fetches >= 3);
    for (const auto& [random, wait] : {std::pair{0.0, 27}, std::pair{0.999, 33}}) {
        Desk other;
        other.random = random;
        other.greet();
        CHECK(other.expect_wait() == seconds{wait});
    }
}

TEST_CASE("while the doorbell stands no configuration is asked for, and news keep their rhythm") {
    Desk desk;
    desk.random = 0.5;
    desk.greet();
    desk.planner.doorbell_stands(true);
    CHECK(desk.expect_wait() == seconds{30});
    for (int i = 0; i < 3; ++i) {
        desk.now = desk.now + seconds{30};
        const Action action = desk.planner.next_action(desk.now);
        REQUIRE(std::holds_alternative<FetchNews>(action));
        desk.done(NewsAnswered{{.opinions = {}, .slots = {}, .cursor = std::get<FetchNews>(action).after}});
        CHECK(desk.expect_wait() == seconds{30});
    }
    desk.outbox.add(1, 1);
    desk.planner.outbox_grew();
    desk.expect_send(); // and nothing holds up the records
    desk.done(NotReached{"x"});
    desk.planner.doorbell_stands(false);
    desk.now = desk.now + seconds{30};
    CHECK(std::holds_alternative<FetchConfiguration>(desk.next()));
}

TEST_CASE("the batch is halved until it fits, and grows again") {
    Desk desk;
    desk.outbox.add(1, 400);
    desk.greet();
    std::vector<std::size_t> sizes;
    while (desk.outbox.unsent() > 0) {
        const Action action = desk.next_deed();
        const auto* send = std::get_if<Send>(&action);
        if (!send) {
            desk.done(ConfigurationAnswered{});
            continue;
        }
        sizes.push_back(send->batch.records.size());
        if (send->batch.records.size() > 60)
            desk.done(BatchNotTaken{"413"});
        else
            desk.answer(send->batch.records);
    }
    CHECK(std::vector<std::size_t>(sizes.begin(), sizes.begin() + 5) ==
          std::vector<std::size_t>{200, 100, 50, 100, 50});
    CHECK(desk.outbox.aside().empty());
}

TEST_CASE("poison records are set aside and all others get through") {
    struct Row {
        const char* what;
        std::set<std::int64_t> poison;
        Outcome answer_to_poison;
    };
    const std::vector<Row> rows{
        {"one in the middle, said to be too large", {10}, BatchNotTaken{"413"}},
        {"the first one, answered with garbage", {1}, Unreadable{"garbage"}},
        {"two neighbours", {7, 8}, BatchNotTaken{"400"}},
        {"five neighbours at the start", {1, 2, 3, 4, 5}, Unreadable{"500"}},
        {"scattered", {1, 9, 17, 25, 39}, BatchNotTaken{"422"}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Desk desk;
        desk.outbox.add(1, 40);
        desk.greet();
        int attempts = 0;
        while (desk.outbox.unsent() > 0 && ++attempts < 500) {
            const Action action = desk.next_deed();
            const auto* send = std::get_if<Send>(&action);
            if (!send) {
                desk.done(ConfigurationAnswered{});
                continue;
            }
            const auto& records = send->batch.records;
            if (std::any_of(records.begin(), records.end(),
                            [&](auto& r) { return row.poison.contains(r.sequence); }))
                desk.done(row.answer_to_poison);
            else
                desk.answer(records);
        }
        CHECK(desk.outbox.unsent() == 0);
        std::set<std::int64_t> aside;
        for (const auto& [sequence, reason] : desk.outbox.aside())
            aside.insert(sequence);
        CHECK(aside == row.poison);
        CHECK_FALSE(desk.outbox.acknowledged_what_did_not_wait());
    }
}

TEST_CASE("a county that refuses everything makes nothing be set aside") {
    for (const Outcome& outcome :
         {Outcome{BatchNotTaken{"413"}}, Outcome{Unreadable{"x"}}, Outcome{BatchAnswered{}}}) {
        Desk desk;
        desk.outbox.add(1, 30);
        for (int i = 0; i < 2000; ++i) {
            const Action action = desk.next_deed();
            desk.done(std::holds_alternative<Send>(action) ? outcome : Outcome{ConfigurationAnswered{}});
        }
        CHECK(desk.outbox.unsent() == 30);
        CHECK(desk.outbox.aside().empty());
        CHECK(desk.now.since_start > std::chrono::hours{1}); // nor is it hammered
        int more = 0;
        while (desk.outbox.unsent() > 0 && ++more < 200) { // and when it is well again, all goes through
            const Action action = desk.next_deed();
            if (const auto* send = std::get_if<Send>(&action))
                desk.answer(send->batch.records);
            else
                desk.done(ConfigurationAnswered{});
        }
        CHECK(desk.outbox.unsent() == 0);
        CHECK(desk.outbox.aside().empty());
    }
}

TEST_CASE("per-record results: refused ones are set aside, those not spoken of stay") {
    Desk desk;
    desk.outbox.add(1, 4);
    desk.greet();
    desk.expect_send();
    desk.done(BatchAnswered{{{{1, domain::RecordOutcome::stored, ""},
                              {2, domain::RecordOutcome::refused, "other content"},
                              {3, domain::RecordOutcome::duplicate, ""},
                              {99, domain::RecordOutcome::stored, ""}},
                             0}});
    CHECK(desk.outbox.unsent() == 1);
    CHECK(desk.outbox.aside() == std::map<std::int64_t, std::string>{{2, "other content"}});
    CHECK_FALSE(desk.outbox.acknowledged_what_did_not_wait());
    CHECK(desk.expect_send().front().sequence == 4);
}

TEST_CASE("an outbox whose disk fails loses nothing: the records go again") {
    Desk desk;
    desk.outbox.add(1, 2);
    desk.greet();
    const auto sent = desk.expect_send();
    desk.outbox.break_disk(true);
    desk.answer(sent);
    CHECK(desk.outbox.unsent() == 2);
    CHECK(desk.planner.detail() == "outbox: disk");
    CHECK(desk.expect_wait() == seconds{1});
    desk.now = desk.now + seconds{1};
    CHECK(desk.expect_wait() >= seconds{1}); // reading fails as well
    desk.outbox.break_disk(false);
    CHECK(std::get<Send>(desk.next_deed()).batch.records.size() == 2);
}

namespace {

domain::Sheet sheet_of(std::size_t bytes) {
    return {.id = "sheet-1", .sha256 = std::string(64, 'a'), .bytes = static_cast<std::int64_t>(bytes)};
}

SendSheetPart expect_sheet_part(Desk& desk) {
    const Action action = desk.next();
    return std::get<SendSheetPart>(action); // throws where it is another
}
} // namespace

TEST_CASE("a sheet goes part by part, after the facts, and gives way to a new one") {
    Desk desk;
    constexpr std::size_t bytes = domain::sheet_part_bytes * 2 + 5;
    desk.outbox.add_sheet(sheet_of(bytes), domain::Bytes(bytes, 7));
    desk.outbox.add(1, 1);
    desk.greet();
    desk.answer(desk.expect_send());
    desk.done(SheetPartAnswered{static_cast<std::int64_t>(expect_sheet_part(desk).upload.part.size())});
    desk.outbox.add(2, 2);
    desk.planner.outbox_grew();
    desk.answer(desk.expect_send());
    CHECK(expect_sheet_part(desk).upload.offset == static_cast<std::int64_t>(domain::sheet_part_bytes));
    desk.done(SheetPartAnswered{static_cast<std::int64_t>(domain::sheet_part_bytes * 2)});
    CHECK(expect_sheet_part(desk).upload.part.size() == 5);
    desk.done(SheetPartAnswered{static_cast<std::int64_t>(bytes)});
    CHECK(desk.expect_wait() > seconds{20});
}

TEST_CASE("a sheet that the county does not take is tried again more and more rarely, and holds up no record") {
    for (const Outcome& trouble :
         std::vector<Outcome>{SheetPartAnswered{0}, BatchNotTaken{"409"}, Unreadable{"not in the form"}}) {
        Desk desk;
        desk.outbox.add_sheet(sheet_of(10), domain::Bytes(10, 7));
        desk.greet();
        const auto deed = [&desk] { // the next that is not about the configuration
            auto next = desk.next_deed();
            for (; std::holds_alternative<FetchConfiguration>(next); next = desk.next_deed())
                desk.done(ConfigurationAnswered{});
            return next;
        };
        seconds last{0};
        for (int attempt = 1; attempt <= 6; ++attempt) {
            const MonotonicTime before = desk.now;
            REQUIRE(std::holds_alternative<SendSheetPart>(deed()));
            const auto waited = std::chrono::floor<seconds>(desk.now - before);
            CHECK(waited >= last);
            last = waited;
            desk.done(trouble);
            desk.outbox.add(attempt, attempt);
            desk.planner.outbox_grew();
            REQUIRE(std::holds_alternative<Send>(desk.next())); // at once
            desk.done(BatchAnswered{
                {.results = {{attempt, domain::RecordOutcome::stored, ""}}, .configuration_version = 5}});
        }
        CHECK(last >= seconds{5});
        CHECK(desk.outbox.aside().empty());
    }
}

TEST_CASE("sheets that cannot be read from the disk stop nothing else") {
    Desk desk;
    desk.outbox.add_sheet(sheet_of(10), domain::Bytes(10, 7));
    desk.greet();
    desk.outbox.break_disk(true);
    CHECK(desk.expect_wait() <= seconds{30});
    desk.outbox.break_disk(false);
    desk.outbox.add(1, 1);
    desk.planner.outbox_grew();
    REQUIRE(std::holds_alternative<Send>(desk.next_deed()));
}
