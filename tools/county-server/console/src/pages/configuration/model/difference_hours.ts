// Opening hours that change: by day of the week, breaks, holidays, special days.
import { changedLine, listed, type Around, type Line } from './difference'
import { periodText } from './difference_roster'
import { weekdays, type OpeningHours, type Period, type Weekday } from './document'

export function openOn(hours: Partial<OpeningHours>, day: Weekday): Period[] {
  return (hours.weekly ?? []).filter((entry) => entry.days.includes(day)).sort((a, b) => (a.from < b.from ? -1 : 1))
}

function periodsText(periods: readonly Period[], around: Around): string {
  if (!periods.length) return around.words.closed
  return listed(periods.map((period) => periodText(period, around)), around)
}

function weekLines(before: Partial<OpeningHours>, after: Partial<OpeningHours>, around: Around): Line[] {
  const alike = new Map<string, { days: string[]; before: string; after: string }>()
  for (const day of weekdays) {
    const was = periodsText(openOn(before, day), around)
    const is = periodsText(openOn(after, day), around)
    if (was === is) continue
    const group = alike.get(`${was}|${is}`) ?? { days: [], before: was, after: is }
    group.days.push(around.words.weekdays[day] ?? day)
    alike.set(`${was}|${is}`, group)
  }
  return [...alike.values()].map((group): Line => ({
    sign: 'changed',
    subject: around.words.every(group.days.join(around.words.listMark)),
    before: group.before,
    after: group.after,
  }))
}

function holidayLines(before: readonly string[], after: readonly string[], around: Around): Line[] {
  const gone = before.filter((day) => !after.includes(day))
  const added = after.filter((day) => !before.includes(day))
  return [
    ...(gone.length ? [{ sign: 'removed' as const, subject: around.words.holiday, before: listed(gone, around) }] : []),
    ...(added.length ? [{ sign: 'added' as const, subject: around.words.holiday, after: listed(added, around) }] : []),
  ]
}

function extraDayLines(before: Partial<OpeningHours>, after: Partial<OpeningHours>, around: Around): Line[] {
  const openingOf = (hours: Partial<OpeningHours>, day: string) => {
    const extra = hours.extra_days?.find((one) => one.day === day)
    return extra ? periodsText(extra.open, around) : around.words.nothing
  }
  const days = new Set([...(before.extra_days ?? []), ...(after.extra_days ?? [])].map((extra) => extra.day))
  return [...days]
    .sort()
    .flatMap((day) => changedLine(around.words.extraDay(day), openingOf(before, day), openingOf(after, day)))
}

export function openingHoursLines(
  before: Partial<OpeningHours>,
  after: Partial<OpeningHours>,
  around: Around,
): Line[] {
  const breaks = (hours: Partial<OpeningHours>) =>
    listed((hours.breaks ?? []).map((pause) => periodText(pause, around)), around)
  return [
    ...weekLines(before, after, around),
    ...changedLine(around.words.breaks, breaks(before), breaks(after)),
    ...holidayLines(before.holidays ?? [], after.holidays ?? [], around),
    ...extraDayLines(before, after, around),
  ]
}
