import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, span, weekOf } from '@/pages/configuration/model/days'
import {
  beginsOn, cellDuties, dutiesOf, hoursShown, moved, overlapping, resized, rosterOf, same, tailsOn, weekCopied, withNew,
} from '@/pages/configuration/model/roster'
import { roster, shipped } from './made_up'

const monday = '2026-11-30'

test('roster: taken apart and put together again it is what it was', () => {
  expect(rosterOf(dutiesOf(shipped.roster))).toEqual(shipped.roster)
  fc.assert(
    fc.property(roster, (entries) => {
      const unlike = entries.filter((one, index) => entries.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index)
      expect(rosterOf(dutiesOf(unlike))).toEqual(unlike)
    }),
  )
})

test('roster: one day moved leaves the other days of its entry where they were', () => {
  const duties = dutiesOf([{ deputy: 'deputy-01', days: ['monday', 'thursday'], from: '08:00', to: '12:00' }])
  const later = duties.map((duty) => (duty.weekday === 'monday' ? { ...duty, ...moved(duty, { minutes: 60 }) } : duty))
  expect(rosterOf(later)).toEqual([
    { deputy: 'deputy-01', days: ['monday'], from: '09:00', to: '13:00' },
    { deputy: 'deputy-01', days: ['thursday'], from: '08:00', to: '12:00' },
  ])
})

test('roster: whatever is dragged stays a duty that the county takes: within its day, never empty, no longer than a day', () => {
  const by = fc.integer({ min: -3000, max: 3000 }).map((n) => n - (n % 15))
  fc.assert(
    fc.property(roster, by, by, fc.integer({ min: -20, max: 20 }), (entries, one, other, days) => {
      for (const duty of dutiesOf(entries)) {
        const results = [moved(duty, { minutes: one, days }), resized(duty, { start: one }), resized(duty, { end: other }), resized(duty, { start: one, end: other })]
        for (const result of results) {
          const { from, to } = span(result)
          expect(result.from).not.toBe(result.to)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(from).toBeLessThan(1440)
          expect(to - from).toBeGreaterThanOrEqual(15)
          expect(to - from).toBeLessThanOrEqual(1440)
        }
        const [first] = results
        if (first) expect(span(first).to - span(first).from).toBe(span(duty).to - span(duty).from)
        expect(moved(moved(duty, { days }), { days: -days })).toEqual(duty)
      }
    }),
  )
})

test('roster: a weekly duty is in every week, a dated one only in its own, and each is in exactly one cell of a week', () => {
  const duties = dutiesOf([
    { deputy: 'deputy-01', days: ['friday'], from: '09:00', to: '11:00' },
    { deputy: 'deputy-01', date: '2026-12-04', from: '14:00', to: '16:00' },
  ])
  const inWeek = (first: string) => weekOf(first).flatMap((day) => cellDuties(duties, 'deputy-01', day))
  expect(inWeek(monday)).toHaveLength(2)
  expect(inWeek(addDays(monday, 7))).toHaveLength(1)
  expect(beginsOn(duties[1]!, '2026-12-04')).toBe(true)
})

test('roster: past midnight the rest is shown on the next day', () => {
  const duties = dutiesOf([{ deputy: 'deputy-01', days: ['monday'], from: '20:00', to: '02:00' }])
  expect(tailsOn(duties, 'deputy-01', addDays(monday, 1))).toHaveLength(1)
  expect(tailsOn(duties, 'deputy-01', monday)).toHaveLength(0)
  expect(hoursShown(duties)).toEqual({ from: 0, to: 1440 })
  expect(hoursShown([{ from: '08:30', to: '12:15' }])).toEqual({ from: 480, to: 780 })
})

test('roster: a copied week has the dated duties of its own once more in each week, and copying twice adds nothing', () => {
  fc.assert(
    fc.property(roster, fc.integer({ min: 1, max: 5 }), (entries, weeks) => {
      const duties = dutiesOf(entries)
      const once = weekCopied(duties, monday, weeks)
      expect(weekCopied(once, monday, weeks)).toEqual(once)
      expect(once.slice(0, duties.length)).toEqual(duties)
      expect(once.filter((duty) => duty.weekday)).toEqual(duties.filter((duty) => duty.weekday))
      for (const duty of duties.filter((one) => one.date && one.date >= monday && one.date < addDays(monday, 7)))
        for (let week = 1; week <= weeks; ++week)
          expect(once.some((copy) => same(copy, { ...duty, date: addDays(duty.date as string, week * 7) }))).toBe(true)
      expect(new Set(once.map((duty) => duty.key)).size).toBe(once.length)
    }),
  )
})

test('roster: the same deputy in two places at once is seen, two deputies at once are not', () => {
  const duties = dutiesOf([
    { deputy: 'deputy-01', days: ['friday'], from: '09:00', to: '11:00' },
    { deputy: 'deputy-01', date: '2026-12-04', from: '10:00', to: '12:00' },
    { deputy: 'deputy-02', date: '2026-12-04', from: '10:00', to: '12:00' },
    { deputy: 'deputy-01', days: ['friday'], from: '11:00', to: '11:30' },
  ])
  expect([...overlapping(duties, monday)].sort()).toEqual([0, 1, 3])
  expect([...overlapping(duties, addDays(monday, 7))]).toEqual([])
})

test('roster: what is there already is not added again', () => {
  const duties = dutiesOf([{ deputy: 'deputy-01', days: ['friday'], from: '09:00', to: '11:00' }])
  const { key: _key, entry: _entry, ...again } = duties[0]!
  expect(withNew(duties, [again, { ...again, to: '12:00' }, { ...again, to: '12:00' }])).toHaveLength(2)
})
