// The keyboard on the glass: its data, and what the keys do to the field that is written in.
#include <spdlog/spdlog.h>

#include "app/kiosk.hpp"

namespace liaison::app {

// When a deputy first opens the desk: before the PIN is typed, all is there, and a station at which nobody
// writes does not hold it in memory.
void Kiosk::load_typing() {
    if (typing_loader_.joinable()) return;
    typing_loader_ =
        std::thread([this] { mailbox_.post(TypingLoaded{typing::load_engines(settings_.typing_data)}); });
}

void Kiosk::on(const TypingLoaded& news) {
    for (const std::string& trouble : news.engines->troubles)
        spdlog::warn("typing: {}", trouble);
    composer_.give(news.engines);
    window_->request_frame();
}

void Kiosk::take_typing(const typing::Action& action) {
    for (const typing::Outcome& outcome : composer_.take(action)) {
        if (const auto* insert = std::get_if<typing::InsertText>(&outcome))
            handle(flow::Event{flow::Touch{flow::AddText{insert->text}}});
        else
            handle(flow::Event{flow::Touch{flow::EraseText{}}});
    }
    window_->request_frame(2); // one to act, one to show what came of it
}

void Kiosk::wipe_typing() {
    composer_.wipe();
    keyboard_ = {};
}

} // namespace liaison::app
