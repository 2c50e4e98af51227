// What the lists of receptions and opinions and the statistics are built of.
import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { Station } from '@/api/types'
import { dayAt, daysFromTo, isDay, lastOf, plusDays, plusMonths } from '@/lists/days'
import { changed, filtersFrom, isFiltered } from '@/lists/filters'
import { changeOf, countText, shareOf } from '@/lists/numbers'
import { periodBefore, periodOf, presetOf, presets } from '@/lists/periods'
import { hasBelow, placeTree } from '@/lists/places'
import { Trail } from '@/lists/trail'
import { usePages } from '@/lists/use_pages'
import { useSlow } from '@/lists/use_slow'

describe('days', () => {
  it('are only those of the calendar', () => {
    expect(isDay('2026-02-28')).toBe(true)
    for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])
      expect(isDay(text), text).toBe(false)
  })

  it('begin in the county, not in London', () => {
    expect(dayAt('2026-11-26T15:59:59Z')).toBe('2026-11-26')
    expect(dayAt('2026-11-26T16:00:00Z')).toBe('2026-11-27')
  })

  it('are counted over months, years and leap days', () => {
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysFromTo('2026-01-01', '2026-12-31')).toBe(364)
    expect(plusMonths('2026-11', 2)).toBe('2027-01')
    expect(plusMonths('2026-01', -1)).toBe('2025-12')
    expect(lastOf('2026-02')).toBe('2026-02-28')
  })
})

describe('periods', () => {
  it.each([
    ['this_month', '2026-11-01', '2026-11-27'],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['this_quarter', '2026-10-01', '2026-11-27'],
    ['this_year', '2026-01-01', '2026-11-27'],
    ['last_year', '2025-01-01', '2025-12-31'],
  ] as const)('%s is %s to %s', (preset, from, to) => expect(periodOf(preset, '2026-11-27')).toEqual({ from, to }))

  it('last month of January is in the year before', () =>
    expect(periodOf('last_month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' }))

  it.each(presets)('%s is known again by its days', (preset) =>
    expect(presetOf(periodOf(preset, '2026-11-27'), '2026-11-27')).toBe(preset),
  )

  it('what was chosen by hand is none of them', () =>
    expect(presetOf({ from: '2026-11-02', to: '2026-11-27' }, '2026-11-27')).toBeUndefined())

  it('the one before has as many days and ends the day before', () => {
    const before = periodBefore({ from: '2026-03-01', to: '2026-03-31' })
    expect(before).toEqual({ from: '2026-01-29', to: '2026-02-28' })
    expect(periodBefore({ from: '2026-03-01', to: '2026-03-01' })).toEqual({ from: '2026-02-28', to: '2026-02-28' })
  })
})

describe('filters of an address', () => {
  const names = ['station', 'under', 'deputy', 'grid_cell', 'from', 'text', 'overdue'] as const

  it('are read, and what is not in the form is left out', () => {
    const query = { station: 'room-017', from: '2026-02-30', text: '  ', overdue: 'yes', deputy: ['a', 'b'], more: 'x' }
    expect(filtersFrom(query, names)).toEqual({ station: 'room-017' })
    expect(filtersFrom({ station: '../x', text: '路灯', overdue: 'true' }, names)).toEqual({ text: '路灯', overdue: 'true' })
  })

  it('are taken away by an empty value', () => {
    expect(changed({ text: '路灯', from: '2026-01-01' }, { text: '' })).toEqual({ from: '2026-01-01' })
    expect(changed({ text: '路灯' }, { text: undefined })).toEqual({})
  })

  it('another place takes its deputy and its grid cell away', () => {
    const before = { station: 'room-017', deputy: 'deputy-01', grid_cell: 'cell-1', text: '水' }
    expect(changed(before, { station: undefined, under: 'home-01' })).toEqual({ under: 'home-01', text: '水' })
    expect(changed(before, { text: '路' })).toEqual({ ...before, text: '路' })
  })

  it('are there or not', () => {
    expect(isFiltered({})).toBe(false)
    expect(isFiltered({ text: '水' })).toBe(true)
  })
})

describe('pages by cursor', () => {
  it('go forward and back over the cursors that the server gave', () => {
    const trail = new Trail()
    expect([trail.page, trail.cursor, trail.hasPrevious, trail.hasNext]).toEqual([1, undefined, false, false])
    trail.arrived('a')
    trail.forward()
    trail.arrived('b')
    trail.forward()
    trail.arrived(null)
    expect([trail.page, trail.cursor, trail.hasPrevious, trail.hasNext]).toEqual([3, 'b', true, false])
    trail.forward()
    expect(trail.page).toBe(3)
    trail.back()
    expect([trail.page, trail.cursor]).toEqual([2, 'a'])
    trail.restart()
    trail.back()
    expect([trail.page, trail.cursor]).toEqual([1, undefined])
  })

  it('an answer that comes after a newer question is dropped', async () => {
    const waiting: ((rows: string[]) => void)[] = []
    const pages = usePages<string>(
      () => new Promise((give) => waiting.push((rows) => give({ rows, next: null, total: rows.length }))),
    )
    const first = pages.restart()
    const second = pages.restart()
    waiting[1]!(['new'])
    await second
    waiting[0]!(['old', 'older'])
    await first
    expect(pages.rows.value).toEqual(['new'])
    expect(pages.total.value).toBe(1)
    expect(pages.busy.value).toBe(false)
  })

  it('where the server refuses, no row of before is left', async () => {
    const load = vi.fn().mockResolvedValueOnce({ rows: ['a'], next: 'x', total: 9 }).mockRejectedValueOnce(new Error('no'))
    const pages = usePages<string>(load)
    await pages.restart()
    expect(pages.state.value).toEqual({ page: 1, hasNext: true, hasPrevious: false })
    await pages.next()
    expect(load).toHaveBeenLastCalledWith('x')
    expect(pages.rows.value).toEqual([])
    expect(pages.problem.value).toEqual(new Error('no'))
  })
})

describe('the places', () => {
  const place = (id: string, kind: Station['kind'], parent?: string) => ({ id, kind, parent }) as Station
  const label = (station: Station) => station.id.toUpperCase()

  it('stand below their parents, homes first', () => {
    const all = [place('room-1', 'room', 'station-1'), place('pro-1', 'professional'), place('station-1', 'station', 'home-1'), place('home-1', 'home')]
    expect(placeTree(all, label)).toEqual([
      {
        value: 'home-1',
        label: 'HOME-1',
        children: [{ value: 'station-1', label: 'STATION-1', children: [{ value: 'room-1', label: 'ROOM-1' }] }],
      },
      { value: 'pro-1', label: 'PRO-1' },
    ])
    expect(hasBelow(all, 'home-1')).toBe(true)
    expect(hasBelow(all, 'room-1')).toBe(false)
  })

  it('none is lost, whatever their parents are', () => {
    const all = [place('a', 'room', 'b'), place('b', 'room', 'a'), place('c', 'room', 'c'), place('d', undefined, 'gone')]
    const ids = (nodes: ReturnType<typeof placeTree>): string[] =>
      nodes.flatMap((node) => [node.value, ...ids(node.children ?? [])])
    expect(ids(placeTree(all, label)).sort()).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('numbers', () => {
  it('have their thousands apart', () => expect(countText(1234567)).toBe('1,234,567'))

  it('change by so many and by a share of what was before', () => {
    expect(changeOf(1528, 1052)).toEqual({ difference: 476, percent: 45.2 })
    expect(changeOf(5, 0)).toEqual({ difference: 5, percent: null })
    expect(changeOf(0, 4)).toEqual({ difference: -4, percent: -100 })
  })

  it('are a part of a whole', () => {
    expect(shareOf(1, 3)).toBe(33)
    expect(shareOf(0, 0)).toBeNull()
  })
})

describe('what takes long', () => {
  it('is seen after 300 ms, and no longer than it takes', async () => {
    vi.useFakeTimers()
    const busy = ref(true)
    const slow = effectScope().run(() => useSlow(busy))!
    vi.advanceTimersByTime(299)
    expect(slow.value).toBe(false)
    vi.advanceTimersByTime(1)
    expect(slow.value).toBe(true)
    busy.value = false
    await nextTick()
    expect(slow.value).toBe(false)
    busy.value = true
    await nextTick()
    busy.value = false
    await nextTick()
    vi.advanceTimersByTime(1000)
    expect(slow.value).toBe(false)
    vi.useRealTimers()
  })
})
