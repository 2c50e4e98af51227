// What the desk asks of opinions that go their way, of activities and of the figures; and what voters hand in.
#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"

namespace liaison::app {

namespace {

auto saved(std::uint64_t visit) {
    return [visit](const domain::Activity& activity) { return flow::ActivitySaved{visit, activity}; };
}

} // namespace

void StoreWorker::on(const flow::ListOwnOpinions& effect) {
    if (!store_ || !configuration_) return fail(effect.visit, not_open());
    const auto own = store_->chains.of_deputy(effect.deputy_id, configuration_->opinion_chain, now().wall);
    if (!own) return fail(effect.visit, own.error());
    tell(flow::OwnOpinionsFound{effect.visit, *own});
}

void StoreWorker::on(const flow::SaveView& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->chains.view(effect.opinion_id, effect.deputy_id, effect.view,
                                       configuration_->opinion_chain, moment);
        },
        [&](const domain::OpinionProgress& opinion) {
            return flow::ViewSaved{effect.visit, opinion};
        });
}

void StoreWorker::on(const flow::JoinActivity& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->activities.attend(effect.activity, effect.deputy_id, moment);
        },
        saved(effect.visit));
}

void StoreWorker::on(const flow::BeginRating& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->activities.open_rating(effect.activity, effect.deputy_id, configuration_->rating,
                                                  moment);
        },
        saved(effect.visit));
}

void StoreWorker::on(const flow::EndRating& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->activities.close_rating(effect.activity_id, effect.deputy_id,
                                                   configuration_->rating.fewest_ballots, moment);
        },
        saved(effect.visit));
}

// No word of it in the log: its times would tell who came when.
void StoreWorker::on(const flow::TakeBallot& effect) {
    write(
        effect.visit,
        [&](const store::Moment&) {
            return store_->activities.hand_in(effect.activity_id, effect.person_key, effect.ballot);
        },
        [&](domain::BallotOutcome outcome) {
            return flow::BallotTaken{effect.visit, outcome};
        });
}

void StoreWorker::on(const flow::CountFigures& effect) {
    if (!store_ || !configuration_) return fail(effect.visit, not_open());
    const auto& zone = configuration_->time_zone;
    const auto book = store_->figures.of_year(effect.year, zone, zone.to_local(now().wall).day);
    if (!book) return fail(effect.visit, book.error());
    tell(flow::FiguresCounted{effect.visit, *book});
}

} // namespace liaison::app
