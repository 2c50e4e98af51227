#include "store/figures.hpp"

#include "store/connection.hpp"
#include "store/database.hpp"

namespace liaison::store {

namespace {

using domain::Day;
using domain::Figures;
using domain::WallTime;

// Days one after the other, for times that only grow: a look at the zone's rules a day, not a row.
class DayWalk {
public:
    DayWalk(const domain::TimeZone& zone, Day first) : zone_(zone), next_(first) {}

    Day of(WallTime time) {
        while (time >= ends_) {
            day_ = next_;
            next_ = domain::next_day(next_);
            ends_ = zone_.to_wall(next_, {});
        }
        return day_;
    }

private:
    const domain::TimeZone& zone_;
    Day day_{};
    Day next_;
    WallTime ends_{};
};

struct Count {
    const char* times; // that fall into [?1, ?2), ascending; read from an index alone
    int Figures::*figure;
};

constexpr std::array counts{
    Count{"SELECT at FROM attendances WHERE at >= ?1 AND at < ?2 ORDER BY at", &Figures::attendances},
    Count{"SELECT ended_at FROM receptions WHERE ended_at >= ?1 AND ended_at < ?2 ORDER BY ended_at",
          &Figures::voters_received},
    Count{"SELECT raised_at FROM opinions WHERE raised_at >= ?1 AND raised_at < ?2 AND withdrawn = 0"
          " ORDER BY raised_at",
          &Figures::opinions_collected},
    Count{"SELECT carried_out_at FROM opinions WHERE carried_out_at >= ?1 AND carried_out_at < ?2"
          " AND withdrawn = 0 AND carried_out_at IS NOT NULL ORDER BY carried_out_at",
          &Figures::opinions_carried_out}};

} // namespace

Saved<domain::FigureBook> FigureCounter::of_year(int year, const domain::TimeZone& zone, Day today) {
    using std::chrono::January;
    return guarded(database_.connection(), [&] {
        domain::FigureBook book{.year = year, .today = today};
        const Day first = std::chrono::year{year} / January / 1;
        const WallTime begins = zone.to_wall(first, {});
        const WallTime ends = zone.to_wall(std::chrono::year{year + 1} / January / 1, {});
        for (const Count& count : counts) {
            DayWalk walk(zone, first);
            SQLite::Statement row = query(database_.connection().sqlite, count.times, begins, ends);
            while (row.executeStep())
                ++(book.days[walk.of(time_from(row.getColumn(0)))].*count.figure);
        }
        return book;
    });
}

} // namespace liaison::store
