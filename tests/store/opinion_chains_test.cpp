// What became of opinions: the county's news, the citizen's question and word.
#include "catch.hpp"
#include "station.hpp"
#include "store/opinion_chains.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

const ChainRules rules;

struct Raised {
    TemporaryFolder folder;
    StoreAtWork station{folder.data()};
    OpinionChains chains{*station.database, random_from(7)};
    Ticket ticket = station.in_meeting(1);
    Reception reception = station.visits.finish_reception(reception_of(ticket), morning()).value();
    std::string opinion = reception.log.opinions.at(0).id;
    int events = 0;

    ChainEvent event(ChainDeed deed, const char* outcome = "") {
        return {.id = "00000000-0000-4000-8000-00000000010" + std::to_string(++events),
                .opinion_id = opinion,
                .deed = deed,
                .at = morning(60min * events).wall,
                .office = "水务局",
                .text = "已经修好",
                .outcome = outcome};
    }
    void news(std::vector<ChainEvent> all, std::int64_t cursor) {
        REQUIRE(chains.take_news({std::move(all), {}, {cursor, 0}}, rules));
    }
    OpinionProgress progress() {
        const auto all = chains.of_ticket(ticket.id, rules).value();
        REQUIRE(all.size() == 1);
        return all[0];
    }
    std::size_t records() { return station.records().size(); }
};

} // namespace

TEST_CASE("the county's news are there for the ticket and for the person, and for nobody else") {
    Raised f;
    CHECK(f.progress().state.stage == OpinionStage::first_review);
    f.news({f.event(ChainDeed::assigned), f.event(ChainDeed::answered, "a")}, 2);
    CHECK(f.progress().state.stage == OpinionStage::answered);
    CHECK(f.progress().state.answer == "已经修好");
    CHECK(f.progress().events.size() == 2);
    const auto key = f.station.key->person_key(person(1).visitor.number);
    REQUIRE(f.chains.of_person(key, rules).value().size() == 1);
    CHECK(f.chains.of_person(f.station.key->person_key(person(2).visitor.number), rules).value().empty());
    CHECK(f.chains.of_person("", rules).value().empty());
    CHECK(f.chains.of_ticket(f.station.in_meeting(2).id, rules).value().empty());
}

TEST_CASE("news that come twice, or about what was never here, change nothing") {
    Raised f;
    const auto assigned = f.event(ChainDeed::assigned);
    f.news({assigned}, 1);
    CHECK(f.chains.cursor().value() == 1);
    f.news({assigned}, 1);
    ChainEvent strange = f.event(ChainDeed::answered, "a");
    strange.opinion_id = "00000000-0000-4000-8000-000000000999";
    f.news({strange}, 2);
    CHECK(f.progress().events.size() == 1);
    CHECK(f.chains.cursor().value() == 2);
    f.news({}, 1); // an old answer that comes late
    CHECK(f.chains.cursor().value() == 2);
}

TEST_CASE("a dissatisfied citizen opens the opinion again, and the county is told in the same step") {
    Raised f;
    f.news({f.event(ChainDeed::assigned), f.event(ChainDeed::answered, "a")}, 2);
    const auto before = f.records();
    const auto said = f.chains.say(f.opinion, Satisfaction::dissatisfied, rules, morning(5h)).value();
    CHECK(said.state.stage == OpinionStage::assigned);
    REQUIRE(f.records() == before + 1);
    const auto record = f.station.records().back();
    CHECK(record.kind == RecordKind::chain_event);
    CHECK(parse_chain_event(record.body).value() == said.events.back());
    CHECK_FALSE(f.chains.say(f.opinion, Satisfaction::satisfied, rules, morning(6h))); // asked once an answer
    CHECK(f.records() == before + 1);

    auto back = said.events.back(); // the county tells it back, and goes on
    f.news({back, f.event(ChainDeed::answered, "c")}, 4);
    CHECK(f.progress().events.size() == 4);
    CHECK(f.progress().state.outcome == "c");
    CHECK(f.progress().state.rounds == 2);
}

TEST_CASE("the county's order counts, wherever this station's own word came in") {
    Raised f;
    f.news({f.event(ChainDeed::assigned), f.event(ChainDeed::answered, "b")}, 2);
    const auto own = f.chains.say(f.opinion, Satisfaction::fairly, rules, morning(9h)).value().events.back();
    const auto later = f.event(ChainDeed::answered, "a"); // the county had the word before it answered again
    f.news({own, later}, 4);
    CHECK(f.progress().state.stage == OpinionStage::answered);
    CHECK(f.progress().state.carried_out);
}

TEST_CASE("the history of an opinion is only added to") {
    Raised f;
    f.news({f.event(ChainDeed::assigned)}, 1);
    for (const char* sql : {"UPDATE chain_events SET body = '{}'", "DELETE FROM chain_events"})
        CHECK_THAT(ask(f.folder.database(), sql), contains_text("only added to"));
    CHECK(f.progress().events.size() == 1);
}

TEST_CASE("a withdrawn opinion asks nobody, one whose words are erased can still be followed") {
    Raised f;
    f.news({f.event(ChainDeed::assigned), f.event(ChainDeed::answered, "a")}, 2);
    f.station.deliver_everything();
    REQUIRE(Retention(*f.station.database).purge(30, days_later(100)));
    CHECK(f.progress().words.empty());
    CHECK(f.progress().state.answer == "已经修好");
    CHECK(f.chains.of_person(f.station.key->person_key(person(1).visitor.number), rules).value().empty());
    REQUIRE(f.chains.say(f.opinion, Satisfaction::satisfied, rules, days_later(101)));
    tell(f.folder.database(), "UPDATE opinions SET withdrawn = 1");
    CHECK(f.progress().state.withdrawn);
}
