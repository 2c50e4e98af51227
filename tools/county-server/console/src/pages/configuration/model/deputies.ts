// A deputy who goes takes along what names the deputy.
import type { Absence, Deputy, JsonObject, LanguageCode, LocalizedText, StationDocument } from './document'
import { tidyText } from './document'
import { dutiesOf } from './roster'

export function dutyCount(document: StationDocument, id: string): number {
  return dutiesOf(document.roster).filter((duty) => duty.deputy === id).length
}

/** The sections in which the deputy no longer is; only those that change. */
export function withoutDeputy(document: StationDocument, id: string): Record<string, unknown> {
  const sections: Record<string, unknown> = { deputies: document.deputies.filter((deputy) => deputy.id !== id) }
  if (document.roster.some((entry) => entry.deputy === id))
    sections.roster = document.roster.filter((entry) => entry.deputy !== id)
  const absences = document.absences ?? []
  const kept = absences.filter((absence) => absence.deputy !== id).map((absence) => withoutSubstitute(absence, id))
  if (absences.some((absence) => absence.deputy === id || absence.substitute === id)) sections.absences = kept
  const activities = (document.activities ?? []) as JsonObject[]
  if (activities.some((activity) => activity.deputy === id))
    sections.activities = activities.map(({ deputy, ...rest }) => (deputy === undefined || deputy === id ? rest : { ...rest, deputy }))
  return sections
}

function withoutSubstitute(absence: Absence, id: string): Absence {
  const { substitute, ...rest } = absence
  return substitute === undefined || substitute === id ? rest : absence
}

export function newDeputy(deputies: readonly Deputy[]): Deputy {
  const ids = new Set(deputies.map((deputy) => deputy.id))
  let number = deputies.length + 1
  const id = (): string => `deputy-${String(number).padStart(2, '0')}`
  while (ids.has(id())) ++number
  return { id: id(), name: { zh: '' }, seat: { zh: '' }, languages: ['zh'] }
}

/** `fields` may be left out altogether; a name and a seat may not. */
export function withText(deputy: Deputy, key: 'name' | 'seat' | 'fields', language: LanguageCode, text: string): Deputy {
  const next: LocalizedText = tidyText({ ...deputy[key], [language]: text })
  const { fields: _, ...rest } = deputy
  if (key === 'fields' && !Object.values(next).some((one) => one)) return rest
  return { ...deputy, [key]: next }
}

export function withSecret(deputy: Deputy, key: 'pin_hash' | 'card_hash' | 'badge_hash', hash: string): Deputy {
  const { [key]: _, ...rest } = deputy
  return hash ? { ...deputy, [key]: hash } : (rest as Deputy)
}
