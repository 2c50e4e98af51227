import { describe, expect, it } from 'vitest'
import type { Station } from '../src/api/types'
import { rowsOf, treeOf, type Wish } from '../src/pages/network/tree'
import { troublesOf } from '../src/pages/network/troubles'

const now = '2026-11-27T09:00:00.000Z'
const all: Wish = { text: '', group: null, kind: null }

function station(id: string, more: Partial<Station> = {}): Station {
  return {
    id,
    published_version: 3,
    running_version: 3,
    last_contact: '2026-11-27T08:59:40.000Z',
    records: 10,
    refused_records: 0,
    enrolled: true,
    ...more,
  }
}

function shown(stations: Station[], wish = all, onlyTroubled = false, closed = new Set<string>()) {
  return rowsOf(treeOf(stations, now), wish, onlyTroubled, closed).map(({ node, depth }) => `${depth} ${node.id}`)
}

describe('what is wrong with a station', () => {
  it('is nothing where all is well', () => expect(troublesOf(station('a'), now)).toEqual([]))

  it.each([
    ['silent', { last_contact: '2026-11-27T08:54:00.000Z' }, true],
    ['keeper', { keeper_called: '2026-11-27T08:58:00.000Z' }, true],
    ['behind', { running_version: 2 }, false],
    ['unpublished', { published_version: 0, running_version: null }, false],
    ['refused', { refused_records: 1 }, false],
    ['certificate', { certificate_expires: '2026-12-10T00:00:00.000Z' }, false],
    ['certificate', { certificate_expires: '2026-11-28T00:00:00.000Z' }, true],
    ['takenBack', { health: { happened_at: now, configuration: { running: 2, taken_back: 3 } } }, true],
    ['expired', { health: { happened_at: now, configuration: { running: 3, expired: true } } }, true],
    ['dropped', { health: { happened_at: now, dropped: true } }, true],
    ['unsent', { health: { happened_at: now, unsent: 50 } }, false],
    ['setAside', { health: { happened_at: now, set_aside: 1 } }, false],
    ['disk', { health: { happened_at: now, free_bytes: 5, disk_bytes: 100 } }, false],
    ['disk', { health: { happened_at: now, free_bytes: 2, disk_bytes: 100 } }, true],
    ['device', { health: { happened_at: now, devices: [{ device: 'printer', state: 'paper_out' }] } }, true],
    ['device', { health: { happened_at: now, devices: [{ device: 'printer', state: 'near_end' }] } }, false],
  ] as [string, Partial<Station>, boolean][])('is %s', (what, more, isBad) => {
    expect(troublesOf(station('a', more), now)).toMatchObject([{ what, isBad }])
  })

  it('is not that a new version was taken back long ago, or a device starts', () => {
    const health = {
      happened_at: now,
      configuration: { running: 3, taken_back: 2 },
      devices: [{ device: 'camera' as const, state: 'starting' as const }],
    }
    expect(troublesOf(station('a', { health }), now)).toEqual([])
  })

  it('is nothing where no terminal ever came', () => {
    expect(troublesOf(station('a', { last_contact: null, running_version: null, refused_records: 0 }), now)).toEqual([])
  })

  it('is told worst first', () => {
    const troubles = troublesOf(station('a', { refused_records: 2, keeper_called: now }), now)
    expect(troubles.map(({ what }) => what)).toEqual(['keeper', 'refused'])
  })
})

describe('the tree of stations', () => {
  const home = station('home-1')
  const node = station('station-1', { parent: 'home-1' })
  const well = station('room-1', { parent: 'station-1', kind: 'room' })
  const ill = station('room-2', { parent: 'station-1', kind: 'room', keeper_called: now, name: { zh: '城关社区' } })

  it('has rooms below stations below homes, what needs somebody first', () => {
    expect(shown([well, ill, node, station('home-0'), home])).toEqual([
      '0 home-1',
      '1 station-1',
      '2 room-2',
      '2 room-1',
      '0 home-0',
    ])
  })

  it('shows a parent that has no terminal', () => {
    expect(shown([well])).toEqual(['0 station-1', '1 room-1'])
  })

  it('does not follow a circle of parents', () => {
    const rows = shown([station('a', { parent: 'b' }), station('b', { parent: 'a' }), station('c', { parent: 'c' })])
    expect(rows.map((row) => row.slice(2)).sort()).toEqual(['a', 'b', 'c'])
  })

  it('shows what fits with those that it belongs to', () => {
    const stations = [home, node, well, ill]
    expect(shown(stations, { ...all, text: '城关' })).toEqual(['0 home-1', '1 station-1', '2 room-2'])
    expect(shown(stations, { ...all, group: 'keeper' })).toEqual(['0 home-1', '1 station-1', '2 room-2'])
    expect(shown(stations, all, true)).toEqual(['0 home-1', '1 station-1', '2 room-2'])
    expect(shown(stations, { ...all, text: 'nowhere' })).toEqual([])
    expect(shown(stations, { ...all, group: 'well', kind: 'room' })).toEqual(['0 home-1', '1 station-1', '2 room-1'])
  })

  it('keeps closed what is closed', () => {
    expect(shown([home, node, well, ill], all, false, new Set(['station-1']))).toEqual(['0 home-1', '1 station-1'])
  })
})
