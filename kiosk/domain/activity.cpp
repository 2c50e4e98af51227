#include "domain/activity.hpp"

#include <algorithm>
#include <array>

namespace liaison::domain {

namespace {

constexpr std::array kinds{"policy_talk", "reception", "study", "report_and_rating"};
static_assert(kinds.size() == activity_kind_count);

const Activity* find(const std::vector<Activity>& activities, std::string_view id) {
    const auto found =
        std::find_if(activities.begin(), activities.end(), [&](const Activity& a) { return a.id == id; });
    return found == activities.end() ? nullptr : &*found;
}

} // namespace

bool Activity::is_attended_by(std::string_view deputy_id) const {
    return std::any_of(attendances.begin(), attendances.end(),
                       [&](const Attendance& attendance) { return attendance.deputy_id == deputy_id; });
}

std::vector<Activity> activities_on(Day day, const std::vector<Activity>& planned,
                                    const std::vector<Activity>& begun) {
    std::vector<Activity> all;
    for (const Activity& plan : planned)
        if (plan.day == day) {
            const Activity* known = find(begun, plan.id);
            all.push_back(known ? *known : plan);
        }
    for (const Activity& activity : begun)
        if (activity.day == day && !find(all, activity.id)) all.push_back(activity);
    return all;
}

const Activity* open_rating(const std::vector<Activity>& begun) {
    const auto found = std::find_if(begun.begin(), begun.end(), [](const Activity& activity) {
        return activity.rating && activity.rating->is_open();
    });
    return found == begun.end() ? nullptr : &*found;
}

const char* to_string(ActivityKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

std::optional<ActivityKind> parse_activity_kind(std::string_view text) {
    const auto found = std::find(kinds.begin(), kinds.end(), text);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<ActivityKind>(found - kinds.begin());
}

} // namespace liaison::domain
