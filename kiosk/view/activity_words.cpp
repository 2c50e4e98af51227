#include "view/activity_words.hpp"

#include "ui/chip.hpp"

namespace liaison::view {

Word kind_word(domain::ActivityKind kind) {
    switch (kind) {
    case domain::ActivityKind::policy_talk: return Word::desk_kind_policy_talk;
    case domain::ActivityKind::reception: return Word::desk_kind_reception;
    case domain::ActivityKind::study: return Word::desk_kind_study;
    case domain::ActivityKind::report_and_rating: break;
    }
    return Word::desk_kind_report_and_rating;
}

std::string activity_name(const Screen& screen, const domain::Activity& activity) {
    const std::string& title = activity.title.in(screen.language());
    return title.empty() ? std::string(screen.words(kind_word(activity.kind))) : title;
}

std::string activity_when(const Screen& screen, const domain::Activity& activity) {
    std::string when(screen.words(kind_word(activity.kind)));
    if (activity.when)
        when +=
            " · " + domain::format_minute(activity.when->from) + "–" + domain::format_minute(activity.when->to);
    if (!activity.reporter.empty()) when += " · " + screen.deputy_name(activity.reporter);
    return when;
}

float new_kinds_height(const ui::Metrics& metrics) {
    return metrics.portrait() ? metrics.target * 2 + metrics.gap : metrics.target;
}

void draw_activity_notice(Screen& screen, ui::Rect area, const flow::DutyDesk& desk) {
    using enum flow::DeskNotice;
    const auto show = [&](Word words, ui::Status status) {
        const std::string_view text = screen.words(words);
        const float width = std::min(area.width, ui::pill_width(screen.canvas, text));
        ui::status_pill(screen.canvas, area.centered(width, screen.metrics().text_body * 2), text, status);
    };
    if (desk.notice == signed_in_to_activity) show(Word::desk_signed_in_to_activity, ui::Status::good);
    if (desk.notice == not_saved) show(Word::desk_not_saved, ui::Status::bad);
    if (desk.notice == stranger) show(Word::desk_stranger, ui::Status::waiting);
}

} // namespace liaison::view
