// How far a change is, and what may be done with it.
import type { Change, ChangeRow, ChangeState, ChangeStation, ChangeStationState, Role, Time } from '@/api/types'
import type { Deputy } from '@/pages/configuration/model/document'
import type { StationSections } from '@/pages/configuration/model/difference'

export type Deed = 'approve' | 'reject' | 'halt' | 'resume' | 'take_back'

const deedsIn: Record<ChangeState, Deed[]> = {
  proposed: ['approve', 'reject'],
  rejected: [],
  rolling_out: ['halt', 'take_back'],
  halted: ['resume', 'take_back'],
  done: ['take_back'],
  taken_back: [],
}

export const deedPaths: Record<Deed, string> = {
  approve: 'approval',
  reject: 'rejection',
  halt: 'halt',
  resume: 'resumption',
  take_back: 'take-back',
}

export function needsReason(deed: Deed): boolean {
  return deed === 'reject' || deed === 'take_back'
}

/** What this person may do with it now; the server decides again. */
export function deedsFor(change: Pick<ChangeRow, 'state' | 'two_persons' | 'proposed_by'>, staff: string, role: Role): Deed[] {
  if (role !== 'publisher' && role !== 'administrator') return []
  const isOwn = change.two_persons && change.proposed_by === staff
  return deedsIn[change.state].filter((deed) => !(deed === 'approve' && isOwn))
}

export function isMoving(state: ChangeState): boolean {
  return state === 'proposed' || state === 'rolling_out' || state === 'halted'
}

export interface Stage {
  number: number // from 1
  stations: ChangeStation[]
  counts: Partial<Record<ChangeStationState, number>>
  isCurrent: boolean
}

export function stagesOf(change: Change): Stage[] {
  return change.stages.map((ids, index) => {
    const stations = ids.flatMap((id) => change.stations.filter((one) => one.station === id))
    const counts: Stage['counts'] = {}
    for (const { state } of stations) counts[state] = (counts[state] ?? 0) + 1
    return { number: index + 1, stations, counts, isCurrent: change.state === 'rolling_out' && index === change.stage }
  })
}

/** Stations by state: of a row they come counted. */
export function statesOf(change: Change): Partial<Record<ChangeStationState, number>> {
  return stagesOf(change).reduce<Partial<Record<ChangeStationState, number>>>((sum, { counts }) => {
    for (const [state, count] of Object.entries(counts) as [ChangeStationState, number][]) sum[state] = (sum[state] ?? 0) + count
    return sum
  }, {})
}

/** Stations that have got it, whether they run it or not: those a step back concerns. */
export function reached(states: Partial<Record<ChangeStationState, number>>): number {
  return (states.published ?? 0) + (states.running ?? 0) + (states.failed ?? 0)
}

/** Of the stage under way: how many do not run it yet, and how many minutes it is still watched when all do. */
export function waitsFor(change: Change, now: Time): { stations: number; minutes: number } | null {
  const stage = stagesOf(change).find((one) => one.isCurrent)
  if (!stage) return null
  const late = stage.stations.filter((one) => one.state === 'published').length
  const last = Math.max(...stage.stations.map((one) => (one.state === 'running' && one.since ? Date.parse(one.since) : 0)))
  const left = last + change.watch_minutes * 60_000 - Date.parse(now)
  return { stations: late, minutes: last > 0 ? Math.max(0, Math.ceil(left / 60_000)) : change.watch_minutes }
}

/** What happens to every station, as it was when the change was proposed. */
export function sectionsOf(change: Change, deputies: Readonly<Record<string, readonly Deputy[]>>): StationSections[] {
  return change.stations.map(({ station }) => {
    const after = { ...change.sections, ...change.sections_of[station] }
    const before = change.before?.[station] ?? {}
    const named = [after.deputies, before.deputies].flatMap((list) => (Array.isArray(list) ? (list as Deputy[]) : []))
    return { station, before, after, deputies: [...named, ...(deputies[station] ?? [])] }
  })
}

/** Whose deputies must be known by name to tell the difference in words. */
export function stationsToName(change: Change): string[] {
  const naming = ['roster', 'absences', 'activities']
  return change.stations
    .map((one) => one.station)
    .filter((id) => naming.some((name) => name in change.sections || name in (change.sections_of[id] ?? {})))
}
