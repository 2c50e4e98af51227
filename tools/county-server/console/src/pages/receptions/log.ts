// What the drawer says of a log, worked out apart from how it looks.
import type { LogVersion, ReceptionLog } from '@/api/reading'
import type { Time } from '@/api/types'

export interface VersionLine {
  version: number
  at: Time | undefined
  deputy: string | undefined
  reason: string
  isNewest: boolean
}

/** The newest version first, whichever way round the server tells them; a log without any has one, its own. */
export function versionLines(log: Pick<ReceptionLog, 'versions' | 'version' | 'deputy' | 'ended_at'>): VersionLine[] {
  const known: LogVersion[] = log.versions.length > 0 ? log.versions : [{ version: log.version }]
  return [...known]
    .sort((a, b) => b.version - a.version)
    .map((one, index) => ({
      version: one.version,
      at: one.at ?? one.correction?.at ?? one.ended_at ?? (one.version === 1 ? log.ended_at : undefined),
      deputy: one.deputy ?? one.correction?.deputy ?? (one.version === 1 ? log.deputy : undefined),
      reason: one.reason ?? one.correction?.reason ?? '',
      isNewest: index === 0,
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
