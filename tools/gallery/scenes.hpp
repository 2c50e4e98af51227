// Every state of every screen at a made-up station, for the gallery's pictures and for the proof that no screen
// breaks its rules. A new screen, or a new state of one, belongs into this list.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "station_fixture.hpp"
#include "ui/canvas.hpp"
#include "view/station_view.hpp"

namespace liaison::gallery {

// All that a picture depends on. Does not move: `around` refers to its own members.
struct Stage {
    domain::StationConfiguration configuration;
    domain::StationDay day;
    domain::VerifyingKey county_key = domain::SigningKey::generate().verifying_key();
    flow::Surroundings around{configuration,
                              day,
                              county_key,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              std::nullopt};
    view::KeeperNews keeper;
    view::StationReport report;
    test::FakeClock clock;
    typing::Composer composer; // with the data that the build has made
    flow::StationState state;
    view::Pictures pictures;
    bool call_board = false; // the second screen instead of the first

    Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
};

struct Scene {
    std::string name; // "consent_card": the screen, then what is special
    std::unique_ptr<Stage> stage;
    bool desk() const { return stage->state.desk.is_open() || stage->call_board; } // speaks Chinese alone
    bool staff() const { return desk() || stage->state.keeper.is_open(); }
};

// In the order in which a visitor meets them; the desk's at the end.
std::vector<Scene> all_scenes();

// How a scene is looked at. The desk always speaks Chinese.
struct Look {
    std::string language = "zh";
    bool elder = false;
    bool contrast = false;
    bool lowered = false;
};

ui::CanvasSettings settings_of(const Scene& scene, const Look& look);
// Between Canvas::begin and Canvas::end.
void draw(ui::Canvas& canvas, const Scene& scene, const Look& look);

// The languages that the program has words for.
std::vector<std::string> known_languages();

} // namespace liaison::gallery
