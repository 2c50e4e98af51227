// The periods that statistics are asked for, first and last day included.
import type { Day } from '@/api/types'
import { daysFromTo, firstOf, lastOf, plusDays, plusMonths } from './days'

export interface Period {
  from: Day
  to: Day
}

export const presets = ['this_month', 'last_month', 'this_quarter', 'this_year', 'last_year'] as const
export type Preset = (typeof presets)[number]

/** What is under way ends today: it is compared with as many days before, not with days that are still to come. */
export function periodOf(preset: Preset, today: Day): Period {
  const month = today.slice(0, 7)
  const year = Number(today.slice(0, 4))
  switch (preset) {
    case 'this_month':
      return { from: firstOf(month), to: today }
    case 'last_month': {
      const before = plusMonths(month, -1)
      return { from: firstOf(before), to: lastOf(before) }
    }
    case 'this_quarter': {
      const into = (Number(month.slice(5)) - 1) % 3
      return { from: firstOf(plusMonths(month, -into)), to: today }
    }
    case 'this_year':
      return { from: `${year}-01-01`, to: today }
    case 'last_year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  }
}

/** Which of the presets a period is; undefined: chosen by hand. */
export function presetOf(period: Period, today: Day): Preset | undefined {
  return presets.find((preset) => {
    const known = periodOf(preset, today)
    return known.from === period.from && known.to === period.to
  })
}

/** As many days, just before. */
export function periodBefore(period: Period): Period {
  const days = daysFromTo(period.from, period.to) + 1
  return { from: plusDays(period.from, -days), to: plusDays(period.from, -1) }
}
