// What every screen is drawn with: the canvas, the words of the visitor's language, and what the station looks
// like now. A screen draws a state and says what was touched; it decides nothing and remembers nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/station_flow.hpp"
#include "language/words.hpp"
#include "typing/composer.hpp"
#include "ui/canvas.hpp"
#include "ui/hold.hpp"
#include "ui/portrait.hpp"
#include "ui/signature_pad.hpp"
#include "ui/typing_keyboard.hpp"
#include "view/pictures.hpp"
#include "view/station_report.hpp"

namespace liaison::view {

using language::Word;

// What the keeper has to know, in the order of its weight. The words come from the language files.
struct KeeperNews {
    bool reader_ill = false;
    bool scanner_ill = false;
    bool printer_ill = false;
    bool printer_without_paper = false;
    bool county_silent = false;
    bool disk_short = false;
    std::vector<std::string> unprinted_numbers{}; // their printing was broken off by a restart
    domain::MonotonicTime unprinted_until{};
    bool sound_ill = false;
    std::string
        configuration_code; // "C1 ...": why there is no configuration of the county; empty: there is one
};

inline constexpr std::chrono::seconds idle_page_stays{30}; // a notice, a page of the idle face: then the next
// The idle face stands in one place for so many pages: moving all of it costs a whole picture, a page its
// panel.
inline constexpr std::size_t idle_turns_a_place = 4;

struct Screen {
    ui::Canvas& canvas;
    const language::Words& words;
    const flow::Surroundings& around;
    const KeeperNews& keeper;
    ui::KeyboardState& keyboard; // which key is held is the keyboard's affair
    domain::Now now;
    const flow::CitizenVisit* visit = nullptr; // nothing at the desk: no help strip
    Pictures* pictures = nullptr;              // nothing: none is shown
    const flow::Help* help = nullptr;
    std::optional<std::size_t> question_begins = std::nullopt; // ui::motion_mark: all after it is the question
    std::optional<flow::Touch> touched = std::nullopt;
    const typing::Composer* composer = nullptr;         // nothing: no keyboard is drawn
    std::optional<typing::Action> typed = std::nullopt; // on the keyboard, for the composer
    const ui::Picture* camera = nullptr;   // what the camera sees at present, mirrored; nothing while it is off
    ui::SigningState* signing = nullptr;   // the line that is being written; nothing: nobody can sign
    ui::HoldState* hold = nullptr;         // where a long press begins; nothing: there is none
    const StationReport* report = nullptr; // for the keeper's page

    const ui::Metrics& metrics() const { return canvas.metrics(); }
    const ui::Theme& theme() const { return canvas.theme(); }
    std::string language() const { return std::string(words.code()); }
    domain::LocalMoment local(domain::WallTime time) const {
        return around.configuration.time_zone.to_local(time);
    }
    std::string clock_time(domain::WallTime time) const { return domain::format_minute(local(time).minute); }
    std::string relative_day(domain::WallTime time) const {
        return words.relative_date(local(time).day, local(now.wall).day);
    }
    const ui::Picture* picture_of(std::string_view deputy_id) const; // null: initials stand for the deputy
    std::string station_name() const { return around.configuration.station.name.in(language()); }
    std::string deputy_name(std::string_view deputy_id) const; // the id where the roster knows it no more
};

// The parts of a citizen's screen that are the same everywhere: station and clock, the title, back and home,
// and the help strip. In portrait all that acts is below the question. Gives the area that is left for the
// question.
struct FrameParts {
    std::string title;
    bool back = true;
    bool home = true;
};
ui::Rect draw_frame(Screen& screen, const FrameParts& parts);

// Above a screen that is brought down: nothing that acts. Nothing is drawn when it is not.
void draw_lowered_top(Screen& screen);

// The same for the desk: title, who is signed in, sign out.
ui::Rect draw_desk_frame(Screen& screen, std::string_view title, const flow::DutyDesk& desk);

// Splits an area for a screen with things to read and things to touch: side by side in landscape, the touchable
// part in the lower 60 % in portrait. `share` is the part of the reading side.
struct ReadAndTouch {
    ui::Rect read;
    ui::Rect touch;
};
ReadAndTouch split_for_reach(const Screen& screen, ui::Rect area, float share);

// Label and value, one below the other, used by the screens that sum something up.
struct Fact {
    ui::Icon icon;
    std::string_view label;
    std::string value;
};
void draw_facts(Screen& screen, ui::Rect area, const std::vector<Fact>& facts);

// What a key of a numeric keypad means to a flow.
void touch_key(Screen& screen, const std::optional<ui::Stroke>& stroke);

// Nothing to be seen: a finger that rests long on the upper left corner of `head` opens the keeper's page.
void draw_keeper_corner(Screen& screen, ui::Rect head);

// One line for the keeper at the lower edge of the welcome screen; nothing when all is well.
std::string keeper_line(const Screen& screen);

} // namespace liaison::view
