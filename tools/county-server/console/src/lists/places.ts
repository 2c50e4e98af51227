// The places of the county as a tree: homes, below them stations, below them rooms.
import type { Station } from '@/api/types'

export interface PlaceNode {
  value: string
  label: string
  children?: PlaceNode[]
}

/** A parent that is not there, or one that stands in a circle, makes a place a root. */
function parentOf(station: Station, byId: Map<string, Station>): string | undefined {
  const seen = new Set([station.id])
  for (let above = station.parent; above; above = byId.get(above)?.parent) {
    if (seen.has(above)) return undefined
    seen.add(above)
  }
  return station.parent && byId.has(station.parent) ? station.parent : undefined
}

const order = ['home', 'station', 'room', 'professional']

function byKindAndName(a: Station, b: Station): number {
  const rank = (station: Station) => (station.kind ? order.indexOf(station.kind) : order.length)
  return rank(a) - rank(b) || a.id.localeCompare(b.id)
}

export function placeTree(stations: Station[], label: (station: Station) => string): PlaceNode[] {
  const byId = new Map(stations.map((station) => [station.id, station]))
  const below = new Map<string | undefined, Station[]>()
  for (const station of [...stations].sort(byKindAndName)) {
    const parent = parentOf(station, byId)
    below.set(parent, [...(below.get(parent) ?? []), station])
  }
  const node = (station: Station): PlaceNode => {
    const children = (below.get(station.id) ?? []).map(node)
    return { value: station.id, label: label(station), ...(children.length > 0 ? { children } : {}) }
  }
  return (below.get(undefined) ?? []).map(node)
}

export function hasBelow(stations: Station[], id: string): boolean {
  return stations.some((station) => station.parent === id)
}
