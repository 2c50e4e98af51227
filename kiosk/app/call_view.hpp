// liaison-kiosk --call-view: the second screen of the room, a process of its own. It reads the kiosk's store
// and writes nothing. Chime and voice are the kiosk's, so that a call is heard once.
#pragma once

#include <functional>

#include "app/kiosk.hpp"
#include "store/call_reader.hpp"

namespace liaison::app {

class CallView {
public:
    CallView(const CommandLine& command_line, const Settings& settings, const domain::TrustRoot& root);

    // Draws in `window` until it is closed or `should_end`; once only.
    void run(ui::Window& window, const std::function<bool()>& should_end);

private:
    bool look(); // true: there is something new to show
    void take(store::CallNews news);
    void draw(ui::Window& window);

    std::filesystem::path data_folder_;
    std::string station_id_;
    domain::TrustRoot root_; // that the machine was set up with
    domain::VerifyingKey county_key_;
    domain::StationConfiguration configuration_;
    std::string document_; // of the configuration in force, to know when it is another
    domain::StationDay day_;
    std::optional<store::CallReader> reader_;
    ui::TextEngine text_engine_;
    ui::Canvas canvas_{text_engine_};
    ScreenMap screen_map_;
    bool high_contrast_;
};

} // namespace liaison::app
