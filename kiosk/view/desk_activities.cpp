// A deputy who takes part in something today: which is it, am I signed in, who else is there? And for a report:
// may the voters rate now?
#include <array>

#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "ui/text_stack.hpp"
#include "view/activity_words.hpp"
#include "view/desk_foot.hpp"
#include "view/rating_picture.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using domain::Activity;
using domain::ActivityKind;
using ui::Rect;

namespace {

constexpr std::array all_kinds{ActivityKind::policy_talk, ActivityKind::reception, ActivityKind::study,
                               ActivityKind::report_and_rating};

ui::Icon icon_of(ActivityKind kind) {
    switch (kind) {
    case ActivityKind::policy_talk: return ui::Icon::speaker;
    case ActivityKind::reception: return ui::Icon::comment;
    case ActivityKind::study: return ui::Icon::document;
    case ActivityKind::report_and_rating: return ui::Icon::star;
    }
    return ui::Icon::none;
}

std::string attended_by(const Screen& screen, const Activity& activity) {
    return activity.attendances.empty()
               ? std::string(screen.words(Word::desk_activity_nobody))
               : screen.words(Word::desk_activity_attended,
                              {{"count", std::to_string(activity.attendances.size())}});
}

// Its four buttons lie below what is planned.
void draw_new_kinds(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    const int columns = m.portrait() ? 2 : 4;
    const auto cells = ui::grid(area.split_bottom(new_kinds_height(m), m.grid(1)), columns, 4 / columns, m.gap);
    screen.canvas.text(
        area, screen.words(Word::desk_activities_begin),
        {.color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::bottom, .most_lines = 1});
    for (std::size_t i = 0; i < all_kinds.size(); ++i)
        if (ui::button(screen.canvas, std::string("begin:") + to_string(all_kinds.at(i)), cells[i],
                       {.label = screen.words(kind_word(all_kinds.at(i))),
                        .icon = icon_of(all_kinds.at(i)),
                        .style = ui::ButtonStyle::quiet}))
            screen.touched = flow::BeginActivity{all_kinds.at(i)};
}

void draw_attendance(Screen& screen, Rect area, const Activity& activity) {
    const ui::Metrics& m = screen.metrics();
    std::vector<ui::StackLine> lines{
        {activity_name(screen, activity),
         {.role = ui::TextRole::heading, .weight = ui::Weight::bold},
         m.grid(1)},
        {activity_when(screen, activity), {.color = screen.theme().ink_soft}, m.grid(2)},
        {attended_by(screen, activity),
         {.weight = ui::Weight::bold, .color = screen.theme().accent_text},
         m.grid(1)}};
    std::string names;
    for (const domain::Attendance& attendance : activity.attendances)
        names += (names.empty() ? "" : "  ") + screen.deputy_name(attendance.deputy_id) + " " +
                 screen.clock_time(attendance.at);
    lines.push_back({names, {.most_lines = 6}, m.grid(2)});
    lines.push_back(
        {std::string(screen.words(Word::desk_activity_others)), {.color = screen.theme().ink_soft}, 0});
    ui::panel(screen.canvas, area);
    ui::text_stack(screen.canvas, area.inset(m.grid(4), m.grid(3)), lines, ui::VerticalAlign::middle);
}

void draw_rating_way(Screen& screen, Rect area, const Activity& activity) {
    const ui::Metrics& m = screen.metrics();
    const bool open = activity.rating.has_value();
    const bool other = !open && domain::open_rating(screen.around.day.activities) != nullptr;
    const std::string words =
        open ? screen.words(Word::desk_rating_runs, {{"deputy", screen.deputy_name(activity.rating->deputy_id)},
                                                     {"count", std::to_string(activity.rating->ballots)}})
             : std::string(screen.words(other ? Word::desk_rating_other : Word::desk_rating_how));
    const Rect button = area.split_bottom(m.target * 1.4F, m.grid(2));
    screen.canvas.text(area, words, {.vertical = ui::VerticalAlign::bottom, .most_lines = 4});
    if (ui::button(screen.canvas, open ? "close_rating" : "open_rating", button,
                   {.label = screen.words(open ? Word::desk_rating_close : Word::desk_rating_open),
                    .icon = open ? ui::Icon::check : ui::Icon::star,
                    .style = open ? ui::ButtonStyle::primary : ui::ButtonStyle::secondary,
                    .enabled = !other}))
        screen.touched = open ? flow::Touch{flow::CloseRating{}} : flow::Touch{flow::OpenRating{}};
}

void draw_attend_button(Screen& screen, const Rect& area, const flow::DutyDesk& desk,
                        const Activity& activity) {
    const bool is_here = activity.is_attended_by(desk.deputy_id);
    if (ui::button(screen.canvas, "attend", area,
                   {.label = screen.words(is_here ? Word::desk_activity_is_here : Word::desk_activity_attend),
                    .icon = ui::Icon::account_check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !is_here,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::AttendActivity{};
}

} // namespace

void draw_desk_activities(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_activities_title), desk);
    draw_desk_back(screen, area);
    draw_new_kinds(screen, area.split_bottom(new_kinds_height(m) + m.text_body * 2, m.grid(2)));
    const auto all = flow::todays_activities(screen.around, screen.now.wall);
    if (all.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_activities_none),
                           {.role = ui::TextRole::heading, .color = screen.theme().ink_soft});
        return;
    }
    ui::scroll_list(screen.canvas, "activities", area, all.size(), m.target * 1.9F, m.gap,
                    [&](std::size_t index, const Rect& row) {
                        const Activity& activity = all[index];
                        if (ui::card_button(screen.canvas, "activity:" + std::to_string(index), row,
                                            {.title = activity_name(screen, activity),
                                             .subtitle = activity_when(screen, activity) + " · " +
                                                         attended_by(screen, activity),
                                             .icon = icon_of(activity.kind)}))
                            screen.touched = flow::ShowActivity{activity.id};
                    });
}

void draw_desk_activity(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const auto activity = flow::shown_activity(desk, screen.around, screen.now.wall);
    Rect area =
        draw_desk_frame(screen, activity ? screen.words(kind_word(activity->kind)) : std::string_view(), desk);
    draw_activity_notice(screen, draw_desk_back(screen, area), desk);
    if (!activity) return;
    const bool report = activity->kind == ActivityKind::report_and_rating;
    const bool closed = activity->rating && !activity->rating->is_open();
    Rect act = m.portrait() ? area.split_bottom(area.height * 0.5F, m.grid(3))
                            : area.split_right(area.width * 0.46F, m.grid(4));
    draw_attendance(screen, area, *activity);
    if (closed) return draw_rating_picture(screen, act, *activity->rating);
    draw_attend_button(
        screen, report ? act.split_top(m.target * 1.6F, m.grid(3)) : act.centered(act.width, m.target * 1.6F),
        desk, *activity);
    if (report) draw_rating_way(screen, act, *activity);
}

} // namespace liaison::view
