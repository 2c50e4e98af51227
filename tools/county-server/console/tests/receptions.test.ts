import { describe, expect, it } from 'vitest'
import { minutesOf, neighbours, versionLines } from '@/pages/receptions/log'

const log = { version: 2, deputy: 'deputy-01', ended_at: '2026-11-26T02:00:00.000Z' }

describe('the versions of a log', () => {
  const first = { version: 1, deputy: 'deputy-01', at: '2026-11-26T02:00:00.000Z' }
  const second = { version: 2, deputy: 'deputy-02', at: '2026-11-27T02:00:00.000Z', reason: '网格写错' }

  it.each([
    ['oldest first', [first, second]],
    ['newest first', [second, first]],
  ])('come newest first, told %s', (_, versions) => {
    const lines = versionLines({ ...log, versions })
    expect(lines.map((line) => [line.version, line.reason, line.isNewest])).toEqual([
      [2, '网格写错', true],
      [1, '', false],
    ])
  })

  it('take who, when and why from a correction as the station sent it', () => {
    const correction = { deputy: 'deputy-03', at: '2026-11-28T02:00:00.000Z', reason: '补充' }
    expect(versionLines({ ...log, versions: [{ version: 2, correction }] })[0]).toEqual({
      version: 2,
      at: correction.at,
      deputy: 'deputy-03',
      reason: '补充',
      isNewest: true,
    })
  })

  it('the first is of the deputy who received, when it was over', () => {
    expect(versionLines({ ...log, version: 1, versions: [] })).toEqual([
      { version: 1, at: log.ended_at, deputy: 'deputy-01', reason: '', isNewest: true },
    ])
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
