import type { Time } from '@/api/types'
import { common } from './words'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  let known = formats.get(zone)
  if (!known) {
    known = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formats.set(zone, known)
  }
  return known
}

/** Where a station says nothing else. */
export const countyZone = 'Asia/Shanghai'

/** 2026-11-27 09:30, in the zone. */
export function timeText(time: Time | null | undefined, zone: string = countyZone): string {
  return time ? format(zone).format(new Date(time)) : ''
}

/** How long ago it was, in the largest unit that fits. */
export function agoText(time: Time, now: Time): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(time)) / 60_000)
  const said = common.value.ago
  if (minutes < 1) return said.now
  if (minutes < 60) return said.minutes(minutes)
  if (minutes < 48 * 60) return said.hours(Math.floor(minutes / 60))
  return said.days(Math.floor(minutes / (24 * 60)))
}

/** The moment of a local time ("2026-11-27T09:30") in the zone; of one that a change of clocks leaves out, one beside it. */
export function momentOf(local: string, zone: string): Time {
  const wanted = Date.parse(`${local}:00Z`)
  const shownAt = (moment: number) => Date.parse(`${timeText(new Date(moment).toISOString(), zone).replace(' ', 'T')}:00Z`)
  let moment = wanted
  for (let round = 0; round < 2; ++round) moment += wanted - shownAt(moment)
  return new Date(moment).toISOString()
}
