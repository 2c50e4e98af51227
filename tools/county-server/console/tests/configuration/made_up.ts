// The shipped configuration, and made-up rosters.
import fc from 'fast-check'
import { formatMinute } from '@/pages/configuration/model/days'
import { weekdays, type RosterEntry, type StationDocument } from '@/pages/configuration/model/document'
import type { Loaded } from '@/pages/configuration/model/draft'
import { projectFile } from '../../steps/project_folder'

export const shipped = JSON.parse(projectFile('config/station.json')) as StationDocument

export function station(id: string, change: Partial<StationDocument> = {}): Loaded {
  const document = structuredClone(shipped)
  return { station: id, version: 3, document: { ...document, station: { ...document.station, id }, ...change } }
}

const quarter = fc.integer({ min: 0, max: 95 }).map((n) => formatMinute(n * 15))
const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-12-${String(day).padStart(2, '0')}`)
const when = fc.oneof(
  fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }).map((days) => ({ days })),
  date.map((one) => ({ date: one })),
)

export const entry: fc.Arbitrary<RosterEntry> = fc
  .record({
    deputy: fc.constantFrom('deputy-01', 'deputy-02', 'deputy-03'),
    when,
    from: quarter,
    length: fc.integer({ min: 1, max: 95 }),
    shared: fc.boolean(),
  })
  .map(({ deputy, when: place, from, length, shared }) => {
    const [hours, minutes] = from.split(':').map(Number) as [number, number]
    const to = formatMinute((hours * 60 + minutes + length * 15) % (24 * 60))
    return { deputy, from, to, ...place, ...(shared ? { shared } : {}) }
  })

export const roster = fc.array(entry, { maxLength: 12 })
