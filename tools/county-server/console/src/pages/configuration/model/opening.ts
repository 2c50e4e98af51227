// The week of the opening hours day by day, as a table shows it, and back. An entry that several days share stays one as long as
// they agree; it is the same as with the duties of a roster.
import { weekdays, type Period, type Weekday, type WeeklyPeriod } from './document'
import { dutiesOf, rosterOf, without, withNew, type Duty } from './roster'

export interface DayHours {
  day: Weekday
  periods: Period[]
}

const duties = (weekly: readonly WeeklyPeriod[]): Duty[] => dutiesOf(weekly.map((entry) => ({ ...entry, deputy: '' })))

export function periodsOn(weekly: readonly WeeklyPeriod[], day: Weekday): Period[] {
  return duties(weekly)
    .filter((one) => one.weekday === day)
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

export function weeklyOf(weekly: readonly WeeklyPeriod[]): DayHours[] {
  return weekdays.map((day) => ({ day, periods: periodsOn(weekly, day) }))
}

/** These days have these hours and no others; the rest of the week is as it was. */
export function withDay(weekly: readonly WeeklyPeriod[], days: readonly Weekday[], periods: readonly Period[]): WeeklyPeriod[] {
  const wanted = (one: Duty): boolean => periods.some((period) => period.from === one.from && period.to === one.to)
  let next = duties(weekly)
  for (const one of next)
    if (one.weekday && days.includes(one.weekday) && !wanted(one)) next = without(next, one.key)
  for (const period of periods)
    for (const day of days) next = withNew(next, [{ deputy: '', weekday: day, ...period, shared: false }])
  return rosterOf(next).map(({ days: on, from, to }) => ({ days: on ?? [], from, to }))
}
