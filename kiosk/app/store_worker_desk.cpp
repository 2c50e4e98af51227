// What the desk and the keeper's page ask of the store: sign-ins, logs, corrections.
#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"
#include "domain/pin.hpp"
#include "drivers/camera/camera_frame.hpp"
#include "drivers/code_picture/jpeg_picture.hpp"

namespace liaison::app {

namespace {

constexpr int sheet_quality = 70; // of JPEG: small handwriting stays readable, a sheet has some 100 kB

} // namespace

// Counted before it is looked at, so that a plug that is pulled gives no new try. Where the store is ill the
// try is counted in memory alone.
void StoreWorker::try_secret(std::uint64_t visit, const std::string& who, const std::string& pin,
                             const std::string& hash) {
    const auto wall = now().wall;
    if (store_) {
        const auto begun = store_->sign_ins.begin_try(who, {wall, {}});
        if (!begun) spdlog::error("a sign-in could not be counted: {}", begun.error().detail);
        if (begun && !*begun) return tell(flow::PinChecked{visit, false, true});
    }
    const bool right = !hash.empty() && domain::pin_matches(pin, hash);
    if (!right)
        spdlog::warn("a wrong PIN at the {}", who == domain::keeper_signs_in ? "keeper's page" : "desk");
    if (right && store_ && !store_->sign_ins.forget(who)) spdlog::error("wrong tries could not be forgotten");
    tell_day();
    tell(flow::PinChecked{visit, right});
}

void StoreWorker::on(const flow::CheckPin& effect) {
    const domain::Deputy* deputy = configuration_ ? configuration_->find_deputy(effect.deputy_id) : nullptr;
    if (!deputy) return tell(flow::PinChecked{effect.visit, false});
    try_secret(effect.visit, deputy->id, effect.pin, deputy->pin_hash);
}

void StoreWorker::on(const flow::CheckKeeperPin& effect) {
    const std::string& county = configuration_ ? configuration_->keeper.pin_hash : settings_.keeper_pin_hash;
    try_secret(effect.visit, domain::keeper_signs_in, effect.pin,
               county.empty() ? settings_.keeper_pin_hash : county);
}

// Nobody guesses these: a badge's code is random, and a card has to lie on the reader. So tries are not
// counted, and a deputy whom a stranger has locked out by guessing at the PIN comes in by card all the same.
void StoreWorker::recognise_deputy(std::uint64_t visit, const std::string& secret,
                                   std::string domain::Deputy::*hash) {
    std::vector<std::string> hashes;
    if (configuration_)
        for (const domain::Deputy& deputy : configuration_->deputies)
            hashes.push_back(deputy.*hash);
    const auto found = secret.empty() ? std::nullopt : domain::find_secret(secret, hashes);
    if (!found) return tell(flow::DeputyRecognised{visit, {}});
    const std::string& id = configuration_->deputies[*found].id;
    if (store_ && !store_->sign_ins.forget(id)) spdlog::error("wrong tries could not be forgotten");
    tell_day();
    tell(flow::DeputyRecognised{visit, id});
}

void StoreWorker::on(const flow::RecogniseCard& effect) {
    recognise_deputy(effect.visit, effect.number, &domain::Deputy::card_hash);
}

void StoreWorker::on(const flow::RecogniseBadge& effect) {
    recognise_deputy(effect.visit, effect.code, &domain::Deputy::badge_hash);
}

void StoreWorker::on(const flow::LiftSignInLock& effect) {
    if (!store_) return;
    spdlog::info("the keeper lifted the lock of a deputy");
    if (const auto lifted = store_->sign_ins.forget(effect.deputy_id); !lifted) return fail(0, lifted.error());
    tell_day();
}

void StoreWorker::on(const flow::SaveDraft& effect) {
    if (!store_) return;
    if (const auto saved = store_->visits.save_draft(effect.draft); !saved)
        spdlog::error("a draft was not saved: {}", saved.error().detail);
    tell_day();
}

void StoreWorker::on(const flow::SaveReception& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->visits.finish_reception(effect.reception, moment); },
        [&](const domain::Reception&) { return flow::ReceptionSaved{effect.visit}; });
}

void StoreWorker::on(const flow::SaveCorrection& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) { return store_->logs.correct(effect.reception, moment); },
        [&](const domain::Reception&) { return flow::ReceptionSaved{effect.visit}; });
}

void StoreWorker::on(const flow::HandOverReception& effect) {
    write(
        effect.visit,
        [&](const store::Moment& moment) {
            return store_->visits.hand_over(effect.ticket_id, effect.deputy_id, moment);
        },
        [&](const domain::Ticket&) { return flow::TicketMoved{effect.visit}; });
}

void StoreWorker::keep_sheet(flow::KeepSheet wish, std::optional<drivers::GreyPicture> paper) {
    queue_.post([this, wish = std::move(wish), paper = std::move(paper)] {
        if (!paper) return fail(wish.visit, {.detail = "the camera has not shown anything yet"});
        const auto jpeg = drivers::to_jpeg(paper->view(), sheet_quality);
        write(
            wish.visit,
            [&](const store::Moment& moment) { return store_->sheets.add(wish.ticket_id, jpeg, moment); },
            [&](const domain::Sheet& sheet) {
                return flow::SheetKept{wish.visit, sheet};
            });
    });
}

void StoreWorker::on(const flow::ReadSheet& effect) {
    if (!store_) return;
    const auto file = store_->sheets.picture(effect.sheet_id);
    if (!file) return spdlog::error("a sheet cannot be read: {}", file.error().detail);
    if (!*file) return;
    constexpr int side = drivers::largest_frame_side;
    auto picture =
        drivers::jpeg_picture(drivers::ByteView(**file), {.longest_side = side, .pixels = long{side} * side});
    if (!picture) return spdlog::error("a sheet is no picture: {}", picture.error());
    mailbox_.post(SheetSeen{effect.sheet_id, std::move(*picture)});
}

void StoreWorker::on(const flow::LookUpEarlierOpinions& effect) {
    if (!store_) return;
    const auto found = store_->logs.earlier_opinions(effect.ticket_id, effect.deputy_id);
    if (!found) return spdlog::warn("earlier opinions cannot be read: {}", found.error().detail);
    tell(flow::EarlierOpinionsFound{effect.visit, effect.ticket_id, *found});
}

void StoreWorker::on(const flow::ListLogs& effect) {
    if (!store_) return fail(effect.visit, not_open());
    const auto logs = store_->logs.of_deputy(effect.deputy_id, now().wall - domain::logs_listed_for);
    if (!logs) return fail(effect.visit, logs.error());
    tell(flow::LogsListed{effect.visit, *logs});
}

void StoreWorker::on(const flow::ReadLog& effect) {
    if (!store_) return fail(effect.visit, not_open());
    const auto versions = store_->logs.versions(effect.reception_id);
    if (!versions) return fail(effect.visit, versions.error());
    tell(flow::LogRead{effect.visit, *versions});
}

} // namespace liaison::app
