#include "logs.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace liaison::simulation {

using namespace std::chrono_literals;

namespace {

constexpr std::array categories{"water", "roads", "school"};

domain::Opinion matter_of(World& world, int talk) {
    domain::Opinion opinion{.category = world.random.one_of(categories)};
    for (int i = world.random.between(1, 12); i > 0; --i)
        opinion.words += fmt::format("谈话内容-{:06}，村里的事。", talk);
    if (world.random.once_in(5)) {
        opinion.route = domain::OpinionRoute::answered_on_the_spot;
        opinion.answer = fmt::format("谈话内容-{:06}，当场答复。", talk);
    }
    return opinion;
}

} // namespace

domain::ReceptionLog log_of(World& world, int talk) {
    domain::ReceptionLog log{.language = "zh", .opinions = {}};
    constexpr std::array usual{0, 0, 1, 1, 1, 1, 2, 3};
    for (int i = world.random.one_of(usual); i > 0; --i)
        log.opinions.push_back(matter_of(world, talk));
    log.no_matter = log.opinions.empty();
    if (log.no_matter) log.opinions.emplace_back(); // the one that the glass has ready stays untouched
    log.confidential = world.random.once_in(10);
    return log;
}

domain::Reception reception_of(World& world, const domain::Ticket& ticket, int talk) {
    return {.id = {},
            .ticket_id = ticket.id,
            .check_in_id = ticket.check_in_id,
            .deputy_id = ticket.deputy_id,
            .begun_at = ticket.called_at.value_or(world.now().wall),
            .ended_at = world.now().wall,
            .log = log_of(world, talk)};
}

std::optional<domain::Reception> log_that_was_written(World& world, const domain::Ticket& ticket) {
    const auto listed =
        saved(world.station->logs.of_deputy(ticket.deputy_id, world.now().wall - 1h), "a deputy's logs");
    for (const domain::LogSummary& log : listed)
        if (log.ticket_id == ticket.id)
            return saved(world.station->logs.versions(log.reception_id), "the versions of a log").back();
    return std::nullopt;
}

void correct_a_log(World& world) {
    const store::Moment now = world.now();
    const std::string& deputy = world.random.one_of(Plan::deputies());
    const auto listed =
        saved(world.station->logs.of_deputy(deputy, now.wall - domain::logs_listed_for), "a deputy's logs");
    if (listed.empty()) return;
    const auto versions =
        saved(world.station->logs.versions(world.random.one_of(listed).reception_id), "the versions of a log");
    domain::Reception next = versions.back();
    must(!world.station->logs.correct(next, now), "a version of a log was written twice", next.id);
    ++next.version;
    next.correction = domain::Correction{deputy, now.wall, "补充"};
    auto& opinions = next.log.opinions;
    std::erase_if(opinions, [](const domain::Opinion& opinion) { return opinion.is_untouched(); });
    if (opinions.size() < domain::max_opinions && world.random.once_in(2)) {
        const auto talk = std::find_if(world.ledger.talks.begin(), world.ledger.talks.end(),
                                       [&](const domain::WallTime& end) { return end == next.ended_at; });
        if (talk == world.ledger.talks.end()) return;
        opinions.push_back(matter_of(world, static_cast<int>(talk - world.ledger.talks.begin())));
    } else if (!opinions.empty()) {
        opinions.erase(opinions.begin());
    }
    next.log.no_matter = opinions.empty();
    world.ledger.received(saved(world.station->logs.correct(next, now), "a correction"), now.wall);
    ++world.counts.corrections;
}

void view_an_answer(World& world, const std::string& deputy) {
    const auto own = saved(world.station->chains.of_deputy(deputy, world.chain_rules, world.now().wall),
                           "a deputy's opinions");
    for (const domain::OpinionProgress& opinion : own) {
        must(!world.ledger.matters.at(opinion.opinion_id).withdrawn, "a withdrawn opinion asks its deputy");
        if (opinion.state.answer.empty() || opinion.state.deputy_view) continue;
        const auto viewed =
            saved(world.station->chains.view(opinion.opinion_id, deputy, domain::Satisfaction::fairly,
                                             world.chain_rules, world.now()),
                  "a deputy's view");
        world.ledger.said(viewed.events.back());
        world.ledger.touched.insert(world.ledger.matters.at(opinion.opinion_id).ticket_id);
        ++world.counts.words;
        return;
    }
}

} // namespace liaison::simulation
