// In which order a change reaches the stations: one first, then some, then all, so that a mistake is seen on one glass and not on
// all of them.

export interface Candidate {
  id: string
  enrolled: boolean
  running_version: number | null
  last_contact: string | null
}

export type Plan = 'at_once' | 'one_then_all' | 'careful'
export const plans: readonly Plan[] = ['careful', 'one_then_all', 'at_once']

/** One that speaks to the county can show whether a change works; a silent one would only hold the others up. */
export function bySoundness(stations: readonly Candidate[]): string[] {
  const rank = (station: Candidate): number =>
    (station.enrolled ? 2 : 0) + (station.running_version !== null && station.last_contact !== null ? 1 : 0)
  return [...stations]
    .sort((a, b) => rank(b) - rank(a) || compare(b.last_contact ?? '', a.last_contact ?? '') || compare(a.id, b.id))
    .map((station) => station.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How many stations have the change after each stage. */
export function cumulativeSizes(count: number, plan: Plan): number[] {
  if (count <= 0) return []
  const shares: Record<Plan, number[]> = {
    at_once: [count],
    one_then_all: [1, count],
    careful: [1, Math.ceil(count * 0.1), Math.ceil(count * 0.5), count],
  }
  const sizes: number[] = []
  for (const size of shares[plan]) if (size > (sizes.at(-1) ?? 0)) sizes.push(size)
  return sizes
}

/** Every station once, in the order given. */
export function proposedStages(stations: readonly string[], plan: Plan): string[][] {
  let begun = 0
  return cumulativeSizes(stations.length, plan).map((size) => {
    const stage = stations.slice(begun, size)
    begun = size
    return stage
  })
}

/** To another stage; `to` may be one behind the last. A stage that is left empty goes. */
export function withMoved(stages: readonly (readonly string[])[], station: string, to: number): string[][] {
  const moved: string[][] = stages.map((stage) => stage.filter((other) => other !== station))
  while (moved.length <= to) moved.push([])
  ;(moved[to] as string[]).push(station)
  return moved.filter((stage) => stage.length > 0)
}
