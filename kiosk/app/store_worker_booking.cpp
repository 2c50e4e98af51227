// What the store is asked while a citizen books a time.
#include <utility>

#include "app/store_worker_parts.hpp"
#include "domain/bytes.hpp"

namespace liaison::app {

// The station's own rules answer at once; a shared deputy's time is kept at the county too, where that can be
// reached.
void StoreWorker::on(const flow::HoldSlot& effect) {
    if (!store_ || !configuration_) return;
    const auto slot = store_->visits.look_at_slot(
        effect.request, configuration_->calendar(effect.request.matter), this_moment());
    if (!slot) return tell(flow::HoldRefused{effect.visit, slot.error()});
    if (!slot->shared) return;
    wanted_hold_ = domain::SlotHold{.appointment_id = domain::make_uuid(random_bytes()),
                                    .deputy_id = slot->deputy_id,
                                    .start = slot->start,
                                    .end = slot->end,
                                    .visit = effect.visit};
    tell(flow::SlotHeld{effect.visit, wanted_hold_->appointment_id});
    records_grew_(); // wakes the line to the county
}

std::optional<domain::SlotHold> StoreWorker::next_hold() {
    const auto hold = queue_.ask([this] { return std::exchange(wanted_hold_, std::nullopt); });
    return hold.value_or(std::nullopt);
}

void StoreWorker::hold_answered(const domain::SlotHold& hold, bool held) {
    if (held) return;
    tell(flow::HoldRefused{hold.visit, {domain::SaveError::Kind::rule, domain::BookingError::slot_full, {}}});
}

void StoreWorker::on(const flow::SaveBooking& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.book(effect.request, configuration_->calendar(effect.request.matter), moment);
        },
        [&](const domain::IssuedBooking& issued) {
            return flow::BookingSaved{effect.visit, issued};
        });
}

} // namespace liaison::app
