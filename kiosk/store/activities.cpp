#include "store/activities.hpp"

#include "domain/visit_code.hpp"
#include "store/database.hpp"
#include "store/record_writer.hpp"
#include "store/rows.hpp"

namespace liaison::store {

using domain::Activity;

namespace {

std::optional<Activity> find_activity(SQLite::Database& sqlite, const std::string& id) {
    return first_row(sqlite, activity_columns, activity_from, "WHERE id = ?", id);
}

// Every count begins here, so that a row never changes its length: SQLite would move it, and the places of the
// rows would tell in which order words were said.
constexpr int nobody = 1000;

void prepare_totals(SQLite::Database& sqlite, const std::string& activity_id,
                    const domain::RatingRules& rules) {
    using enum domain::Satisfaction;
    for (const domain::RatingAspect& aspect : rules.aspects)
        for (const auto word : {satisfied, fairly, dissatisfied})
            run(sqlite, "INSERT INTO rating_totals (activity_id, aspect, word, said) VALUES (?, ?, ?, ?)",
                activity_id, aspect.code, to_string(word), nobody);
}

domain::RatingTotals totals_of(SQLite::Database& sqlite, const std::string& activity_id) {
    SQLite::Statement row =
        query(sqlite, "SELECT aspect, word, said FROM rating_totals WHERE activity_id = ?", activity_id);
    domain::RatingTotals totals;
    while (row.executeStep()) {
        const std::string aspect = row.getColumn(0).getString();
        const auto word = domain::parse_satisfaction(row.getColumn(1).getString());
        if (!word) throw SQLite::Exception("a column holds a name that is not known", SQLITE_CORRUPT);
        if (totals.empty() || totals.back().aspect != aspect) totals.push_back({aspect});
        totals.back().words.at(static_cast<std::size_t>(*word)) = row.getColumn(2).getInt() - nobody;
    }
    return totals;
}

} // namespace

Activity Activities::known_or_new(Activity activity) {
    if (activity.id.empty()) {
        activity.id = domain::make_uuid(random_());
        return activity;
    }
    if (auto known = find_activity(database_.connection().sqlite, activity.id)) return *std::move(known);
    return activity;
}

void Activities::write(const Activity& activity, const Moment& now) {
    SQLite::Database& sqlite = database_.connection().sqlite;
    run(sqlite,
        "INSERT INTO activities (id, day, rating_open, body) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (id) DO UPDATE SET rating_open = ?3, body = ?4",
        activity.id, activity.day, activity.rating && activity.rating->is_open() ? 1 : 0,
        domain::to_json(activity));
    RecordWriter(sqlite, random_, now).write(activity);
}

Saved<Activity> Activities::attend(const Activity& activity, const std::string& deputy_id, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        Activity known = known_or_new(activity);
        if (known.is_attended_by(deputy_id)) return known;
        known.attendances.push_back({deputy_id, now.wall});
        write(known, now);
        run(database_.connection().sqlite,
            "INSERT INTO attendances (activity_id, deputy_id, at) VALUES (?, ?, ?)", known.id, deputy_id,
            now.wall);
        return known;
    });
}

Saved<Activity> Activities::open_rating(const Activity& activity, const std::string& deputy_id,
                                        const domain::RatingRules& rules, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        Activity known = known_or_new(activity);
        const auto open =
            number_from(database_.connection().sqlite, "SELECT count(*) FROM activities WHERE rating_open = 1");
        if (!known.may_be_rated() || open > 0) refuse_moved_on("a rating is open, or this report was rated");
        known.rating = domain::Rating{.deputy_id = known.reporter.empty() ? deputy_id : known.reporter,
                                      .opened_at = now.wall};
        write(known, now);
        prepare_totals(database_.connection().sqlite, known.id, rules);
        return known;
    });
}

Saved<domain::BallotOutcome> Activities::hand_in(const std::string& activity_id, const std::string& person_key,
                                                 const domain::Ballot& ballot) {
    using enum domain::BallotOutcome;
    auto outcome = in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        const auto activity = find_activity(sqlite, activity_id);
        if (!activity || !activity->rating || !activity->rating->is_open()) return too_late;
        if (person_key.empty()) refuse("without a person there is no ballot");
        const int voters = run(sqlite, "INSERT OR IGNORE INTO ballot_voters (activity_id, voter) VALUES (?, ?)",
                               activity_id, key_.voter_hash(activity_id, person_key));
        if (voters == 0) return has_rated;
        for (const domain::RatingEntry& entry : ballot)
            if (run(sqlite,
                    "UPDATE rating_totals SET said = said + 1 WHERE activity_id = ? AND aspect = ? AND word = "
                    "?",
                    activity_id, entry.aspect, to_string(entry.word)) == 0)
                refuse("a ballot about something else");
        return counted;
    });
    forget_steps();
    return outcome;
}

// The write-ahead log holds the totals before and after each ballot, beside its voter: it is emptied at once,
// or with the next ballot where another process reads just now. The ballot is counted in either case.
void Activities::forget_steps() {
    static_cast<void>(database_.checkpoint());
}

Activity Activities::count(Activity activity, const std::string& deputy_id, int fewest_ballots,
                           const Moment& now) {
    SQLite::Database& sqlite = database_.connection().sqlite;
    if (!activity.rating || !activity.rating->is_open()) refuse_moved_on("the rating is closed");
    domain::Rating& rating = *activity.rating;
    rating.closed_at = now.wall;
    rating.closed_by = deputy_id;
    rating.ballots = static_cast<int>(
        number_from(sqlite, "SELECT count(*) FROM ballot_voters WHERE activity_id = ?", activity.id));
    if (rating.ballots >= fewest_ballots) rating.totals = totals_of(sqlite, activity.id);
    run(sqlite, "DELETE FROM ballot_voters WHERE activity_id = ?", activity.id);
    run(sqlite, "DELETE FROM rating_totals WHERE activity_id = ?", activity.id);
    write(activity, now);
    return activity;
}

Saved<Activity> Activities::close_rating(const std::string& activity_id, const std::string& deputy_id,
                                         int fewest_ballots, const Moment& now) {
    auto closed = in_transaction(database_.connection(), [&] {
        const auto activity = find_activity(database_.connection().sqlite, activity_id);
        if (!activity) refuse_moved_on("no such activity");
        return count(*activity, deputy_id, fewest_ballots, now);
    });
    forget_steps();
    return closed;
}

Saved<int> Activities::close_earlier_days(int fewest_ballots, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        const auto left_open = all_rows(database_.connection().sqlite, activity_columns, activity_from,
                                        "WHERE rating_open = 1 AND day < ?", now.today);
        for (const Activity& activity : left_open)
            count(activity, {}, fewest_ballots, now);
        return static_cast<int>(left_open.size());
    });
}

} // namespace liaison::store
