// What a change does to a section, in words: line by line, before and after.
import equal from 'fast-deep-equal'
import type words from '@/language/zh/configuration_difference'
import { inLanguage, type Coded, type Deputy, type LocalizedText } from './document'
import { absenceLines, rosterLines } from './difference_roster'
import { openingHoursLines } from './difference_hours'
import { activityLines, codedLines, deputyLines, fieldLines, keeperLines, textLines } from './difference_lists'
import type { Absence, Keeper, OpeningHours, RosterEntry } from './document'

export type DifferenceWords = typeof words

export interface Line {
  sign: 'added' | 'removed' | 'changed' | 'moved'
  subject: string
  before?: string
  after?: string
}

export interface Around {
  words: DifferenceWords
  language: string // of the page
  deputies: readonly Deputy[] // before and after, for their names
}

export type Read<T> = (before: T, after: T, around: Around) => Line[]

export function deputyName(around: Around, id: string): string {
  const deputy = around.deputies.find((one) => one.id === id)
  return deputy ? inLanguage(deputy.name, around.language) : id
}

/** Only what is not the same; nothing where both say the same. */
export function changedLine(subject: string, before: string, after: string): Line[] {
  return before === after ? [] : [{ sign: 'changed', subject, before, after }]
}

export function listed(parts: readonly string[], around: Around): string {
  return parts.length ? parts.join(around.words.listMark) : around.words.nothing
}

function languagesText(value: unknown, around: Around): string {
  return listed(((value as string[] | undefined) ?? []).map((code) => around.words.languages[code] ?? code), around)
}

function plainText(value: unknown, around: Around): string {
  if (value === undefined || value === null) return around.words.nothing
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])
const object = <T>(value: unknown): T => (value && typeof value === 'object' ? value : {}) as T

const readers: Record<string, Read<unknown>> = {
  roster: (before, after, around) => rosterLines(list<RosterEntry>(before), list<RosterEntry>(after), around),
  absences: (before, after, around) => absenceLines(list<Absence>(before), list<Absence>(after), around),
  opening_hours: (before, after, around) =>
    openingHoursLines(object<OpeningHours>(before), object<OpeningHours>(after), around),
  notices: (before, after, around) => textLines(list<LocalizedText>(before), list<LocalizedText>(after), around),
  phrases: (before, after, around) => textLines(list<LocalizedText>(before), list<LocalizedText>(after), around),
  deputies: (before, after, around) => deputyLines(list<Deputy>(before), list<Deputy>(after), around),
  categories: (before, after, around) => codedLines(list<Coded>(before), list<Coded>(after), around),
  grid_cells: (before, after, around) => codedLines(list<Coded>(before), list<Coded>(after), around),
  activities: (before, after, around) => activityLines(list(before), list(after), around),
  keeper: (before, after, around) => keeperLines(object<Keeper>(before), object<Keeper>(after), around),
  slots: (before, after, around) => fieldLines(object(before), object(after), around),
  queue: (before, after, around) => fieldLines(object(before), object(after), around),
  opinion_chain: (before, after, around) => fieldLines(object(before), object(after), around),
  rating: (before, after, around) => fieldLines(object(before), object(after), around),
  languages: (before, after, around) =>
    changedLine(around.words.order, languagesText(before, around), languagesText(after, around)),
  retention_days: (before, after, around) =>
    changedLine(
      around.words.sections.retention_days ?? '',
      around.words.days(plainText(before, around)),
      around.words.days(plainText(after, around)),
    ),
}

/** `undefined` or null: the section is not there. Whatever has no words of its own is told as a whole. */
export function differenceLines(section: string, before: unknown, after: unknown, around: Around): Line[] {
  if (equal(before ?? null, after ?? null)) return []
  const lines = readers[section]?.(before ?? undefined, after ?? undefined, around) ?? []
  if (lines.length) return lines
  return [
    {
      sign: 'changed',
      subject: around.words.wholeSection,
      before: plainText(before, around),
      after: plainText(after, around),
    },
  ]
}

export interface StationDifference {
  section: string
  stations: string[] // to which exactly this happens
  lines: Line[]
}

export interface StationSections {
  station: string
  before: Readonly<Record<string, unknown>>
  after: Readonly<Record<string, unknown>> // only the sections that are replaced; null: taken out
  deputies: readonly Deputy[]
}

/** Section by section; stations to which the same happens are told once. */
export function differencesOf(
  stations: readonly StationSections[],
  order: readonly string[],
  around: Omit<Around, 'deputies'>,
): StationDifference[] {
  const named = new Set(stations.flatMap((station) => Object.keys(station.after)))
  const sections = [...order.filter((name) => named.has(name)), ...[...named].filter((name) => !order.includes(name))]
  return sections.flatMap((section) => {
    const groups = new Map<string, StationDifference>()
    for (const { station, before, after, deputies } of stations) {
      if (!(section in after)) continue
      const lines = differenceLines(section, before[section], after[section], { ...around, deputies })
      if (!lines.length) continue
      const name = JSON.stringify(lines)
      const group = groups.get(name)
      if (group) group.stations.push(station)
      else groups.set(name, { section, stations: [station], lines })
    }
    return [...groups.values()]
  })
}

/** The stations by what they have in a section now: more than one group where they are not alike. */
export function kindsOf(stations: readonly { station: string; value: unknown }[]): string[][] {
  const groups: { value: unknown; stations: string[] }[] = []
  for (const { station, value } of stations) {
    const group = groups.find((one) => equal(one.value ?? null, value ?? null))
    if (group) group.stations.push(station)
    else groups.push({ value, stations: [station] })
  }
  return groups.map((group) => group.stations)
}

