// Days of the calendar as YYYY-MM-DD. They are counted in UTC, where every day has 24 hours.
import type { Day, Time } from '@/api/types'
import { countyZone } from '@/shared/times'

const dayMs = 24 * 60 * 60 * 1000

function at(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function dayOf(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && dayOf(at(text)) === text
}

/** The day that it is then on the county's wall. */
export function dayAt(time: Time | Date, zone: string = countyZone): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(time))
}

export function plusDays(day: Day, days: number): Day {
  return dayOf(at(day) + days * dayMs)
}

/** From the first to the second; negative where that is earlier. */
export function daysFromTo(first: Day, second: Day): number {
  return Math.round((at(second) - at(first)) / dayMs)
}

/** 2026-11 and 1 give 2026-12. */
export function plusMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const count = year * 12 + number - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

export function firstOf(month: string): Day {
  return `${month}-01`
}

export function lastOf(month: string): Day {
  return plusDays(firstOf(plusMonths(month, 1)), -1)
}
