import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change, ChangeState, ChangeStationState, Role } from '@/api/types'
import { deedsFor, needsReason, reached, sectionsOf, stagesOf, statesOf, stationsToName, waitsFor } from '@/pages/changes/progress'

const at = '2026-11-27T02:00:00.000Z'

function change(part: Partial<Change> = {}): Change {
  return {
    id: 'a', title: 't', proposed_by: 'li', proposed_at: at, state: 'rolling_out', two_persons: false,
    stages: [['room-1'], ['room-2', 'room-3']], watch_minutes: 5, stage: 0, sections: {}, sections_of: {},
    stations: [
      { station: 'room-1', stage: 0, state: 'running', version: 4, before_version: 3, since: at },
      { station: 'room-2', stage: 1, state: 'waiting' },
      { station: 'room-3', stage: 1, state: 'waiting' },
    ],
    ...part,
  }
}

test('changes: only publishers decide, and where two persons are wanted not the author', () => {
  const states: ChangeState[] = ['proposed', 'rejected', 'rolling_out', 'halted', 'done', 'taken_back']
  for (const role of ['viewer', 'clerk'] as Role[])
    for (const state of states) expect(deedsFor(change({ state }), 'wang', role)).toEqual([])
  expect(states.map((state) => deedsFor(change({ state }), 'wang', 'publisher'))).toEqual([
    ['approve', 'reject'], [], ['halt', 'take_back'], ['resume', 'take_back'], ['take_back'], [],
  ])
  expect(deedsFor(change({ state: 'proposed', two_persons: true }), 'li', 'administrator')).toEqual(['reject'])
  expect(deedsFor(change({ state: 'proposed', two_persons: true }), 'wang', 'publisher')).toContain('approve')
  expect((['approve', 'reject', 'halt', 'resume', 'take_back'] as const).filter(needsReason)).toEqual(['reject', 'take_back'])
})

test('changes: every station is in one stage, and the counts of the stages are those of the change', () => {
  const state = fc.constantFrom<ChangeStationState>('waiting', 'published', 'running', 'failed', 'taken_back', 'skipped')
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (states, size) => {
      const stations = states.map((one, index) => ({ station: `room-${index}`, stage: Math.floor(index / size), state: one }))
      const stages = Array.from({ length: Math.ceil(states.length / size) }, (_, index) =>
        stations.filter((one) => one.stage === index).map((one) => one.station))
      const made = change({ stages, stations })
      expect(stagesOf(made).flatMap((stage) => stage.stations)).toEqual(stations)
      const counts = statesOf(made)
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(states.length)
      expect(reached(counts)).toBe(states.filter((one) => ['published', 'running', 'failed'].includes(one)).length)
    }),
  )
})

test('changes: a stage waits for its stations, then is watched, and never for less than no time', () => {
  expect(waitsFor(change(), '2026-11-27T02:01:10.000Z')).toEqual({ stations: 0, minutes: 4 })
  expect(waitsFor(change(), '2026-11-27T03:00:00.000Z')).toEqual({ stations: 0, minutes: 0 })
  const [first, ...rest] = change().stations
  expect(waitsFor(change({ stations: [{ ...first!, state: 'published' }, ...rest] }), at)).toEqual({ stations: 1, minutes: 5 })
  expect(waitsFor(change({ state: 'halted' }), at)).toBeNull()
})

test('changes: what a station gets is what is for all, and of its own where it has some', () => {
  const made = change({
    sections: { retention_days: 30 },
    sections_of: { 'room-2': { roster: [] } },
    before: { 'room-1': { retention_days: 90 }, 'room-2': { retention_days: 90, roster: [] } },
  })
  expect(sectionsOf(made, {}).map((one) => one.after)).toEqual([
    { retention_days: 30 }, { retention_days: 30, roster: [] }, { retention_days: 30 },
  ])
  expect(sectionsOf(made, {})[0]?.before).toEqual({ retention_days: 90 })
  expect(stationsToName(made)).toEqual(['room-2'])
})
