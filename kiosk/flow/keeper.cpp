#include "flow/keeper.hpp"

#include <algorithm>
#include <array>

#include "flow/touch_set.hpp"

namespace liaison::flow {

using enum KeeperPhase;

namespace {

constexpr TouchSet testing = fingers<GoBack, SignOut>();
constexpr std::array<TouchSet, keeper_phase_count> allowed{
    /* closed       */ TouchSet{},
    /* enter_pin    */ fingers<PressKey, EraseKey, SubmitPin, GoBack, GoHome>(),
    /* checking_pin */ TouchSet{},
    /* overview     */ fingers<TestDevice, ExportDiagnosis, LiftLock, SignOut>(),
    /* test_reader  */ testing,
    /* test_scanner */ testing,
    /* test_glass   */ testing | fingers<TouchCells>(),
};

// Too many wrong PINs, since this start of the program or before it.
bool is_paused(const KeeperPage& page, const Surroundings& around, domain::Now now) {
    for (const domain::SignInTries& tries : around.day.sign_ins)
        if (tries.who == domain::keeper_signs_in && tries.is_paused(now.wall)) return true;
    return page.tries.is_locked(now.monotonic);
}

class Stepper {
public:
    Stepper(const KeeperPage& page, const Surroundings& around, domain::Now now)
        : page_(page), around_(around), now_(now) {}

    KeeperStep take(const Event& event) {
        std::visit([this](const auto& what) { on(what); }, event);
        return {std::move(page_), std::move(effects_), refused_};
    }

private:
    // ---- fingers ----
    void on(const Touch& touch) {
        if (!may_touch(page_.phase, touch)) {
            refused_ = true;
            return;
        }
        page_.last_activity = now_.monotonic;
        std::visit([this](const auto& what) { on_touch(what); }, touch);
    }

    void on_touch(const PressKey& touch) {
        page_.notice = KeeperNotice::none;
        type_pin(page_.pin, touch.key);
    }
    void on_touch(const EraseKey&) {
        if (!page_.pin.empty()) page_.pin.pop_back();
    }
    void on_touch(const SubmitPin&) {
        if (!around_.keeper_has_pin) {
            page_.notice = KeeperNotice::no_pin;
        } else if (is_paused(page_, around_, now_)) {
            page_.notice = KeeperNotice::pin_locked;
        } else if (!page_.pin.empty()) {
            effects_.push_back(CheckKeeperPin{page_.number, page_.pin});
            page_.phase = checking_pin;
        }
        wipe_pin(page_.pin);
    }
    void on_touch(const GoBack&) {
        if (page_.phase == enter_pin) return close();
        page_.phase = overview;
    }
    void on_touch(const GoHome&) { close(); }
    void on_touch(const SignOut&) { close(); }
    void on_touch(const TestDevice& touch) {
        if (touch.device == KeeperTest::printer) return print_page();
        if (touch.device == KeeperTest::sound) {
            effects_.push_back(Chime{ChimeKind::number_called});
            page_.notice = KeeperNotice::bell_rung;
            return;
        }
        page_.notice = KeeperNotice::none;
        page_.test = {};
        page_.touched.reset();
        page_.phase = touch.device == KeeperTest::card_reader    ? test_reader
                      : touch.device == KeeperTest::code_scanner ? test_scanner
                                                                 : test_glass;
    }
    void on_touch(const TouchCells& touch) { page_.touched |= touch.cells; }
    void on_touch(const ExportDiagnosis&) {
        if (page_.notice == KeeperNotice::exporting) return;
        page_.notice = KeeperNotice::exporting;
        effects_.push_back(WriteDiagnosis{page_.number});
    }
    void on_touch(const LiftLock& touch) { effects_.push_back(LiftSignInLock{touch.deputy_id}); }
    template <class Others>
    void on_touch(const Others&) {}

    // ---- devices: the person on the card and what the code says are nobody's business here ----
    void on(const CardRead&) { card(true); }
    void on(const CardTrouble&) { card(false); }
    void on(const CardGone&) { page_.test.card_there = false; }
    void on(const CodeScanned&) {
        if (page_.phase != test_scanner) return;
        page_.last_activity = now_.monotonic;
        ++page_.test.good;
        page_.test.last_was_good = true;
    }
    void on(const PrintDone& event) {
        if (event.job_id != page_.page_job() || page_.notice != KeeperNotice::page_printing) return;
        page_.notice = event.printed ? KeeperNotice::page_printed : KeeperNotice::page_not_printed;
    }

    // ---- answers ----
    void on(const PinChecked& event) {
        if (event.visit != page_.number || page_.phase != checking_pin) return;
        page_.phase = enter_pin;
        if (event.right) {
            page_.tries = {};
            page_.notice = KeeperNotice::none;
            page_.phase = overview;
        } else {
            const bool locked =
                event.refused || page_.tries.add_wrong(now_.monotonic) || is_paused(page_, around_, now_);
            page_.notice = locked ? KeeperNotice::pin_locked : KeeperNotice::pin_wrong;
        }
    }
    void on(const DiagnosisExported& event) {
        if (event.visit != page_.number || page_.notice != KeeperNotice::exporting) return;
        page_.export_place = event.place;
        page_.notice = event.place.empty() ? KeeperNotice::not_exported : KeeperNotice::exported;
    }

    // ---- time ----
    void on(const Tick&) {
        if (now_.monotonic >= page_.last_activity + keeper_locks_after) close();
    }
    void on(const GlassTouched&) { page_.last_activity = now_.monotonic; }
    template <class Other>
    void on(const Other&) {}

    // ---- pieces ----
    void card(bool was_read) {
        if (page_.phase != test_reader) return;
        page_.last_activity = now_.monotonic;
        ++(was_read ? page_.test.good : page_.test.bad);
        page_.test.last_was_good = was_read;
        page_.test.card_there = true;
    }

    void print_page() {
        if (page_.notice == KeeperNotice::page_printing) return;
        ++page_.pages;
        page_.notice = KeeperNotice::page_printing;
        effects_.push_back(PrintTestPage{page_.page_job()});
    }

    void close() {
        KeeperPage closed;
        closed.number = page_.number;
        closed.tries = page_.tries;
        wipe_pin(page_.pin);
        page_ = std::move(closed);
    }

    KeeperPage page_;
    const Surroundings& around_;
    domain::Now now_;
    Effects effects_;
    bool refused_ = false;
};

} // namespace

std::string KeeperPage::page_job() const {
    return "test-page-" + std::to_string(number) + "-" + std::to_string(pages);
}

bool may_touch(KeeperPhase phase, const Touch& touch) {
    return allowed[static_cast<std::size_t>(phase)].holds(touch);
}

KeeperPage open_keeper(const KeeperPage& closed, const Surroundings& around, domain::Now now) {
    KeeperPage page = closed;
    page.number = std::max(closed.number, keeper_numbers_begin) + 1;
    page.phase = enter_pin;
    page.last_activity = now.monotonic;
    if (!around.keeper_has_pin)
        page.notice = KeeperNotice::no_pin;
    else if (is_paused(page, around, now))
        page.notice = KeeperNotice::pin_locked;
    return page;
}

KeeperStep step(const KeeperPage& page, const Event& event, const Surroundings& around, domain::Now now) {
    return Stepper(page, around, now).take(event);
}

std::optional<domain::MonotonicTime> next_deadline(const KeeperPage& page) {
    if (!page.is_open()) return std::nullopt;
    return page.last_activity + keeper_locks_after;
}

} // namespace liaison::flow
