import { describe, expect, it } from 'vitest'
import type { LogVersion } from '@/api/reading'
import { mattersOf, minutesOf, neighbours, versionLines } from '@/pages/receptions/log'

const first: LogVersion = {
  version: 1,
  deputy: 'deputy-01',
  begun_at: '2026-11-26T01:30:00.000Z',
  ended_at: '2026-11-26T02:00:00.000Z',
  opinions: [
    { opinion_id: 'a', event: 'raised', category: 'community', words: '路灯坏了', answer: '十五日内修', grid_cell: 'cell-1' },
    { opinion_id: 'b', event: 'raised', category: 'community', words: '断水', urgency: 'urgent' },
  ],
}
const second: LogVersion = {
  ...first,
  version: 2,
  correction: { deputy: 'deputy-02', at: '2026-11-27T02:00:00.000Z', reason: '网格写错' },
  opinions: [{ opinion_id: 'a', event: 'corrected', category: 'community', words: '路灯坏了', answer: '一周内修', grid_cell: 'cell-2' }],
}

describe('the versions of a log', () => {
  it.each([
    ['oldest first', [first, second]],
    ['newest first', [second, first]],
  ])('come newest first, told %s', (_, versions) => {
    const lines = versionLines(versions)
    expect(lines.map((line) => [line.version, line.deputy, line.at, line.reason, line.isNewest])).toEqual([
      [2, 'deputy-02', '2026-11-27T02:00:00.000Z', '网格写错', true],
      [1, 'deputy-01', '2026-11-26T02:00:00.000Z', '', false],
    ])
  })

  it('keep the reason of a correction to themselves where the server does', () => {
    const { reason: _, ...hidden } = second.correction!
    expect(versionLines([{ ...second, correction: hidden }])[0]?.reason).toBe('')
  })
})

describe('the matters of a log', () => {
  const opinions = ['a', 'b', 'c'].map((id) => ({ opinion_id: id, category: 'community', route: 'station', stage: 'assigned' }))

  it('have what the newest version says that has them, and else what an earlier one says', () => {
    const [a, b, c] = mattersOf({ opinions, versions: [second, first] })
    expect([a?.answer, a?.grid_cell]).toEqual(['一周内修', 'cell-2'])
    expect([b?.urgency, b?.answer]).toEqual(['urgent', undefined])
    expect(c).toMatchObject({ opinion_id: 'c', stage: 'assigned' })
  })
})

describe('a reception', () => {
  it('takes a minute at least', () => {
    expect(minutesOf('2026-11-27T01:00:00.000Z', '2026-11-27T01:00:05.000Z')).toBe(1)
    expect(minutesOf('2026-11-27T01:00:00.000Z', '2026-11-27T01:26:10.000Z')).toBe(26)
  })

  it('has those before and after it in the list', () => {
    expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ newer: 'a', older: 'c' })
    expect(neighbours(['a', 'b', 'c'], 'a')).toEqual({ newer: undefined, older: 'b' })
    expect(neighbours(['a'], 'x')).toEqual({ newer: undefined, older: undefined })
  })
})
