import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changedStations, documentOf, draftOf, editedSections, isEdited, proposalOf, rebased, stationSections, unlikeStations, valueOf, withCommon, withOwn, withoutSection, type Draft,
} from '@/pages/configuration/model/draft'
import { station } from './made_up'

const three = () => draftOf([station('room-1'), station('room-2', { retention_days: 60 }), station('room-3')])

test('draft: a section for all is in every document, one station may differ from it', () => {
  const draft = withOwn(withCommon(three(), 'retention_days', 30), 'room-3', 'retention_days', 45)
  expect(['room-1', 'room-2', 'room-3'].map((id) => documentOf(draft, id).retention_days)).toEqual([30, 30, 45])
  expect(proposalOf(draft)).toEqual({
    stations: ['room-1', 'room-2', 'room-3'],
    sections: { retention_days: 30 },
    sections_of: { 'room-3': { retention_days: 45 } },
    based_on: { 'room-1': 3, 'room-2': 3, 'room-3': 3 },
  })
})

test('draft: what is as it was is no change, and a station without one is left out', () => {
  expect(isEdited(withCommon(withCommon(three(), 'languages', ['zh']), 'languages', three().loaded['room-1']!.document.languages))).toBe(false)
  const draft = withCommon(three(), 'retention_days', 60)
  expect(changedStations(draft)).toEqual(['room-1', 'room-3'])
  expect(proposalOf(draft).based_on).toEqual({ 'room-1': 3, 'room-3': 3 })
})

test('draft: for all again takes away what single stations had', () => {
  const draft = withCommon(withOwn(three(), 'room-1', 'retention_days', 1), 'retention_days', 2)
  expect(valueOf(draft, 'room-1', 'retention_days')).toBe(2)
  expect(isEdited(withoutSection(draft, 'retention_days'))).toBe(false)
})

test('draft: a section that is taken out is told as null and gone from the document', () => {
  const draft = withCommon(three(), 'keeper', null)
  expect('keeper' in documentOf(draft, 'room-1')).toBe(false)
  expect(proposalOf(draft).sections).toEqual({ keeper: null })
})

test('draft: stations that are not alike in what is replaced are named', () => {
  expect(unlikeStations(withCommon(three(), 'retention_days', 30))).toEqual([
    { section: 'retention_days', groups: [['room-1', 'room-3'], ['room-2']] },
  ])
  expect(unlikeStations(withCommon(three(), 'languages', ['zh']))).toEqual([])
})

test('draft: read anew, the edits stay and what moved below them is named', () => {
  const draft = withCommon(three(), 'retention_days', 30)
  const fresh = [station('room-1', { retention_days: 10 }), station('room-2', { retention_days: 60, languages: ['zh'] }), station('room-3')]
  const next = rebased(draft, fresh)
  expect(next.moved).toEqual([{ station: 'room-1', section: 'retention_days' }])
  expect(documentOf(next.draft, 'room-2').languages).toEqual(['zh'])
})

/** What the county does with a proposal. */
function published(draft: Draft, id: string): Record<string, unknown> {
  const proposal = proposalOf(draft)
  const document: Record<string, unknown> = { ...draft.loaded[id]!.document }
  if (!proposal.stations.includes(id)) return document
  for (const [name, value] of Object.entries({ ...proposal.sections, ...proposal.sections_of[id] }))
    if (value === null) delete document[name]
    else document[name] = value
  return document
}

test('draft: whatever is edited in whatever order, the county makes of the proposal what was seen here', () => {
  const edit = fc.record({
    station: fc.option(fc.constantFrom('room-1', 'room-2', 'room-3'), { nil: undefined }),
    section: fc.constantFrom('retention_days', 'languages', 'keeper', 'notices'),
    value: fc.constantFrom(null, 30, 60, 90),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const draft = edits.reduce<Draft>(
        (now, one) => (one.station ? withOwn(now, one.station, one.section, one.value) : withCommon(now, one.section, one.value)),
        three(),
      )
      for (const id of ['room-1', 'room-2', 'room-3']) expect(published(draft, id)).toEqual(documentOf(draft, id))
      expect(stationSections(draft).map((one) => one.station)).toEqual(proposalOf(draft).stations)
      expect(editedSections(draft).length > 0).toBe(isEdited(draft))
    }),
  )
})
