import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bySoundness, plans, proposedStages, withMoved } from '@/pages/configuration/model/stages'

const some = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: 1, maxLength: 300 })

test('stages: every station is in exactly one, in order, and no stage is empty', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...plans), (stations, plan) => {
      const stages = proposedStages(stations, plan)
      expect(stages.flat()).toEqual(stations)
      expect(stages.every((stage) => stage.length > 0)).toBe(true)
      if (plan !== 'at_once') expect(stages[0]).toHaveLength(1)
    }),
  )
})

test('stages: one kiosk, then a tenth, then half, then all', () => {
  const stations = Array.from({ length: 237 }, (_, index) => `room-${index}`)
  expect(proposedStages(stations, 'careful').map((stage) => stage.length)).toEqual([1, 23, 95, 118])
  expect(proposedStages(stations.slice(0, 3), 'careful').map((stage) => stage.length)).toEqual([1, 1, 1])
  expect(proposedStages(stations.slice(0, 1), 'careful')).toEqual([['room-0']])
})

test('stages: a station moved to another stage is there and nowhere else, also in a new one at the end', () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), (stations, which, where) => {
      const stages = proposedStages(stations, 'careful')
      const station = stations[which % stations.length] as string
      const moved = withMoved(stages, station, where % (stages.length + 1))
      expect([...moved.flat()].sort()).toEqual([...stations].sort())
      expect(moved.every((stage) => stage.length > 0)).toBe(true)
    }),
  )
})

test('stages: first comes one that speaks to the county', () => {
  const silent = { id: 'a', enrolled: true, running_version: null, last_contact: null }
  const heard = { id: 'b', enrolled: true, running_version: 2, last_contact: '2026-11-27T01:00:00.000Z' }
  const lately = { id: 'c', enrolled: true, running_version: 2, last_contact: '2026-11-27T02:00:00.000Z' }
  const unknown = { id: 'd', enrolled: false, running_version: null, last_contact: null }
  expect(bySoundness([unknown, silent, heard, lately])).toEqual(['c', 'b', 'a', 'd'])
})
