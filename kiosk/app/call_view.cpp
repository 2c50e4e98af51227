#include "app/call_view.hpp"

#include <fstream>
#include <iterator>

#include <spdlog/spdlog.h>

#include "app/unconfigured.hpp"
#include "app/world.hpp"
#include "view/call_board.hpp"

namespace liaison::app {

namespace {

constexpr std::chrono::milliseconds looks_every{
    500}; // a called number is seen soon enough, and a look is cheap

domain::MonotonicTime next_minute(const domain::Now& now) {
    using namespace std::chrono;
    const auto into_minute = now.wall - floor<minutes>(now.wall);
    return now.monotonic + duration_cast<milliseconds>(minutes{1} - into_minute);
}

} // namespace

CallView::CallView(const CommandLine& command_line, const Settings& settings, const domain::TrustRoot& root)
    : data_folder_(command_line.data_folder), station_id_(settings.station_id), root_(root),
      county_key_(root.appointment_key()), configuration_(unconfigured(settings.station_id)),
      screen_map_(command_line.screen_map), high_contrast_(settings.screen.high_contrast) {
    std::ifstream file(settings.first_configuration, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (auto first = domain::parse_signed_configuration(text))
        take(store::CallNews{.tickets = {}, .configuration = *std::move(first), .roots = {}});
}

void CallView::run(ui::Window& window, const std::function<bool()>& should_end) {
    auto picture_due = now().monotonic;
    while (!window.close_requested() && !should_end()) {
        if (look() || now().monotonic >= picture_due) {
            picture_due = next_minute(now());
            window.request_frame();
        }
        if (window.frame_due()) draw(window);
        window.wait(std::chrono::duration<double>(looks_every).count());
    }
    text_engine_.release_textures();
}

// Without a store, or while it is another version's, the last picture stays: the kiosk begins again in a
// moment.
bool CallView::look() {
    if (reader_ && reader_->is_replaced()) reader_.reset();
    if (!reader_) {
        auto opened = store::CallReader::open(data_folder_);
        if (!opened) return false;
        reader_ = std::move(*opened);
    }
    auto news = reader_->news(configuration_.time_zone.to_local(now().wall).day);
    if (!news) {
        spdlog::warn("the store cannot be read: {}", news.error().detail);
        reader_.reset();
        return false;
    }
    if (!*news) return false;
    take(**std::move(news));
    return true;
}

void CallView::take(store::CallNews news) {
    day_.tickets = std::move(news.tickets);
    if (!news.configuration || news.configuration->document == document_) return;
    document_ = news.configuration->document;
    domain::TrustChain trust(root_);
    for (const domain::SignedStatement& root : news.roots)
        (void)trust.follow(root); // what does not follow makes the configuration invalid, which is told below
    auto opened = domain::open_configuration(*news.configuration, trust, station_id_);
    if (!opened) return spdlog::error("the configuration is not valid: {}", opened.error().text());
    configuration_ = std::move(opened->configuration);
}

void CallView::draw(ui::Window& window) {
    const auto frame = window.begin_frame();
    if (!frame) return;
    canvas_.begin(*frame, {.theme = high_contrast_ ? &ui::high_contrast_theme() : &ui::light_theme()});
    const language::Words words("zh");
    const flow::Surroundings around{
        .configuration = configuration_, .day = day_, .county_key = county_key_, .store_trouble = std::nullopt};
    const view::KeeperNews nothing_to_mend;
    ui::KeyboardState no_keyboard;
    view::Screen screen{.canvas = canvas_,
                        .words = words,
                        .around = around,
                        .keeper = nothing_to_mend,
                        .keyboard = no_keyboard,
                        .now = now()};
    view::draw_call_board(screen);
    canvas_.end();
    window.end_frame(canvas_.theme().ground);
    std::string shown = "call_board";
    for (const domain::Ticket* ticket : view::called_now(screen))
        shown += " " + ticket->number;
    screen_map_.tell(shown, canvas_.report());
}

} // namespace liaison::app
