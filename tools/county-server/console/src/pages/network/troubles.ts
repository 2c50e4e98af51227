// What is wrong with a station, by what the county knows of it. Worst first.
import type { Device, DeviceState, Station, Time } from '@/api/types'

export type TroubleGroup = 'silent' | 'keeper' | 'device' | 'configuration' | 'storage' | 'certificate'

export type Trouble = { group: TroubleGroup; isBad: boolean } & (
  | { what: 'silent'; since: Time }
  | { what: 'keeper'; since: Time }
  | { what: 'device'; device: Device; state: DeviceState }
  | { what: 'takenBack'; version: number }
  | { what: 'behind'; running: number; published: number }
  | { what: 'unpublished' | 'expired' }
  | { what: 'refused' | 'setAside' | 'unsent'; count: number }
  | { what: 'disk'; share: number }
  | { what: 'dropped' }
  | { what: 'certificate'; days: number }
)

/** A kiosk asks every half minute; after so long it is not the network's hiccup any more. */
export const silentAfterMinutes = 5
/** Records wait while the line is slow; so many are a backlog. */
export const manyUnsent = 50
export const littleDisk = 0.1
const hardlyAnyDisk = 0.03
/** A kiosk renews its certificate when half of its 180 days are over, so that these are left only where that failed. */
export const fewDaysOfCertificate = 30

const minute = 60_000
const day = 24 * 60 * minute

/** Nobody was let in for it, or nobody has come: there is nothing that could be ill. */
export function isInUse(station: Station): boolean {
  return station.last_contact !== null
}

function ofTheLine(station: Station, now: number): Trouble[] {
  const found: Trouble[] = []
  if (station.last_contact && now - Date.parse(station.last_contact) > silentAfterMinutes * minute)
    found.push({ group: 'silent', isBad: true, what: 'silent', since: station.last_contact })
  if (station.keeper_called) found.push({ group: 'keeper', isBad: true, what: 'keeper', since: station.keeper_called })
  if (station.certificate_expires) {
    const days = Math.floor((Date.parse(station.certificate_expires) - now) / day)
    if (days < fewDaysOfCertificate) found.push({ group: 'certificate', isBad: days < 7, what: 'certificate', days })
  }
  return found
}

function ofDevices(station: Station): Trouble[] {
  return (station.health?.devices ?? [])
    .filter(({ state }) => state !== 'well' && state !== 'starting')
    .map(({ device, state }) => ({ group: 'device', isBad: state !== 'near_end', what: 'device', device, state }))
}

function ofConfiguration(station: Station): Trouble[] {
  const { published_version: published, running_version: running } = station
  if (published === 0) return [{ group: 'configuration', isBad: false, what: 'unpublished' }]
  const found: Trouble[] = []
  const { taken_back: takenBack, expired } = station.health?.configuration ?? {}
  if (expired) found.push({ group: 'configuration', isBad: true, what: 'expired' })
  if (takenBack !== undefined && takenBack >= published)
    found.push({ group: 'configuration', isBad: true, what: 'takenBack', version: takenBack })
  else if (running !== null && running < published)
    found.push({ group: 'configuration', isBad: false, what: 'behind', running, published })
  return found
}

function ofStorage(station: Station): Trouble[] {
  const found: Trouble[] = []
  const health = station.health
  if (station.refused_records > 0)
    found.push({ group: 'storage', isBad: false, what: 'refused', count: station.refused_records })
  if (health?.set_aside) found.push({ group: 'storage', isBad: false, what: 'setAside', count: health.set_aside })
  if (health?.unsent && health.unsent >= manyUnsent)
    found.push({ group: 'storage', isBad: false, what: 'unsent', count: health.unsent })
  if (health?.dropped) found.push({ group: 'storage', isBad: true, what: 'dropped' })
  const share = freeShare(station)
  if (share !== null && share < littleDisk)
    found.push({ group: 'storage', isBad: share < hardlyAnyDisk, what: 'disk', share })
  return found
}

/** Of the station's disk, 0 to 1; null where it was not told. */
export function freeShare(station: Station): number | null {
  const { free_bytes: free, disk_bytes: all } = station.health ?? {}
  return free === undefined || !all ? null : free / all
}

export function troublesOf(station: Station, now: Time): Trouble[] {
  if (!isInUse(station)) return station.keeper_called ? ofTheLine(station, Date.parse(now)) : []
  const found = [
    ...ofTheLine(station, Date.parse(now)),
    ...ofDevices(station),
    ...ofConfiguration(station),
    ...ofStorage(station),
  ]
  return [...found.filter(({ isBad }) => isBad), ...found.filter(({ isBad }) => !isBad)]
}
