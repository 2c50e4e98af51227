// A station's configuration as the county's server gives it: config/station.schema.json in types. What is not edited here
// by a form of its own stays `Json`.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export const languageCodes = ['zh', 'bo', 'lis', 'nxq', 'en'] as const
export type LanguageCode = (typeof languageCodes)[number]
// Chinese is always there in what is kept; in a form it may be empty for a while.
export type LocalizedText = Partial<Record<LanguageCode, string>>

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

// "09:30"; an end not after the start means: past midnight.
export interface Period {
  from: string
  to: string
}
export interface WeeklyPeriod extends Period {
  days: Weekday[]
}
export interface OpeningHours {
  weekly: WeeklyPeriod[]
  breaks?: Period[]
  holidays?: string[]
  extra_days?: { day: string; open: Period[] }[]
}

// A file of the county's, named by what is in it.
export interface Picture {
  sha256: string
  bytes: number
}
export interface Notice extends LocalizedText {
  picture?: Picture
}

export interface Deputy {
  id: string
  name: LocalizedText
  seat: LocalizedText
  fields?: LocalizedText
  languages?: LanguageCode[]
  pin_hash?: string
  card_hash?: string
  badge_hash?: string
  portrait?: Picture
}

// Either `days` (every week) or `date` (once).
export interface RosterEntry extends Period {
  deputy: string
  days?: Weekday[]
  date?: string
  shared?: boolean
}

export interface Absence {
  deputy: string
  first: string
  last: string
  substitute?: string
}

export interface Coded {
  code: string
  name: LocalizedText
}

export interface Keeper {
  name?: LocalizedText
  phone?: string
  pin_hash?: string
}

export interface Station {
  id: string
  kind: 'home' | 'station' | 'room' | 'professional'
  name: LocalizedText
  parent?: string
}

export interface StationDocument {
  version: number
  station: Station
  time_zone: string
  languages: LanguageCode[]
  opening_hours: OpeningHours
  deputies: Deputy[]
  roster: RosterEntry[]
  absences?: Absence[]
  slots: JsonObject
  opinion_chain?: JsonObject
  queue?: JsonObject
  activities?: Json[]
  rating?: JsonObject
  categories: Coded[]
  grid_cells?: Coded[]
  phrases?: LocalizedText[]
  notices?: Notice[]
  keeper?: Keeper
  retention_days: number
}

// The parts of a document that a change may replace, in the order in which staff see them.
export const sectionNames = [
  'roster', 'absences', 'opening_hours', 'notices', 'deputies', 'languages', 'slots', 'queue', 'categories', 'keeper',
  'retention_days', 'activities', 'opinion_chain', 'rating', 'grid_cells', 'phrases', 'language_packs', 'voice',
  'time_zone',
] as const
export type SectionName = (typeof sectionNames)[number]

// What is each station's own: an edit touches only the station that is shown until staff say otherwise.
export const ownSections: ReadonlySet<string> = new Set<SectionName>([
  'roster', 'absences', 'deputies', 'activities', 'grid_cells', 'keeper',
])

// A change may take these out of a document altogether.
export const optionalSections: ReadonlySet<string> = new Set<SectionName>([
  'absences', 'queue', 'activities', 'opinion_chain', 'rating', 'grid_cells', 'phrases', 'notices',
  'language_packs', 'voice', 'keeper',
])

export function isSectionName(name: string): name is SectionName {
  return (sectionNames as readonly string[]).includes(name)
}

// In the reader's language, else in Chinese, else in whatever there is.
export function inLanguage(text: LocalizedText | undefined, language: string): string {
  if (!text) return ''
  const own = (text as Record<string, string | undefined>)[language]
  return own || text.zh || Object.values(text).find((value) => value) || ''
}

// A form writes the languages it was given; empty ones are left out of the document, except Chinese, which must be there.
// What else stands beside the texts, such as a notice's picture, stays.
export function tidyText<T extends LocalizedText>(text: T): T {
  const kept: T = { ...text, zh: text.zh ?? '' }
  for (const code of languageCodes) if (code !== 'zh' && !text[code]) delete kept[code]
  return kept
}
