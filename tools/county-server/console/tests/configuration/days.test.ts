import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, formatEnd, isDay, mondayOf, parseMinute, span, weekdayOf, weekOf } from '@/pages/configuration/model/days'

const day = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('2000-01-01', count))

test('days: going forth and back is being there again, over every month and leap year', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, count) => {
      const to = addDays(from, count)
      expect(isDay(to)).toBe(true)
      expect(daysBetween(from, to)).toBe(count)
      expect(addDays(to, -count)).toBe(from)
    }),
  )
})

test('days: a week begins on Monday and has the day in it', () => {
  fc.assert(
    fc.property(day, (one) => {
      const week = weekOf(mondayOf(one))
      expect(week.map(weekdayOf)).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
      expect(week).toContain(one)
    }),
  )
  expect(weekdayOf('2026-11-27')).toBe('friday')
})

test('days: days that do not exist are none', () => {
  for (const wrong of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'monday', ''])
    expect(isDay(wrong), wrong).toBe(false)
  expect(isDay('2028-02-29')).toBe(true)
})

test('days: minutes are 00:00 to 24:00, and an end at or before the start is on the next day', () => {
  expect(parseMinute('24:00')).toBe(1440)
  for (const wrong of ['24:01', '9:00', '12:60', 'noon']) expect(parseMinute(wrong), wrong).toBeUndefined()
  expect(span({ from: '20:00', to: '08:00' })).toEqual({ from: 1200, to: 1920 })
  expect(span({ from: '16:00', to: '24:00' })).toEqual({ from: 960, to: 1440 })
  expect(formatEnd(1440)).toBe('24:00')
  expect(formatEnd(1500)).toBe('01:00')
})

test('days: the day is the one of the station, not the one of the browser', () => {
  const evening = new Date('2026-11-27T17:30:00Z')
  expect(dayIn('Asia/Shanghai', evening)).toBe('2026-11-28')
  expect(dayIn('UTC', evening)).toBe('2026-11-27')
})
