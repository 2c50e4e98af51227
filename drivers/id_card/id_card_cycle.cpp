// The reader's cycle: what each answer leads to (id-card-reader.md 5 and 11).
#include "drivers/id_card/card_content.hpp"
#include "drivers/id_card/id_card_reader.hpp"
#include "drivers/id_card/sdt_status.hpp"
#include "drivers/id_card/text_block.hpp"

namespace drivers {
namespace {

constexpr Span illness_pause{60'000};
constexpr int failed_reads_before_reset = 3;

} // namespace

void IdCardReader::dispatch(SdtAnswer& answer, Instant now) {
    const bool of_module = step_ == Step::probing || step_ == Step::checking || step_ == Step::resetting ||
                           answer.sw3 == sw3::self_test_failed || answer.sw3 == sw3::not_authorised;
    if (of_module) tell_module({module_.number, answer.sw3});
    if (answer.sw3 == sw3::self_test_failed) return become_ill("the reader's self-test failed", now);
    if (answer.sw3 == sw3::not_authorised)
        return become_ill("the reader is not activated: its maker must do that", now);
    switch (step_) {
    case Step::probing:
    case Step::checking: return on_status(answer, now);
    case Step::numbering: tell_module({module_number_text(answer.data), module_.status}); return rest(now);
    case Step::finding: return on_find(answer, now);
    case Step::selecting: return on_select(answer, now);
    case Step::reading: return on_read(answer, now);
    case Step::addressing: return on_address(answer, now);
    case Step::testing_presence: return on_presence(answer, now);
    case Step::resetting: return on_reset(answer, now);
    case Step::closed:
    case Step::settling:
    case Step::resting:
    case Step::card_lies:
    case Step::ill: return;
    }
}

void IdCardReader::on_step_time(Instant now) {
    switch (step_) {
    case Step::settling: return probe_next(now);
    case Step::resting: return request(SdtCommand::find, Step::finding, now);
    case Step::card_lies:
        return request(settings_.presence_test == PresenceTest::read ? SdtCommand::read
                                                                     : SdtCommand::latest_address,
                       Step::testing_presence, now);
    case Step::ill: return request(SdtCommand::reset, Step::resetting, now);
    default: return;
    }
}

// No valid answer in time, also not after the repeats.
void IdCardReader::on_silence(Instant now) {
    switch (step_) {
    case Step::probing: return probe_next(now);
    case Step::numbering: return rest(now); // it is only for the keeper's page
    case Step::addressing: return deliver_card(now);
    case Step::checking: return request(SdtCommand::reset, Step::resetting, now);
    case Step::resetting: return fall_silent();
    case Step::reading: tell(CardTroubleKind::hold_still); [[fallthrough]];
    default: return request(SdtCommand::status, Step::checking, now);
    }
}

void IdCardReader::on_status(const SdtAnswer&, Instant now) {
    // Any well-formed answer shows that it lives and that the speed is right.
    if (step_ == Step::probing) return request(SdtCommand::module_number, Step::numbering, now);
    card_left();
    rest(now);
}

void IdCardReader::rest(Instant now) {
    was_silent_ = false;
    reporter_.report(DeviceState::ready);
    wait(settings_.find_interval, Step::resting, now);
}

void IdCardReader::on_find(const SdtAnswer& answer, Instant now) {
    framings_tried_ = 0;
    if (answer.sw3 == sw3::found) return request(SdtCommand::select, Step::selecting, now);
    if (answer.sw3 == sw3::no_card) told_.reset();
    on_failure(answer, now);
}

void IdCardReader::on_select(const SdtAnswer& answer, Instant now) {
    // After 81 the read may succeed all the same.
    if (answer.sw3 == sw3::done || answer.sw3 == sw3::select_failed)
        return request(SdtCommand::read, Step::reading, now);
    on_failure(answer, now);
}

void IdCardReader::on_read(const SdtAnswer& answer, Instant now) {
    if (answer.sw3 == sw3::done) {
        framing_proved_ = true;
        return take_card(answer.data, now);
    }
    on_failure(answer, now);
}

void IdCardReader::on_failure(const SdtAnswer& answer, Instant now) {
    if (const auto trouble = card_trouble(answer.sw3)) {
        tell(*trouble);
        if (answer.sw3 == sw3::read_failed && ++failed_reads_ >= failed_reads_before_reset)
            return request(SdtCommand::reset, Step::resetting, now);
        return rest(now);
    }
    if (is_back_to_find(answer.sw3)) return rest(now);
    // Unknown, or a command that this module lacks: the keeper sees the three bytes.
    reporter_.report(DeviceState::ready, describe_status(answer));
    wait(settings_.find_interval, Step::resting, now);
}

void IdCardReader::on_reset(const SdtAnswer& answer, Instant now) {
    failed_reads_ = 0;
    card_left();
    if (answer.sw3 == sw3::done) return rest(now);
    reporter_.report(DeviceState::ready, describe_status(answer));
    wait(settings_.find_interval, Step::resting, now);
}

void IdCardReader::take_card(ByteView data, Instant now) {
    failed_reads_ = 0;
    const auto content = split_card_content(data);
    if (!content) {
        tell(CardTroubleKind::cannot_be_read);
        return rest(now);
    }
    auto card = parse_text_block(content->text);
    if (card && settings_.on_photo) settings_.on_photo(content->photo);
    if (!card) {
        tell(card.error() == TextBlockError::check_failed ? CardTroubleKind::check_failed
                                                          : CardTroubleKind::cannot_be_read);
        // The same card is not found again before it left the field.
        return rest(now);
    }
    card_ = std::move(*card);
    request(SdtCommand::latest_address, Step::addressing, now);
}

void IdCardReader::on_address(const SdtAnswer& answer, Instant now) {
    if (answer.sw3 == sw3::done) {
        std::string address = text_field(answer.data);
        if (!address.empty()) card_->address.swap(address);
        wipe(address);
    } else if (is_missing_feature(answer.sw3) && settings_.presence_test == PresenceTest::latest_address) {
        settings_.presence_test = PresenceTest::read;
    }
    deliver_card(now);
}

void IdCardReader::deliver_card(Instant now) {
    told_.reset();
    if (card_) reporter_.emit(CardRead{std::move(*card_)});
    card_.reset();
    if (settings_.presence_test == PresenceTest::none) return rest(now);
    card_lies_ = true;
    wait(settings_.presence_interval, Step::card_lies, now);
}

void IdCardReader::on_presence(const SdtAnswer& answer, Instant now) {
    if (answer.sw3 == sw3::done || answer.sw3 == sw3::item_empty)
        return wait(settings_.presence_interval, Step::card_lies, now);
    card_left();
    rest(now);
}

void IdCardReader::card_left() {
    if (!card_lies_) return;
    card_lies_ = false;
    reporter_.emit(CardGone{});
}

void IdCardReader::tell(CardTroubleKind kind) {
    if (told_ == kind) return;
    told_ = kind;
    reporter_.emit(CardTrouble{kind});
}

void IdCardReader::tell_module(CardModuleSeen seen) {
    if (seen == module_) return;
    module_ = std::move(seen);
    reporter_.emit(module_);
}

void IdCardReader::become_ill(const std::string& detail, Instant now) {
    card_left();
    card_.reset();
    reporter_.report(DeviceState::ill, detail);
    wait(illness_pause, Step::ill, now);
}

} // namespace drivers
