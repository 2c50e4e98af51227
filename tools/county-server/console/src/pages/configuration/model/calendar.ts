// Where a duty lies on the week calendar: in percent of a cell's width, in lanes where several lie above each other.
import { addDays, minutesOfDay, span, weekdayOf } from './days'
import type { Absence, OpeningHours, Period } from './document'
import { periodsOn } from './opening'
import type { Duty } from './roster'

export interface Hours {
  from: number // minutes
  to: number
}

export interface Bar {
  duty: Duty
  left: number // percent
  width: number
  lane: number
  isTail: boolean // the rest of one that began the day before
  goesOn: boolean // past midnight
}

function placed(from: number, to: number, hours: Hours): { left: number; width: number } {
  const length = hours.to - hours.from
  const left = Math.max(0, Math.min(from, hours.to) - hours.from)
  const right = Math.max(0, Math.min(to, hours.to) - hours.from)
  return { left: (left / length) * 100, width: ((right - left) / length) * 100 }
}

/** In the order of their beginning, each in the first lane that is free. */
export function barsOf(duties: readonly Duty[], tails: readonly Duty[], hours: Hours): Bar[] {
  const all = [
    ...tails.map((duty) => ({ duty, from: 0, to: span(duty).to - minutesOfDay, isTail: true })),
    ...duties.map((duty) => ({ duty, ...span(duty), isTail: false })),
  ].sort((a, b) => a.from - b.from)
  const ends: number[] = []
  return all.map(({ duty, from, to, isTail }) => {
    const free = ends.findIndex((end) => end <= from)
    const lane = free >= 0 ? free : ends.length
    ends[lane] = to
    return { duty, lane, isTail, goesOn: !isTail && to > minutesOfDay, ...placed(from, Math.min(to, minutesOfDay), hours) }
  })
}

export function lanesOf(bars: readonly Bar[]): number {
  return bars.reduce((most, bar) => Math.max(most, bar.lane + 1), 1)
}

/** The hours of a day in which the station is open, breaks left in. */
export function openingOn(hours: OpeningHours, day: string): Period[] {
  const extra = hours.extra_days?.find((one) => one.day === day)
  if (extra) return extra.open
  return hours.holidays?.includes(day) ? [] : periodsOn(hours.weekly, weekdayOf(day))
}

/** In minutes of the day, the rest of what was opened the day before and goes on past midnight included. */
function openSpans(hours: OpeningHours, day: string): Hours[] {
  const rest = openingOn(hours, addDays(day, -1))
    .map(span)
    .filter((period) => period.to > minutesOfDay)
    .map((period) => ({ from: 0, to: period.to - minutesOfDay }))
  return [...rest, ...openingOn(hours, day).map(span)].sort((a, b) => a.from - b.from)
}

export function openStrips(hours: OpeningHours, day: string, shown: Hours): { left: number; width: number }[] {
  return openSpans(hours, day).map(({ from, to }) => placed(from, Math.min(to, minutesOfDay), shown))
}

/** Some of it lies in a time in which the station is closed: nobody would be let in. Only its own day is looked at. */
export function isOutside(duty: Duty, hours: OpeningHours, day: string): boolean {
  const { from, to } = span(duty)
  let reached = from
  for (const period of openSpans(hours, day)) if (period.from <= reached && period.to > reached) reached = period.to
  return reached < Math.min(to, minutesOfDay)
}

export function absenceOn(absences: readonly Absence[], deputy: string, day: string): Absence | undefined {
  return absences.find((one) => one.deputy === deputy && one.first <= day && day <= one.last)
}

/** The minute below a place in a cell, on the grid of `step` minutes. */
export function minuteAt(share: number, hours: Hours, step: number): number {
  const minute = hours.from + Math.min(Math.max(share, 0), 1) * (hours.to - hours.from)
  return Math.round(minute / step) * step
}

/** As fine as the pixels allow. */
export function stepFor(width_px: number, hours: Hours): number {
  const perMinute = width_px / (hours.to - hours.from)
  return perMinute * 15 >= 4 ? 15 : 30
}

export function hourMarks(hours: Hours): number[] {
  const length = (hours.to - hours.from) / 60
  const every = length <= 6 ? 1 : length <= 12 ? 3 : 6
  const marks: number[] = []
  for (let hour = Math.ceil(hours.from / 60); hour <= hours.to / 60; ++hour) if (hour % every === 0) marks.push(hour)
  return marks
}
