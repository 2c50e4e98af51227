// What the kiosk keeps of logs and drafts on its own disk is read back as it was written.
#include "catch.hpp"
#include "domain/pin.hpp"
#include "domain/reception_json.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using namespace liaison::domain;

namespace {

Autograph made_up_autograph(test::Random& random) {
    Autograph autograph;
    if (random.once_in(4)) return autograph;
    const auto now = test::at(test::a_tuesday, "10:00");
    if (random.once_in(4)) {
        autograph.decline(static_cast<Declined>(random.between(0, 2)), now);
        return autograph;
    }
    for (int lines = random.between(1, 5); lines > 0; --lines) {
        InkLine line;
        for (int dots = random.between(1, 30); dots > 0; --dots)
            line.push_back({random.between(0, 2000), random.between(0, 1000), random.between(0, 60'000)});
        autograph.add(line, now);
    }
    return autograph;
}

ReceptionLog made_up_log(test::Random& random) {
    ReceptionLog log;
    log.language = random.once_in(2) ? "bo" : "";
    log.interpreter = random.once_in(2);
    for (int i = 0; i < 3; ++i)
        log.present.insert(static_cast<Present>(random.between(0, 4)));
    log.confidential = random.once_in(2);
    log.no_matter = random.once_in(4);
    log.opinions.clear();
    for (int i = random.between(1, 5); i > 0; --i)
        log.opinions.push_back({.id = random.once_in(2) ? test::made_up_uuid(i) : "",
                                .category = "water",
                                .grid_cell = random.once_in(2) ? "cell-1" : "",
                                .urgency = static_cast<Urgency>(random.between(0, 2)),
                                .route = static_cast<OpinionRoute>(random.between(0, 3)),
                                .words = "他说：\"路\n坏了\" ཀྲུ",
                                .answer = random.once_in(2) ? "好" : ""});
    log.visitor = made_up_autograph(random);
    log.deputy = made_up_autograph(random);
    return log;
}

} // namespace

TEST_CASE("reception: whatever log or draft is written, it is read back the same", "[reception]") {
    test::Random random;
    INFO(random);
    for (int i = 0; i < 500; ++i) {
        ReceptionDraft draft{.log = made_up_log(random)};
        if (random.once_in(2)) draft.earlier_deputies = {"deputy-a", "deputy-b"};
        if (random.once_in(2)) draft.corrects = 3, draft.reason = "补充";
        CHECK(parse_draft(to_json(draft)) == draft);
        Reception reception{.id = test::made_up_uuid(1),
                            .version = random.between(1, 9),
                            .ticket_id = "t",
                            .check_in_id = "c",
                            .deputy_id = "d",
                            .earlier_deputies = draft.earlier_deputies,
                            .begun_at = test::at(test::a_tuesday, "09:00"),
                            .ended_at = test::at(test::a_tuesday, "09:20"),
                            .log = draft.log};
        if (random.once_in(2)) reception.correction = Correction{"d", reception.ended_at, "补充"};
        const auto read = parse_reception(to_json(reception));
        REQUIRE(read);
        CHECK(to_json(*read) == to_json(reception));
        CHECK(read->log == reception.log);
        CHECK(read->correction == reception.correction);
    }
}

TEST_CASE("reception: what is not in the form is nothing", "[reception]") {
    CHECK(parse_draft("{}") == ReceptionDraft{}); // all that is absent has its default
    for (const char* text :
         {"", "[]", "5", "{\"opinions\":5}", "{\"opinions\":[{\"route\":\"nowhere\"}]}",
          "{\"present\":[\"ghost\"]}", "{\"visitor\":{\"lines\":[[1,2]]}}",
          "{\"visitor\":{\"declined\":\"no\"}}", "{\"language\":7}", "{\"visitor\":{\"at\":\"now\"}}"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_draft(text));
        CHECK_FALSE(parse_reception(text));
    }
    CHECK_FALSE(parse_reception("{}"));
}

TEST_CASE("pin: a secret is found among the hashes of all deputies", "[pin]") {
    const std::vector<std::string> hashes{"", hash_pin("1234", {1}), hash_pin("LZ1D:BADGE", {2}),
                                          hash_pin("77", {2})};
    CHECK(find_secret("1234", hashes) == 1U);
    CHECK(find_secret("LZ1D:BADGE", hashes) == 2U);
    CHECK(find_secret("77", hashes) == 3U);
    CHECK_FALSE(find_secret("78", hashes));
    CHECK_FALSE(find_secret("", hashes));
}
