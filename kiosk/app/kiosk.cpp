#include "app/kiosk.hpp"

#include <utility>

#include <spdlog/spdlog.h>

#include "app/county.hpp"
#include "app/ticket_paper.hpp"
#include "app/unconfigured.hpp"
#include "app/world.hpp"
#include "ui/motion.hpp"

namespace liaison::app {

namespace {

constexpr std::chrono::seconds looks_at_machine_every{5}; // while somebody looks
constexpr std::chrono::minutes without_paper_told_for{10};
constexpr std::chrono::seconds settled_after{2}; // then what only the start needed is given back
constexpr std::chrono::seconds works_after{10};  // of drawing: then this start counts as a good one

view::CountyState county_state(sync::LinkState state) {
    switch (state) {
    case sync::LinkState::unknown: return view::CountyState::unknown;
    case sync::LinkState::online: return view::CountyState::online;
    case sync::LinkState::offline: return view::CountyState::offline;
    case sync::LinkState::refused: return view::CountyState::refused;
    }
    return view::CountyState::unknown;
}

// What the keeper tried out stands in the log, and so in the diagnosis.
void note_device_tests(const flow::KeeperPage& before, const flow::KeeperPage& after) {
    const bool reader = after.phase == flow::KeeperPhase::test_reader;
    if (after.test.good > before.test.good)
        spdlog::info("the {} under test: read", reader ? "card reader" : "code scanner");
    if (after.test.bad > before.test.bad) spdlog::info("the card reader under test: not read");
    if (after.touched.all() && !before.touched.all()) spdlog::info("the glass under test: all of it is felt");
}

// Only languages that this program has words for.
void keep_known_languages(std::vector<std::string>& languages) {
    std::erase_if(languages, [](const std::string& code) { return !language::is_available(code); });
    if (languages.empty()) languages.push_back("zh");
}

flow::StationState first_state(const domain::StationConfiguration& configuration, bool desk) {
    auto state = flow::initial_state(configuration, now());
    if (desk) state.desk = flow::desk_terminal(now());
    return state;
}

} // namespace

Kiosk::Kiosk(const CommandLine& command_line, const Settings& settings, const domain::TrustRoot& root,
             Heartbeat& heartbeat)
    : settings_(command_line.desk ? desk_settings(settings) : settings), heartbeat_(heartbeat),
      county_key_(root.appointment_key()), configuration_(unconfigured(settings.station_id)),
      screen_map_(command_line.screen_map), frame_log_(command_line.frame_log),
      state_(first_state(configuration_, command_line.desk)), mailbox_(&ui::Window::wake),
      store_({command_line.data_folder, settings.station_id, settings.first_configuration, root,
              settings.keeper.pin_hash, command_line.desk, command_line.version, settings.disk_kept_back,
              settings.county.sealing_key},
             mailbox_),
      asset_room_({command_line.data_folder / "assets", settings.disk_kept_back, command_line.desk}, mailbox_) {
    report_.version = command_line.version;
    report_.county = settings_.county.url.empty() ? view::CountyState::none : view::CountyState::unknown;
    county_ = make_county_link(settings_, command_line.data_folder, store_, asset_room_, mailbox_);
    if (county_) county_->root_trusted(root.version());
    devices_ = std::make_unique<DeviceRoom>(settings_, mailbox_, store_);
    keeper_room_ = std::make_unique<KeeperRoom>(
        KeeperRoomSettings{settings.station_id, command_line.data_folder, command_line.settings_file,
                           settings.keeper.export_folder, command_line.log_lines},
        mailbox_);
    sound_ = std::make_unique<SoundRoom>(settings_, mailbox_);
    store_.start(
        [this] {
            if (county_) county_->outbox_grew();
        },
        [this](std::int64_t version) {
            if (county_) county_->configuration_applied(version);
        });
}

// In this order: nobody asks the store any more when its thread ends.
Kiosk::~Kiosk() {
    heartbeat_.stopping();
    keeper_room_.reset();
    asset_room_.stop();
    if (typing_loader_.joinable()) typing_loader_.join();
    sound_->stop();
    devices_->stop();
    if (county_) county_->stop();
    store_.stop();
}

// What no visitor needs for the first picture.
void Kiosk::start_threads() {
    devices_->start();
    sound_->start();
    if (county_) county_->start();
}

void Kiosk::run(ui::Window& window, const std::function<bool()>& should_end) {
    window_ = &window;
    store_.note_that_program_draws();
    take_messages(); // the store was opened beside the window: the first picture already knows who is on duty
    draw();
    start_threads();
    heartbeat_.shown(now().monotonic, [this] { store_.ask_for_life(); });
    while (!window_->close_requested() && !should_end()) {
        const auto wait = std::max(std::chrono::milliseconds{0}, next_wake() - now().monotonic);
        window_->wait(std::chrono::duration<double>(wait).count());
        take_messages();
        on_time();
        if (window_->frame_due()) draw();
    }
    text_engine_.release_textures();
    pictures_.clear();
    camera_pictures_.clear();
}

domain::MonotonicTime Kiosk::next_wake() const {
    auto wake_at = std::min(picture_due_, flow::next_deadline(state_).value_or(picture_due_));
    wake_at = std::min({wake_at, heartbeat_.due().value_or(wake_at), devices_->next_check()});
    if (!settled_) wake_at = std::min(wake_at, domain::MonotonicTime{settled_after});
    if (!works_noted_) wake_at = std::min(wake_at, domain::MonotonicTime{works_after});
    if (state_.keeper.is_open()) wake_at = std::min(wake_at, look_due_);
    return wake_at;
}

void Kiosk::take_messages() {
    for (const Message& message : mailbox_.take())
        std::visit([this](const auto& what) { on(what); }, message);
}

void Kiosk::on_time() {
    const auto moment = now().monotonic;
    const auto deadline = flow::next_deadline(state_);
    if (deadline && moment >= *deadline) handle(flow::Tick{});
    if (moment >= picture_due_) window_->request_frame();
    devices_->check();
    heartbeat_.beat(moment);
    if (state_.keeper.is_open() && moment >= look_due_) {
        look_due_ = moment + looks_at_machine_every;
        keeper_room_->look_at_machine();
    }
    if (!settled_ && moment >= domain::MonotonicTime{settled_after}) {
        settled_ = true;
        text_engine_.let_go_of_fonts();
        give_memory_back();
    }
    if (works_noted_ || moment < domain::MonotonicTime{works_after}) return;
    works_noted_ = true;
    store_.note_that_program_works();
}

// ---- what happened ----

void Kiosk::handle(const flow::Event& event) {
    const bool was_desk = state_.desk.is_open();
    const auto visit_before = state_.visit.number;
    const auto session_before = state_.desk.number;
    const bool was_writing = state_.desk.phase == flow::DeskPhase::reception;
    auto [next, effects, refused] = flow::step(state_, event, surroundings(), now());
    note_device_tests(state_.keeper, next.keeper);
    state_ = std::move(next);
    if (state_.desk.is_open()) load_typing();
    for (flow::Effect& effect : effects)
        carry_out(effect);
    // A visit is over: its words must not stay in the cache of set text either.
    if (state_.visit.number != visit_before ||
        (was_desk && (!state_.desk.is_open() || state_.desk.number != session_before))) {
        text_engine_.forget_paragraphs();
        text_engine_.let_go_of_fonts();
        wipe_typing();
    }
    if (was_writing && state_.desk.phase != flow::DeskPhase::reception) wipe_typing();
    if (state_.desk.phase != flow::DeskPhase::signing) signing_ = {};
    window_->request_frame();
}

void Kiosk::carry_out(flow::Effect& effect) {
    const auto paper = [this](const language::Words& words) {
        return PaperContext{configuration_, words, text_engine_, settings_, now().wall};
    };
    if (const auto* ticket = std::get_if<flow::PrintTicket>(&effect)) {
        const language::Words words(ticket->language);
        print(ticket->issued.ticket.number, ticket_paper(ticket->job_id, ticket->issued, paper(words)));
    } else if (const auto* booking = std::get_if<flow::PrintBooking>(&effect)) {
        const language::Words words(booking->language);
        print(booking->issued.appointment.number,
              booking_paper(booking->job_id, booking->issued, paper(words)));
    } else if (const auto* page = std::get_if<flow::PrintTestPage>(&effect)) {
        const language::Words words(language());
        devices_->print(test_page(page->job_id, paper(words)));
    } else if (const auto* diagnosis = std::get_if<flow::WriteDiagnosis>(&effect)) {
        devices_->tell_keeper(report_);
        keeper_room_->write_diagnosis(diagnosis->visit, report_);
    } else if (const auto* figures = std::get_if<flow::WriteFigures>(&effect)) {
        keeper_room_->write_figures(figures->visit, figures->book);
    } else if (const auto* chime = std::get_if<flow::Chime>(&effect)) {
        sound_->chime(*chime, local_minute());
    } else if (const auto* speak = std::get_if<flow::Speak>(&effect)) {
        sound_->speak(*speak, local_minute());
    } else if (std::holds_alternative<flow::StopSpeaking>(effect)) {
        sound_->stop_speaking();
    } else if (const auto* sheet = std::get_if<flow::KeepSheet>(&effect)) {
        store_.keep_sheet(*sheet, camera_pictures_.paper());
    } else {
        store_.carry_out(std::move(effect));
    }
}

// First it is written down that it is printed, then it is: after a restart nothing is printed twice.
void Kiosk::print(const std::string& number, drivers::PrintJob job) {
    std::string id = job.job_id;
    store_.print_once(std::move(id), number,
                      [this, job = std::move(job)]() mutable { devices_->print(std::move(job)); });
}

void Kiosk::on(const DayChanged& news) {
    flow::take_lifted_locks(state_.desk, day_, news.day);
    day_ = news.day;
    window_->request_frame();
}

void Kiosk::on(const StoreHealth& news) {
    store_trouble_ = news.trouble;
    report_.store_works = !news.trouble;
    window_->request_frame();
}

void Kiosk::on(const DiskRoomChanged& news) {
    keeper_.disk_short = news.room != domain::DiskRoom::ample;
    window_->request_frame();
}

void Kiosk::on(const ConfigurationInForce& news) {
    configuration_ = news.configuration;
    report_.configuration_version = configuration_.version;
    report_.configuration_expires = news.expires;
    keep_known_languages(configuration_.languages);
    asset_room_.read_texts(configuration_.language_packs);
    sound_->follow(configuration_.voice, asset_room_.folder());
    keeper_.configuration_code.clear();
    if (state_.visit.phase == flow::VisitPhase::welcome && !state_.ballot.is_open())
        state_.visit.language = configuration_.languages.front();
    window_->request_frame();
}

void Kiosk::on(const TrustChanged& news) {
    county_key_ = news.appointment_key;
    if (county_) county_->root_trusted(news.version);
}

void Kiosk::on(const ConfigurationMissing& news) {
    keeper_.configuration_code = news.code;
    window_->request_frame();
}

void Kiosk::on(const sync::LinkStatus& status) {
    report_.county = county_state(status.state);
    report_.county_last_contact = status.last_contact;
    report_.county_detail = status.detail;
    report_.unsent = status.unsent;
    report_.county_ahead = status.county_ahead;
    const bool silent = status.state == sync::LinkState::offline || status.state == sync::LinkState::refused;
    if (state_.keeper.is_open()) window_->request_frame();
    if (silent == keeper_.county_silent && status.unsent == day_.unsent_records) return;
    if (silent && !keeper_.county_silent) spdlog::warn("the county is silent: {}", status.detail);
    keeper_.county_silent = silent;
    day_.unsent_records = status.unsent;
    window_->request_frame();
}

void Kiosk::on(const SoundWorks& news) {
    sound_->take(news);
    sound_->tell_keeper(keeper_);
    window_->request_frame();
}

void Kiosk::on(const VoicesKnown& news) {
    sound_->take(news);
    window_->request_frame();
}

domain::MinuteOfDay Kiosk::local_minute() const {
    return configuration_.time_zone.to_local(now().wall).minute;
}

// Their people may still stand there without paper: the number counts all the same.
void Kiosk::on(const PrintsInterrupted& news) {
    keeper_.unprinted_numbers = news.numbers;
    keeper_.unprinted_until = now().monotonic + without_paper_told_for;
    window_->request_frame();
}

void Kiosk::on(const MachineLookedAt& news) {
    report_.machine = news.report;
    window_->request_frame();
}

void Kiosk::on(const CameraSees& news) {
    if (camera_pictures_.take(news)) window_->request_frame();
}

void Kiosk::on(const SheetSeen& news) {
    if (camera_pictures_.take(news)) window_->request_frame();
}

// The camera is on only while somebody is asked for a code, at the desk for a badge, or while a sheet lies
// under it.
void Kiosk::use_camera() {
    using enum drivers::CameraUse;
    const bool citizen = !state_.desk.is_open() && !state_.keeper.is_open();
    const bool signs_in =
        state_.desk.phase == flow::DeskPhase::choose_deputy || state_.desk.phase == flow::DeskPhase::enter_pin;
    const bool asked = (citizen && state_.visit.phase == flow::VisitPhase::identify) || signs_in ||
                       state_.keeper.phase == flow::KeeperPhase::test_scanner;
    const auto use = asked ? codes : state_.desk.photographs() ? paper : off;
    devices_->use_camera(use);
    camera_pictures_.show(use, state_.desk.sheet_id);
}

// ---- what is seen ----

flow::Surroundings Kiosk::surroundings() const {
    return {.configuration = configuration_,
            .day = day_,
            .county_key = county_key_,
            .card_reader = devices_->card_reader(),
            .code_scanner = devices_->code_scanner(),
            .camera = devices_->camera(),
            .printer = devices_->printer(),
            .store_trouble = store_trouble_,
            .usual_display = usual_display(),
            .voices = sound_->voices(),
            .keeper_has_pin = !configuration_.keeper.pin_hash.empty() || !settings_.keeper.pin_hash.empty()};
}

// Of what is on the glass now.
std::string Kiosk::language() const {
    return state_.desk.is_open() ? "zh" : state_.visit.language;
}

flow::DisplayChoice Kiosk::usual_display() const {
    return {.large_text = settings_.screen.large_text, .high_contrast = settings_.screen.high_contrast};
}

ui::CanvasSettings Kiosk::canvas_settings() const {
    // Deputy and keeper see it as usual, whatever the last citizen chose.
    const bool desk = state_.desk.is_open() || state_.keeper.is_open();
    const flow::DisplayChoice display = desk ? usual_display() : state_.visit.display_or(usual_display());
    return {.theme = display.high_contrast ? &ui::high_contrast_theme() : &ui::light_theme(),
            .language = ui::text_language(language()),
            .elder = display.large_text,
            .lowered = display.lowered,
            .audience = view::audience_of(state_)};
}

// A new question slides in; where nothing is asked, and in quiet mode, nothing moves.
void Kiosk::move_in(const view::Screen& screen, domain::Now moment) {
    const std::string name = view::screen_name(state_);
    const bool first = shown_.empty();
    if (name != shown_) {
        shown_ = name;
        shown_since_ = first ? domain::MonotonicTime{} : moment.monotonic;
    }
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(moment.monotonic.since_start -
                                                                             shown_since_.since_start);
    if (!settings_.screen.motion || first || !screen.question_begins || since >= ui::motion_lasts) return;
    ui::slide_in(canvas_, *screen.question_begins, ui::motion_share(since));
    window_->request_frame();
}

void Kiosk::draw() {
    use_camera();
    const auto frame = window_->begin_frame();
    if (!frame) return;
    const auto moment = now();
    const bool finger = frame->input.pressed || !frame->input.text.empty() || !frame->input.keys.empty();
    canvas_.begin(*frame, canvas_settings());
    const language::Words words(language());
    const flow::Surroundings around = surroundings();
    devices_->tell_keeper(report_);
    report_.sound.configured = settings_.sound.kind != SoundKind::none;
    report_.sound.ailment = keeper_.sound_ill ? view::Ailment::not_there : view::Ailment::none;
    view::Screen screen{.canvas = canvas_,
                        .words = words,
                        .around = around,
                        .keeper = keeper_,
                        .keyboard = keyboard_,
                        .now = moment,
                        .hold = &hold_,
                        .report = &report_};
    pictures_.begin_draw(moment.monotonic);
    screen.pictures = &pictures_;
    screen.composer = &composer_;
    screen.camera = camera_pictures_.picture();
    screen.signing = &signing_;
    view::draw(screen, state_);
    asset_room_.read(pictures_.take_wishes());
    move_in(screen, moment);
    canvas_.end();
    tell_missing_fonts();
    // Glyphs may lie elsewhere in the atlas now, under the same places on the screen.
    if (const auto evicted = text_engine_.counters().evicted_pages;
        evicted != std::exchange(evicted_pages_, evicted))
        window_->repaint_all();
    if (window_->end_frame(canvas_.theme().ground)) frame_log_.tell();
    screen_map_.tell(view::screen_name(state_), canvas_.report());
    picture_due_ = view::next_change(state_, moment);
    if (const auto redraw = keyboard_.redraw_at(); redraw && *redraw > moment.monotonic.since_start)
        picture_due_ = std::min(picture_due_, domain::MonotonicTime{*redraw});
    if (screen.typed) take_typing(*screen.typed);
    // Whatever else is touched finishes what is being composed first: no letter is lost.
    if (screen.touched && state_.desk.is_open()) take_typing(typing::ChooseMethod{composer_.method()});
    if (screen.touched)
        handle(flow::Event{*screen.touched});
    else if (finger)
        handle(flow::GlassTouched{});
}

// Fonts are opened when the first character needs them, so they are missed one by one.
void Kiosk::tell_missing_fonts() {
    const auto& missing = text_engine_.warnings();
    for (; fonts_told_ < missing.size(); ++fonts_told_)
        spdlog::error("the font {} {}", missing[fonts_told_].file, missing[fonts_told_].reason);
}

} // namespace liaison::app
