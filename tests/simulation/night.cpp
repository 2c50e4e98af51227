#include "night.hpp"

#include "world.hpp"

namespace liaison::simulation {

namespace {

constexpr int retention_days = 30;

void check_totals(const Sitting& sitting, const domain::Rating& rating, int fewest) {
    must(rating.ballots == static_cast<int>(sitting.voters.size()), "ballots were lost or counted twice");
    must(rating.totals.empty() == (rating.ballots < fewest),
         "totals of few ballots are told, or those of many are not");
    for (const domain::AspectTotals& aspect : rating.totals)
        must(aspect.words == sitting.said.at(aspect.aspect), "the totals are not what was said", aspect.aspect);
}

} // namespace

void apply_calendar(World& world) {
    const store::Moment now = world.now();
    const int own = world.ledger.cancel_closed(world.plan, world.clock.zone, now.wall);
    const int cancelled =
        saved(world.visits().follow_calendar(world.plan.calendar(now.today, world.clock.zone), now),
              "cancelling what is closed");
    must(cancelled == own, "not just what is closed was cancelled",
         std::to_string(cancelled) + " and not " + std::to_string(own));
    world.counts.cancelled_for_closing += cancelled;
}

void turn_of_day(World& world) {
    const store::Moment now = world.now();
    const bool all_delivered = saved(world.station->store.outbox.unsent(), "what is unsent") == 0;
    const int own = world.ledger.close_earlier_days(now);
    const int closed = saved(world.visits().close_earlier_days(now), "closing earlier days");
    must(closed == own, "not just what was left of earlier days was closed",
         std::to_string(closed) + " and not " + std::to_string(own));
    apply_calendar(world);
    const bool is_over = world.sitting && world.sitting->activity.day < now.today;
    const int ratings =
        saved(world.station->activities.close_earlier_days(world.rating_rules.fewest_ballots, now),
              "closing ratings");
    must(ratings == (is_over ? 1 : 0), "a rating of an earlier day stayed open");
    if (is_over) world.sitting.reset();
    const auto over_before = now.wall - std::chrono::days{retention_days};
    world.erased_all = all_delivered && over_before >= world.newest_erasure;
    world.newest_erasure = std::max(world.newest_erasure, over_before);
    world.counts.erased += saved(world.station->retention.purge(retention_days, now), "erasing").check_ins;
}

void exchange(World& world) {
    store::Outbox& outbox = world.station->store.outbox;
    while (true) {
        const auto batch =
            saved(outbox.next_batch(domain::max_batch_records, domain::max_batch_bytes), "a batch");
        if (batch.empty()) break;
        const auto results = world.county.take(batch);
        if (world.random.once_in(8)) { // the county has it, and the station does not know
            ++world.counts.lost_answers;
            continue;
        }
        saved(outbox.acknowledge(results), "the county's answer");
    }
    while (true) {
        const auto cursor = saved(world.station->chains.cursor(), "the cursor");
        const auto news = world.county.news_after(cursor);
        if (news.opinions.empty()) break;
        saved(world.station->chains.take_news(news, world.chain_rules), "the county's news");
        for (const domain::ChainEvent& event : news.opinions)
            world.ledger.told(event);
        if (world.random.once_in(8))
            must(saved(world.station->chains.take_news(news, world.chain_rules), "news again") == 0,
                 "news that came twice were taken twice");
    }
}

void hold_activity(World& world) {
    if (world.sitting) return;
    const store::Moment now = world.now();
    domain::Activity activity{.id = {},
                              .kind = world.random.once_in(2) ? domain::ActivityKind::study
                                                              : domain::ActivityKind::report_and_rating,
                              .day = now.today,
                              .begun_by = "deputy-1"};
    for (const std::string& deputy : Plan::deputies()) {
        if (!world.random.once_in(2) && deputy != "deputy-1") continue;
        activity = saved(world.station->activities.attend(activity, deputy, now), "attending");
        world.ledger.attendances.emplace_back(deputy, now.wall);
    }
    saved(world.station->activities.attend(activity, "deputy-1", now), "attending twice"); // changes nothing
    if (activity.kind != domain::ActivityKind::report_and_rating) return;
    saved(world.station->activities.open_rating(activity, "deputy-1", world.rating_rules, now),
          "opening a rating");
    Sitting& sitting = world.sitting.emplace(Sitting{activity});
    for (int i = world.random.between(2, 9); i > 0; --i) {
        const int voter = world.random.between(0, 9);
        domain::Ballot ballot;
        for (const domain::RatingAspect& aspect : world.rating_rules.aspects)
            ballot.push_back({aspect.code, static_cast<domain::Satisfaction>(world.random.between(0, 2))});
        const auto outcome =
            saved(world.station->activities.hand_in(activity.id, world.key_of(voter), ballot), "a ballot");
        const bool counts = sitting.voters.insert(voter).second;
        must((outcome == domain::BallotOutcome::counted) == counts, "one person has one ballot");
        if (!counts) continue;
        ++world.counts.ballots;
        for (const domain::RatingEntry& entry : ballot)
            ++sitting.said[entry.aspect].at(static_cast<std::size_t>(entry.word));
    }
}

void close_rating(World& world) {
    if (!world.sitting || world.random.once_in(4)) return; // nobody thinks of it: the day's end will
    const int fewest = world.rating_rules.fewest_ballots;
    const auto closed = saved(
        world.station->activities.close_rating(world.sitting->activity.id, "deputy-2", fewest, world.now()),
        "closing a rating");
    check_totals(*world.sitting, *closed.rating, fewest);
    world.sitting.reset();
}

} // namespace liaison::simulation
