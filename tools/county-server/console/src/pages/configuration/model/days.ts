// Days and minutes as the configuration writes them, without any clock or time zone: "2026-11-24", "09:30".
import { weekdays, type Weekday } from './document'

const dayMilliseconds = 24 * 60 * 60 * 1000
export const minutesOfDay = 24 * 60

function utcOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function written(date: Date): string {
  return date.toISOString().slice(0, 10)
}

// Days that do not exist are refused: 2026-02-30.
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = utcOf(text)
  return !Number.isNaN(date.getTime()) && written(date) === text
}

export function addDays(day: string, count: number): string {
  return written(new Date(utcOf(day).getTime() + count * dayMilliseconds))
}

// From the first to the second; negative where the second is earlier.
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to).getTime() - utcOf(from).getTime()) / dayMilliseconds)
}

// 0 is Monday.
export function weekdayIndex(day: string): number {
  return (utcOf(day).getUTCDay() + 6) % 7
}

export function weekdayOf(day: string): Weekday {
  return weekdays[weekdayIndex(day)] as Weekday
}

export function mondayOf(day: string): string {
  return addDays(day, -weekdayIndex(day))
}

export function weekOf(monday: string): string[] {
  return weekdays.map((_, index) => addDays(monday, index))
}

// The day on a wall clock in the time zone; the moment is passed in.
export function dayIn(timeZone: string, now: Date): string {
  const format = (zone: string | undefined): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
  try {
    return format(timeZone)
  } catch {
    return format(undefined); // a zone that this browser does not know
  }
}

// Minutes since midnight, 0 to 1440; undefined for anything else.
export function parseMinute(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  if (!match) return undefined
  const minute = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minute <= minutesOfDay ? minute : undefined
}

export function formatMinute(minute: number): string {
  const hours = Math.floor(minute / 60)
  return `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

// Minutes since midnight of the day on which the period begins; more than 1440 where it ends on the next day. A period that
// cannot be read is empty.
export function span(period: { from: string; to: string }): { from: number; to: number } {
  const from = parseMinute(period.from) ?? 0
  const to = parseMinute(period.to) ?? from
  return { from, to: to > from ? to : to + minutesOfDay }
}

// As the configuration writes an end: up to 24:00 on the same day, after it the time on the next.
export function formatEnd(minute: number): string {
  return formatMinute(minute <= minutesOfDay ? minute : minute - minutesOfDay)
}
