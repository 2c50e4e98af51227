// What staff have changed and not proposed yet: for all chosen stations alike, or for one. Values, never changed in place, so that
// a step back is the value before.
import equal from 'fast-deep-equal'
import type { Sections } from '@/api/types'
import { sectionNames, type OpeningHours, type StationDocument } from './document'
import { kindsOf, type StationSections } from './difference'
import { weeklyOf } from './opening'

/** Opening hours are the same however their days are put together; everything else is what is written. */
function same(section: string, a: unknown, b: unknown): boolean {
  if (equal(a, b)) return true
  if (section !== 'opening_hours' || !a || !b) return false
  const plain = (value: unknown) => ({ ...(value as OpeningHours), weekly: weeklyOf((value as OpeningHours).weekly) })
  return equal(plain(a), plain(b))
}

export interface Loaded {
  station: string
  version: number
  document: StationDocument
}

export interface Draft {
  readonly loaded: Readonly<Record<string, Loaded>>
  readonly common: Readonly<Sections> // null: the section is taken out
  readonly own: Readonly<Record<string, Readonly<Sections>>>
}

export function draftOf(loaded: readonly Loaded[]): Draft {
  return { loaded: Object.fromEntries(loaded.map((one) => [one.station, one])), common: {}, own: {} }
}

export function stationsOf(draft: Draft): string[] {
  return Object.keys(draft.loaded)
}

function published(draft: Draft, station: string, section: string): unknown {
  return (draft.loaded[station]?.document as unknown as Sections | undefined)?.[section] ?? null
}

/** As it will be; null where the document has no such section. */
export function valueOf(draft: Draft, station: string, section: string): unknown {
  const own = draft.own[station]
  if (own && section in own) return own[section] ?? null
  return section in draft.common ? (draft.common[section] ?? null) : published(draft, station, section)
}

function without(sections: Readonly<Sections>, section: string): Sections {
  const { [section]: _, ...rest } = sections
  return rest
}

function tidyOwn(own: Record<string, Readonly<Sections>>): Record<string, Readonly<Sections>> {
  return Object.fromEntries(Object.entries(own).filter(([, sections]) => Object.keys(sections).length > 0))
}

/** For all: what single stations had of their own in this section is replaced. */
export function withCommon(draft: Draft, section: string, value: unknown): Draft {
  const own = Object.entries(draft.own).map(([station, sections]) => [station, without(sections, section)] as const)
  const nothingNew = stationsOf(draft).every((station) => same(section, published(draft, station, section), value))
  const common = nothingNew ? without(draft.common, section) : { ...draft.common, [section]: value }
  return { ...draft, common, own: tidyOwn(Object.fromEntries(own)) }
}

export function withOwn(draft: Draft, station: string, section: string, value: unknown): Draft {
  const before = section in draft.common ? (draft.common[section] ?? null) : published(draft, station, section)
  const sections = without(draft.own[station] ?? {}, section)
  const next = same(section, before, value) ? sections : { ...sections, [section]: value }
  return { ...draft, own: tidyOwn({ ...draft.own, [station]: next }) }
}

/** As published again, everywhere. */
export function withoutSection(draft: Draft, section: string): Draft {
  const own = Object.entries(draft.own).map(([station, sections]) => [station, without(sections, section)] as const)
  return { ...draft, common: without(draft.common, section), own: tidyOwn(Object.fromEntries(own)) }
}

export function documentOf(draft: Draft, station: string): StationDocument {
  const document: Sections = { ...(draft.loaded[station]?.document as unknown as Sections) }
  for (const section of [...Object.keys(draft.common), ...Object.keys(draft.own[station] ?? {})]) {
    const value = valueOf(draft, station, section)
    if (value === null) delete document[section]
    else document[section] = value
  }
  return document as unknown as StationDocument
}

/** The sections of a station that will not be as they were. */
export function changedSections(draft: Draft, station: string): Sections {
  const names = new Set([...Object.keys(draft.common), ...Object.keys(draft.own[station] ?? {})])
  const changed: Sections = {}
  for (const name of names) {
    const value = valueOf(draft, station, name)
    if (!same(name, value, published(draft, station, name))) changed[name] = value
  }
  return changed
}

export function changedStations(draft: Draft): string[] {
  return stationsOf(draft).filter((station) => Object.keys(changedSections(draft, station)).length > 0)
}

/** In the order in which staff see sections. */
export function editedSections(draft: Draft): string[] {
  const edited = new Set(stationsOf(draft).flatMap((station) => Object.keys(changedSections(draft, station))))
  return sectionNames.filter((name) => edited.has(name))
}

export function isEdited(draft: Draft): boolean {
  return stationsOf(draft).some((station) => Object.keys(changedSections(draft, station)).length > 0)
}

export interface Proposal {
  stations: string[]
  sections: Sections
  sections_of: Record<string, Sections>
  based_on: Record<string, number>
}

/** Stations at which nothing would change are left out. */
export function proposalOf(draft: Draft): Proposal {
  const stations = changedStations(draft)
  const edited = editedSections(draft)
  const sections = Object.fromEntries(edited.filter((name) => name in draft.common).map((name) => [name, draft.common[name]]))
  const own = stations.map((station) => {
    const named = edited.filter((name) => name in (draft.own[station] ?? {}))
    return [station, Object.fromEntries(named.map((name) => [name, draft.own[station]?.[name]]))] as const
  })
  return {
    stations,
    sections,
    sections_of: tidyOwn(Object.fromEntries(own)) as Record<string, Sections>,
    based_on: Object.fromEntries(stations.map((station) => [station, draft.loaded[station]?.version ?? 0])),
  }
}

/** What happens to every station, for the view of differences. */
export function stationSections(draft: Draft): StationSections[] {
  return changedStations(draft).map((station) => {
    const before = draft.loaded[station]?.document as StationDocument
    return {
      station,
      before: before as unknown as Sections,
      after: changedSections(draft, station),
      deputies: [...documentOf(draft, station).deputies, ...before.deputies],
    }
  })
}

export interface Unlike {
  section: string
  groups: string[][] // of stations that are alike now
}

/** Sections that become the same everywhere though the stations are not alike now: each loses what it had. */
export function unlikeStations(draft: Draft): Unlike[] {
  return sectionNames.flatMap((section) => {
    if (!(section in draft.common)) return []
    const replaced = stationsOf(draft).filter((station) => !(section in (draft.own[station] ?? {})))
    const groups = kindsOf(replaced.map((station) => ({ station, value: published(draft, station, section) })))
    return groups.length > 1 ? [{ section, groups }] : []
  })
}

/** The same edits over documents that were read anew; those whose ground has moved meanwhile are named. */
export function rebased(draft: Draft, loaded: readonly Loaded[]): { draft: Draft; moved: { station: string; section: string }[] } {
  const next: Draft = { ...draft, loaded: Object.fromEntries(loaded.map((one) => [one.station, one])) }
  const moved = stationsOf(draft).flatMap((station) =>
    Object.keys(changedSections(draft, station))
      .filter((section) => !equal(published(draft, station, section), published(next, station, section)))
      .map((section) => ({ station, section })),
  )
  return { draft: next, moved }
}
