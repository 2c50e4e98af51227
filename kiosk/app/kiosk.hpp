// The running kiosk: builds every part once, hands it down, and runs the loop that draws.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "app/asset_room.hpp"
#include "app/camera_pictures.hpp"
#include "app/device_room.hpp"
#include "app/frame_log.hpp"
#include "app/heartbeat.hpp"
#include "app/keeper_room.hpp"
#include "app/message.hpp"
#include "app/screen_map.hpp"
#include "app/settings.hpp"
#include "app/sound_room.hpp"
#include "app/store_worker.hpp"
#include "flow/station_flow.hpp"
#include "sync/county_link.hpp"
#include "ui/canvas.hpp"
#include "ui/hold.hpp"
#include "ui/portrait.hpp"
#include "ui/signature_pad.hpp"
#include "ui/window.hpp"
#include "view/station_view.hpp"

namespace liaison::app {

struct CommandLine {
    std::filesystem::path settings_file;
    std::filesystem::path data_folder;
    std::filesystem::path screen_map; // empty: none
    std::filesystem::path frame_log;  // empty: none
    std::optional<ui::Size> window;   // nothing: the whole screen
    bool desk = false;                // the deputies' terminal beside the kiosk
    std::string version;              // of the program, for the keeper
    std::function<std::vector<std::string>()> log_lines = [] {
        return std::vector<std::string>{};
    }; // newest last
};

class Kiosk {
public:
    // Begins to open the store, so that this goes on while the window opens. `heartbeat` must outlive the
    // kiosk.
    Kiosk(const CommandLine& command_line, const Settings& settings, const domain::TrustRoot& root,
          Heartbeat& heartbeat);
    ~Kiosk();

    // Draws in `window` until it is closed or `should_end`; once only.
    void run(ui::Window& window, const std::function<bool()>& should_end);

private:
    void start_threads();
    void take_messages();
    void handle(const flow::Event& event);
    void carry_out(flow::Effect& effect);
    void on(const flow::Event& event) { handle(event); }
    void on(const DayChanged& news);
    void on(const StoreHealth& news);
    void on(const DiskRoomChanged& news);
    void on(const ConfigurationInForce& news);
    void on(const ConfigurationMissing& news);
    void on(const TrustChanged& news);
    void on(const sync::LinkStatus& status);
    void on(const drivers::DeviceStateChanged& news);
    void on(const drivers::PrinterConditionChanged& news);
    void on(const drivers::CardModuleSeen& news);
    void on(const StoreAnswered&) { heartbeat_.store_answered(); }
    void on(const PrintsInterrupted& news);
    void on(const MachineLookedAt& news);
    void print(const std::string& number, drivers::PrintJob job);
    domain::MonotonicTime next_wake() const;
    std::string language() const;
    void on(const TypingLoaded& news);
    void on(const SoundWorks& news);
    void on(const VoicesKnown& news);
    void on(const PictureRead& news);
    void on(const LanguagePacksRead& news);
    void on(const AssetsNamed& news);
    void on(const AssetArrived&);
    void on(const CameraSees& news);
    void on(const SheetSeen& news);
    void on_time();
    void tell_of_devices();
    void take_typing(const typing::Action& action);
    void load_typing();
    void wipe_typing();
    void use_camera();
    void draw();
    void move_in(const view::Screen& screen, domain::Now moment);
    void tell_missing_fonts();
    domain::MinuteOfDay local_minute() const;
    flow::Surroundings surroundings() const;
    flow::DisplayChoice usual_display() const;
    ui::CanvasSettings canvas_settings() const;

    Settings settings_;
    Heartbeat& heartbeat_;
    ui::Window* window_ = nullptr;    // while it runs
    domain::VerifyingKey county_key_; // of its codes
    domain::StationConfiguration configuration_;
    domain::StationDay day_;
    std::optional<domain::SaveError> store_trouble_;
    view::KeeperNews keeper_;
    view::StationReport report_;
    domain::MonotonicTime look_due_; // at the machine, while the keeper's page is open

    ui::TextEngine text_engine_;
    std::size_t fonts_told_ = 0; // of those that are missing
    ui::Canvas canvas_{text_engine_};
    ui::KeyboardState keyboard_;
    ui::HoldState hold_;
    ui::SigningState signing_;
    view::Pictures pictures_;
    std::vector<domain::LanguagePack> language_packs_; // in use
    typing::Composer composer_;
    ScreenMap screen_map_;
    FrameLog frame_log_;
    std::string shown_; // the screen's name, and since when: for the motion
    domain::MonotonicTime shown_since_;
    flow::StationState state_;
    domain::MonotonicTime picture_due_;
    bool settled_ = false;
    bool works_noted_ = false;
    std::size_t evicted_pages_ = 0;

    Mailbox mailbox_;
    StoreWorker store_;
    std::unique_ptr<sync::CountyLink> county_;
    std::unique_ptr<DeviceRoom> devices_;
    std::unique_ptr<KeeperRoom> keeper_room_;
    std::thread typing_loader_;
    std::unique_ptr<SoundRoom> sound_;
    AssetRoom asset_room_;
    CameraPictures camera_pictures_;
};

} // namespace liaison::app
