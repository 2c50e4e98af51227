// The roster as single duties, as a calendar shows them, and back. An entry of the document names several days of the week; a
// calendar moves each of them by itself.
import { addDays, daysBetween, formatEnd, formatMinute, minutesOfDay, span, weekdayOf } from './days'
import { weekdays, type Period, type RosterEntry, type Weekday } from './document'

export interface Duty extends Period {
  key: number; // of this duty as long as it is edited
  entry: number; // which entry of the document it came from; a new one has a number that no entry has
  deputy: string
  weekday?: Weekday; // every week
  date?: string; // or once
  shared: boolean
}

export type NewDuty = Omit<Duty, 'key' | 'entry'>

export const leastMinutes = 15; // of a duty that is drawn or resized

export function dutiesOf(roster: readonly RosterEntry[]): Duty[] {
  const duties: Duty[] = []
  roster.forEach((entry, index) => {
    const common = { entry: index, deputy: entry.deputy, from: entry.from, to: entry.to, shared: entry.shared === true }
    if (entry.date !== undefined) duties.push({ key: duties.length, ...common, date: entry.date })
    else for (const weekday of entry.days ?? []) duties.push({ key: duties.length, ...common, weekday })
  })
  return duties
}

function entryOf(duty: Duty): RosterEntry {
  const entry: RosterEntry = { deputy: duty.deputy, from: duty.from, to: duty.to }
  if (duty.date !== undefined) entry.date = duty.date
  else entry.days = duty.weekday ? [duty.weekday] : []
  if (duty.shared) entry.shared = true
  return entry
}

// What came from one entry and still agrees stays one entry, in the document's order, so that an untouched roster is written
// as it was read. New ones join each other at the end.
export function rosterOf(duties: readonly Duty[]): RosterEntry[] {
  const groups = new Map<string, { entry: RosterEntry; order: number }>()
  const inOrder = [...duties].sort((a, b) => a.entry - b.entry || a.key - b.key)
  for (const duty of inOrder) {
    const place = duty.date ?? 'weekly'
    const name = [duty.entry, duty.deputy, duty.from, duty.to, duty.shared, place].join('|')
    const group = groups.get(name)
    if (!group) groups.set(name, { entry: entryOf(duty), order: groups.size })
    else if (duty.weekday && !group.entry.days?.includes(duty.weekday)) group.entry.days?.push(duty.weekday)
  }
  return [...groups.values()].map((group) => group.entry)
}

function nextKey(duties: readonly Duty[]): number {
  return duties.reduce((most, duty) => Math.max(most, duty.key + 1), 0)
}

// New duties share one number that is greater than any entry's.
function newEntry(duties: readonly Duty[]): number {
  return duties.reduce((most, duty) => Math.max(most, duty.entry + 1), 1_000_000)
}

export function same(a: NewDuty, b: NewDuty): boolean {
  return a.deputy === b.deputy && a.weekday === b.weekday && a.date === b.date && a.from === b.from && a.to === b.to
}

// What is there already is not added again.
export function withNew(duties: readonly Duty[], added: readonly NewDuty[]): Duty[] {
  const all = [...duties]
  let key = nextKey(duties)
  const entry = newEntry(duties)
  for (const duty of added) if (!all.some((other) => same(other, duty))) all.push({ ...duty, key: key++, entry })
  return all
}

export function without(duties: readonly Duty[], key: number): Duty[] {
  return duties.filter((duty) => duty.key !== key)
}

export function changed(duties: readonly Duty[], key: number, change: Partial<NewDuty>): Duty[] {
  return duties.map((duty) => (duty.key === key ? { ...duty, ...change } : duty))
}

// Begins on this day, in this week or in every one.
export function beginsOn(duty: NewDuty, day: string): boolean {
  return duty.date !== undefined ? duty.date === day : duty.weekday === weekdayOf(day)
}

export function cellDuties(duties: readonly Duty[], deputy: string, day: string): Duty[] {
  return duties
    .filter((duty) => duty.deputy === deputy && beginsOn(duty, day))
    .sort((a, b) => span(a).from - span(b).from || a.key - b.key)
}

// The end of what began the day before and goes on past midnight.
export function tailsOn(duties: readonly Duty[], deputy: string, day: string): Duty[] {
  return duties.filter(
    (duty) => duty.deputy === deputy && beginsOn(duty, addDays(day, -1)) && span(duty).to > minutesOfDay)
}

// To another day of the same kind: a weekly duty to another day of the week, a dated one to another date.
function onDay(duty: NewDuty, days: number): Pick<NewDuty, 'weekday' | 'date'> {
  if (duty.date !== undefined) return { date: addDays(duty.date, days) }
  const index = weekdays.indexOf(duty.weekday as Weekday)
  return { weekday: weekdays[(((index + days) % 7) + 7) % 7] as Weekday }
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

// A period that ends when it begins would be empty: only one from midnight to midnight may last a whole day.
function longest(start: number): number {
  return start === 0 ? minutesOfDay : minutesOfDay - leastMinutes
}

// Keeps its length; begins within its day.
export function moved(duty: NewDuty, by: { days?: number; minutes?: number; deputy?: string }): NewDuty {
  const { from, to } = span(duty)
  const there = { ...duty, ...onDay(duty, by.days ?? 0), deputy: by.deputy ?? duty.deputy }
  if (!by.minutes) return there
  const start = clamped(from + by.minutes, 0, minutesOfDay - leastMinutes)
  return {
    ...there,
    from: formatMinute(start),
    to: formatEnd(start + Math.min(to - from, longest(start))),
  }
}

// At least `leastMinutes`, at most a day long.
export function resized(duty: NewDuty, by: { start?: number; end?: number }): NewDuty {
  const { from, to } = span(duty)
  const start = clamped(from + (by.start ?? 0), 0, Math.min(to, minutesOfDay) - leastMinutes)
  const end = clamped(to + (by.end ?? 0), start + leastMinutes, start + longest(start))
  return { ...duty, from: formatMinute(start), to: formatEnd(end) }
}

// The dated duties of one week, once more in each of the weeks after it. Weekly ones come back by themselves.
export function weekCopied(duties: readonly Duty[], monday: string, weeks: number): Duty[] {
  const inWeek = duties.filter((duty) => duty.date !== undefined && isInWeek(duty.date, monday))
  const copies: NewDuty[] = []
  for (let week = 1; week <= weeks; ++week)
    for (const { key: _key, entry: _entry, ...duty } of inWeek) copies.push({ ...duty, ...onDay(duty, week * 7) })
  return withNew(duties, copies)
}

export function isInWeek(day: string, monday: string): boolean {
  const distance = daysBetween(monday, day)
  return distance >= 0 && distance < 7
}

// Where the same deputy would be in two places, seen over the week that begins on `monday`: keys of such duties.
export function overlapping(duties: readonly Duty[], monday: string): Set<number> {
  const found = new Set<number>()
  const times = duties.flatMap((duty) => {
    const offset = duty.date !== undefined ? daysBetween(monday, duty.date) : weekdays.indexOf(duty.weekday as Weekday)
    const { from, to } = span(duty)
    return offset < 0 || offset > 6 ? [] : [{ duty, from: offset * minutesOfDay + from, to: offset * minutesOfDay + to }]
  })
  times.sort((a, b) => a.from - b.from)
  for (const [index, first] of times.entries())
    for (const second of times.slice(index + 1)) {
      if (second.from >= first.to) break
      if (second.duty.deputy === first.duty.deputy) found.add(first.duty.key).add(second.duty.key)
    }
  return found
}

// From the first to the last hour that anything shown touches, so that a cell does not waste its width on the night.
export function hoursShown(periods: readonly Period[]): { from: number; to: number } {
  if (periods.length === 0) return { from: 8 * 60, to: 18 * 60 }
  const spans = periods.map(span)
  if (spans.some((one) => one.to > minutesOfDay)) return { from: 0, to: minutesOfDay }
  const from = Math.min(...spans.map((one) => one.from))
  const to = Math.max(...spans.map((one) => one.to))
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 }
}
