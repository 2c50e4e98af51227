// What the desk and the citizens ask of the queue.
#include "app/store_worker_parts.hpp"

namespace liaison::app {

namespace {

auto called(std::uint64_t visit) {
    return [visit](const domain::Ticket& ticket) { return flow::TicketCalled{visit, ticket.id}; };
}

auto moved(std::uint64_t visit) {
    return [visit](const domain::Ticket&) { return flow::TicketMoved{visit}; };
}

} // namespace

void StoreWorker::on(const flow::CallNextTicket& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.call_next(effect.deputy_id, moment, configuration_->queue);
        },
        [&](const std::optional<domain::Ticket>& ticket) {
            return flow::TicketCalled{effect.visit, ticket ? ticket->id : std::string()};
        });
}

void StoreWorker::on(const flow::CallOneTicket& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.call(effect.ticket_id, effect.deputy_id, moment);
        },
        called(effect.visit));
}

void StoreWorker::on(const flow::CallTicketAgain& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.call_again(effect.ticket_id, moment); },
        called(effect.visit));
}

void StoreWorker::on(const flow::BeginReception& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.begin_reception(effect.ticket_id, moment); },
        moved(effect.visit));
}

void StoreWorker::on(const flow::SetAside& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.set_aside(effect.ticket_id, moment); },
        moved(effect.visit));
}

void StoreWorker::on(const flow::MarkMissed& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.mark_missed(effect.ticket_id, moment); },
        moved(effect.visit));
}

void StoreWorker::on(const flow::Recall& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.recall(effect.ticket_id, moment); },
        moved(effect.visit));
}

void StoreWorker::on(const flow::Transfer& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.transfer(effect.ticket_id, effect.deputy_id, moment);
        },
        moved(effect.visit));
}

void StoreWorker::on(const flow::LeaveQueue& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.leave(effect.ticket_id, moment); },
        moved(effect.visit));
}

void StoreWorker::on(const flow::SetPriority& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.set_priority(effect.ticket_id, effect.reason, effect.deputy_id, moment);
        },
        moved(effect.visit));
}

} // namespace liaison::app
