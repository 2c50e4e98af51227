// What deputies do together besides receiving: talks, study, reports to their voters. Each signs in to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/duty_roster.hpp"
#include "domain/rating.hpp"

namespace liaison::domain {

enum class ActivityKind { policy_talk, reception, study, report_and_rating };
inline constexpr std::size_t activity_kind_count = 4;

struct Attendance {
    std::string deputy_id;
    WallTime at;
    bool operator==(const Attendance&) const = default;
};

// Voters rate the report of one deputy, once.
struct Rating {
    std::string deputy_id; // who reports
    WallTime opened_at;
    std::optional<WallTime> closed_at{};
    std::string closed_by{}; // empty: the day was over
    int ballots = 0;
    RatingTotals totals{}; // when it is closed; empty: too few ballots

    bool is_open() const { return !closed_at; }
    bool operator==(const Rating&) const = default;
};

struct Activity {
    std::string id; // of the county's plan, or a UUID
    ActivityKind kind = ActivityKind::policy_talk;
    LocalizedText title{}; // empty: the kind's name says it
    Day day{};
    std::optional<DayPeriod> when{};       // of a plan
    std::string reporter{};                // of a plan: whose report it is; empty: of whoever opens the rating
    std::string begun_by{};                // deputy; empty: the county planned it
    std::vector<Attendance> attendances{}; // each deputy once
    std::optional<Rating> rating{};

    bool is_attended_by(std::string_view deputy_id) const;
    bool may_be_rated() const { return kind == ActivityKind::report_and_rating && !rating; }
};

// All of a day: what is planned for it, each as it stands where it has begun, and what was begun without a
// plan.
std::vector<Activity> activities_on(Day day, const std::vector<Activity>& planned,
                                    const std::vector<Activity>& begun);

// The one that voters rate now; null: none.
const Activity* open_rating(const std::vector<Activity>& begun);

// As JSON: in the store and on the wire. Reading gives the first thing that is wrong.
std::string to_json(const Activity& activity);
tl::expected<Activity, std::string> parse_activity(std::string_view json);

const char* to_string(ActivityKind kind);
std::optional<ActivityKind> parse_activity_kind(std::string_view text);

} // namespace liaison::domain
