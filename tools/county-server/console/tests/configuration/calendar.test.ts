import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absenceOn, barsOf, hourMarks, isOutside, lanesOf, minuteAt, openingOn, openStrips } from '@/pages/configuration/model/calendar'
import type { OpeningHours } from '@/pages/configuration/model/document'
import { moveItem } from '@/pages/configuration/model/lists'
import { periodsOn, withDay } from '@/pages/configuration/model/opening'
import { dutiesOf } from '@/pages/configuration/model/roster'
import { newDeputy, withoutDeputy } from '@/pages/configuration/model/deputies'
import { problemsOf } from '@/pages/configuration/model/checking'
import { roster, shipped } from './made_up'

const hours: OpeningHours = {
  weekly: [{ days: ['monday', 'tuesday', 'friday'], from: '08:00', to: '12:00' }, { days: ['monday'], from: '12:00', to: '18:00' }],
  holidays: ['2026-12-04'],
  extra_days: [{ day: '2026-12-05', open: [{ from: '10:00', to: '11:00' }] }],
}

test('calendar: bars stay within their cell, and those of one lane never lie on each other', () => {
  fc.assert(
    fc.property(roster, (entries) => {
      const bars = barsOf(dutiesOf(entries), [], { from: 0, to: 1440 })
      expect(bars.every((bar) => bar.left >= 0 && bar.width >= 0 && bar.left + bar.width <= 100.001)).toBe(true)
      expect(bars.every((bar) => bar.lane < lanesOf(bars))).toBe(true)
      for (const [index, bar] of bars.entries())
        for (const other of bars.slice(index + 1))
          if (bar.lane === other.lane) expect(other.left + 0.001).toBeGreaterThanOrEqual(bar.left + bar.width)
    }),
  )
})

test('calendar: a special day replaces week and holiday, a holiday the week', () => {
  expect(openingOn(hours, '2026-11-30')).toHaveLength(2)
  expect(openingOn(hours, '2026-12-04')).toEqual([])
  expect(openingOn(hours, '2026-12-05')).toEqual([{ from: '10:00', to: '11:00' }])
})

test('calendar: a duty is outside where the doors are shut in any of its minutes; hours that join count as one', () => {
  const duty = (from: string, to: string) => dutiesOf([{ deputy: 'a', days: ['monday'], from, to }])[0]!
  expect(isOutside(duty('09:00', '17:00'), hours, '2026-11-30')).toBe(false)
  expect(isOutside(duty('07:45', '09:00'), hours, '2026-11-30')).toBe(true)
  expect(isOutside(duty('17:00', '18:15'), hours, '2026-11-30')).toBe(true)
  expect(isOutside(duty('09:00', '10:00'), hours, '2026-12-04')).toBe(true)
})

test('calendar: who is open past midnight is open on the morning after it', () => {
  const night: OpeningHours = { weekly: [{ days: ['sunday', 'monday'], from: '20:00', to: '08:00' }, { days: ['monday'], from: '08:00', to: '20:00' }] }
  const duty = (from: string, to: string) => dutiesOf([{ deputy: 'a', days: ['monday'], from, to }])[0]!
  expect(isOutside(duty('00:00', '24:00'), night, '2026-11-30')).toBe(false)
  expect(isOutside(duty('00:00', '09:00'), night, '2026-12-01')).toBe(true)
  expect(openStrips(night, '2026-12-01', { from: 0, to: 1440 })).toEqual([{ left: 0, width: (8 / 24) * 100 }])
})

test('calendar: the place of the pointer is a minute on the grid, within the hours that are shown', () => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 3, noNaN: true }), fc.constantFrom(15, 30), (share, step) => {
      const minute = minuteAt(share, { from: 480, to: 1080 }, step)
      expect(minute % step).toBe(0)
      expect(minute).toBeGreaterThanOrEqual(480)
      expect(minute).toBeLessThanOrEqual(1080)
    }),
  )
  expect(hourMarks({ from: 480, to: 1080 })).toEqual([9, 12, 15, 18])
})

test('calendar: an absence holds from its first to its last day', () => {
  const absences = [{ deputy: 'a', first: '2026-12-01', last: '2026-12-03' }]
  expect(['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04'].map((day) => !!absenceOn(absences, 'a', day))).toEqual([false, true, true, false])
})

test('opening: one day changed leaves the others, and changed back it is the week it was', () => {
  const changed = withDay(hours.weekly, ['tuesday'], [{ from: '09:00', to: '12:00' }])
  expect(periodsOn(changed, 'tuesday')).toEqual([{ from: '09:00', to: '12:00' }])
  expect(periodsOn(changed, 'friday')).toEqual(periodsOn(hours.weekly, 'friday'))
  const back = withDay(changed, ['tuesday'], [{ from: '08:00', to: '12:00' }])
  for (const day of ['monday', 'tuesday', 'friday', 'sunday'] as const) expect(periodsOn(back, day)).toEqual(periodsOn(hours.weekly, day))
  expect(withDay(hours.weekly, ['sunday'], periodsOn(hours.weekly, 'sunday'))).toEqual(hours.weekly)
})

test('deputies: one who goes leaves nothing that names nobody', () => {
  const document = { ...structuredClone(shipped), absences: [{ deputy: 'deputy-02', first: '2026-12-01', last: '2026-12-02', substitute: 'deputy-01' }] }
  for (const { id } of shipped.deputies) expect(problemsOf({ ...document, ...withoutDeputy(document, id) })).toEqual([])
  expect(newDeputy(shipped.deputies).id).toBe('deputy-04')
})

test('lists: moving keeps every thing, and up and down again is as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 2 }), fc.nat(), (list, which) => {
      const index = which % (list.length - 1)
      expect(moveItem(moveItem(list, index, 1), index + 1, -1)).toEqual(list)
      expect(moveItem(list, 0, -1)).toEqual(list)
    }),
  )
})
