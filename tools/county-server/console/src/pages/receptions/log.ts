// What the drawer says of a log, worked out apart from how it looks.
import type { LoggedOpinion, LogVersion, ReceptionLog, VersionOpinion } from '@/api/reading'
import type { Time } from '@/api/types'

export interface VersionLine {
  version: number
  at: Time
  deputy: string
  reason: string
  isNewest: boolean
  opinions: VersionOpinion[]
}

/** The newest version first. */
export function versionLines(versions: LogVersion[]): VersionLine[] {
  return [...versions]
    .sort((a, b) => b.version - a.version)
    .map((one, index) => ({
      version: one.version,
      at: one.correction?.at ?? one.ended_at,
      deputy: one.correction?.deputy ?? one.deputy,
      reason: one.correction?.reason ?? '',
      isNewest: index === 0,
      opinions: one.opinions ?? [],
    }))
}

/** Whole minutes, at least one. */
export function minutesOf(begun: Time, ended: Time): number {
  return Math.max(1, Math.round((Date.parse(ended) - Date.parse(begun)) / 60_000))
}

/** The rows before and after one in the list as it is shown. */
export function neighbours(ids: string[], id: string): { newer: string | undefined; older: string | undefined } {
  const at = ids.indexOf(id)
  if (at < 0) return { newer: undefined, older: undefined }
  return { newer: ids[at - 1], older: ids[at + 1] }
}

/**
 * Each matter as it stands now: which ones there are and how far they are is the list's to say; what was said and
 * answered is in the newest version that has it, because a correction brings only what it changes.
 */
export function mattersOf(log: Pick<ReceptionLog, 'opinions' | 'versions'>): LoggedOpinion[] {
  const oldestFirst = [...log.versions].sort((a, b) => a.version - b.version)
  const said = new Map<string, VersionOpinion>()
  for (const { opinions } of oldestFirst) for (const one of opinions ?? []) said.set(one.opinion_id, one)
  return log.opinions.map((opinion) => {
    const newest = said.get(opinion.opinion_id)
    return {
      ...opinion,
      answer: opinion.answer ?? newest?.answer,
      urgency: opinion.urgency ?? newest?.urgency,
      grid_cell: opinion.grid_cell ?? newest?.grid_cell,
    }
  })
}
