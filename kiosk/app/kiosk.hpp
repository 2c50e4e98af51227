// The running kiosk: builds every part once, hands it down, and runs the loop that draws.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/device_room.hpp"
#include "app/message.hpp"
#include "app/screen_map.hpp"
#include "app/settings.hpp"
#include "app/store_worker.hpp"
#include "flow/station_flow.hpp"
#include "sync/county_link.hpp"
#include "ui/canvas.hpp"
#include "ui/portrait.hpp"
#include "ui/window.hpp"
#include "view/station_view.hpp"

namespace liaison::app {

struct CommandLine {
    std::filesystem::path settings_file;
    std::filesystem::path data_folder;
    std::filesystem::path screen_map; // empty: none
    std::optional<ui::Size> window;   // nothing: the whole screen
};

class Kiosk {
public:
    // `window` must outlive the kiosk.
    Kiosk(const CommandLine& command_line, const Settings& settings, const domain::VerifyingKey& county_key,
          ui::Window& window);
    ~Kiosk();

    void run(const std::function<bool()>& should_end);

private:
    void start_threads();
    void take_messages();
    void handle(const flow::Event& event);
    void carry_out(flow::Effect& effect);
    void on(const flow::Event& event) { handle(event); }
    void on(const DayChanged& news);
    void on(const StoreHealth& news);
    void on(const ConfigurationInForce& news);
    void on(const ConfigurationMissing& news);
    void on(const sync::LinkStatus& status);
    void on(const drivers::DeviceStateChanged& news);
    void on(const drivers::PrinterConditionChanged& news);
    void on(const drivers::GreyPicture& picture);
    void on_time();
    void watch_for_codes();
    void draw();
    flow::Surroundings surroundings() const;
    ui::CanvasSettings canvas_settings() const;

    Settings settings_;
    ui::Window& window_;
    domain::VerifyingKey county_key_;
    domain::StationConfiguration configuration_;
    domain::StationDay day_;
    std::optional<domain::SaveError> store_trouble_;
    view::KeeperNews keeper_;

    ui::TextEngine text_engine_;
    ui::Canvas canvas_{text_engine_};
    ui::KeyboardState keyboard_;
    ScreenMap screen_map_;
    flow::StationState state_;
    domain::MonotonicTime picture_due_;
    bool works_noted_ = false;

    Mailbox mailbox_;
    StoreWorker store_;
    std::unique_ptr<sync::CountyLink> county_;
    std::unique_ptr<DeviceRoom> devices_;
    std::unique_ptr<ui::Picture> camera_picture_; // while the camera is on
};

} // namespace liaison::app
