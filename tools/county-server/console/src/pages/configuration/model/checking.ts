// What the county's server will refuse, told beforehand and at its place. The server has the last word.
import validate from 'virtual:station-schema'
import { daysBetween, isDay } from './days'
import type { Period, StationDocument } from './document'

export type ProblemKind =
  | 'missing'
  | 'empty'
  | 'too_long'
  | 'too_many'
  | 'too_few'
  | 'out_of_range'
  | 'not_whole'
  | 'form'
  | 'unknown_key'
  | 'unknown_deputy'
  | 'twice'
  | 'empty_period'
  | 'no_such_day'
  | 'before_first'
  | 'own_substitute'
  | 'said_by_server'

export interface Problem {
  pointer: string // JSON pointer into the document
  kind: ProblemKind
  value?: string // the limit, the key, the reference; with said_by_server what it said
}

interface SchemaError {
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
}

const kinds: Record<string, ProblemKind> = {
  required: 'missing',
  maxLength: 'too_long',
  maxItems: 'too_many',
  minItems: 'too_few',
  minimum: 'out_of_range',
  maximum: 'out_of_range',
  type: 'not_whole',
  additionalProperties: 'unknown_key',
}

function schemaProblem(error: SchemaError): Problem {
  const kind = kinds[error.keyword] ?? 'form'
  const { params } = error
  if (kind === 'missing') return { pointer: `${error.instancePath}/${String(params.missingProperty)}`, kind }
  if (kind === 'unknown_key') return { pointer: error.instancePath, kind, value: String(params.additionalProperty) }
  if (error.keyword === 'type' && params.type !== 'integer') return { pointer: error.instancePath, kind: 'form' }
  const limit = params.limit === undefined ? undefined : `${comparison(params.comparison)}${String(params.limit)}`
  return { pointer: error.instancePath, kind, ...(limit === undefined ? {} : { value: limit }) }
}

function comparison(said: unknown): string {
  return said === '>=' ? '≥ ' : said === '<=' ? '≤ ' : ''
}

function schemaProblems(document: unknown): Problem[] {
  if (validate(document)) return []
  // "Either days or date" says once what is wrong; what it is made of would say it again.
  const errors = (validate.errors ?? []) as SchemaError[]
  return errors
    .filter((error) => !error.schemaPath.includes('/oneOf/') && !isKept(document, error.instancePath))
    .map(schemaProblem)
}

/** The server tells no hash and takes this word for the one that is there. */
export const keptSecret = 'kept'

function isKept(document: unknown, pointer: string): boolean {
  if (!/_hash$/.test(pointer)) return false
  const value = pointer.split('/').slice(1).reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
  return value === keptSecret
}

function emptyTexts(value: unknown, pointer: string): Problem[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => emptyTexts(one, `${pointer}/${index}`))
  if (!value || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'zh' && typeof one === 'string' && one.trim() === ''
      ? [{ pointer: `${pointer}/zh`, kind: 'empty' as const }]
      : emptyTexts(one, `${pointer}/${key}`),
  )
}

function periodProblems(periods: readonly Period[], pointer: string): Problem[] {
  return periods.flatMap((period, index) =>
    period.from === period.to ? [{ pointer: `${pointer}/${index}`, kind: 'empty_period' as const }] : [],
  )
}

function dayProblems(days: readonly { pointer: string; day: string | undefined }[]): Problem[] {
  return days.flatMap(({ pointer, day }) =>
    day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !isDay(day) ? [{ pointer, kind: 'no_such_day' as const }] : [],
  )
}

function twice(keys: readonly string[], pointer: string): Problem[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ pointer: `${pointer}/${index}`, kind: 'twice' as const, value: key }] : [],
  )
}

const list = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : [])
const codes = (value: unknown): string[] => list(value as { code?: string }[]).map((one) => String(one?.code))

function referenceProblems(document: StationDocument): Problem[] {
  const known = new Set(list(document.deputies).map((deputy) => deputy.id))
  const refer = (id: string | undefined, pointer: string): Problem[] =>
    id !== undefined && !known.has(id) ? [{ pointer, kind: 'unknown_deputy', value: id }] : []
  return [
    ...list(document.roster).flatMap((entry, index) => refer(entry.deputy, `/roster/${index}/deputy`)),
    ...list(document.absences).flatMap((absence, index) => [
      ...refer(absence.deputy, `/absences/${index}/deputy`),
      ...refer(absence.substitute, `/absences/${index}/substitute`),
    ]),
    ...list(document.activities as { deputy?: string }[] | undefined).flatMap((activity, index) =>
      refer(activity?.deputy, `/activities/${index}/deputy`),
    ),
  ]
}

function absenceProblems(document: StationDocument): Problem[] {
  return list(document.absences).flatMap((absence, index): Problem[] => [
    ...(isDay(absence.first) && isDay(absence.last) && daysBetween(absence.first, absence.last) < 0
      ? [{ pointer: `/absences/${index}/last`, kind: 'before_first' as const }]
      : []),
    ...(absence.substitute === absence.deputy
      ? [{ pointer: `/absences/${index}/substitute`, kind: 'own_substitute' as const }]
      : []),
  ])
}

/** Beyond the schema, as the validator of kiosk and server has it. */
function meaningProblems(document: StationDocument): Problem[] {
  const hours = document.opening_hours
  const extra = list(hours?.extra_days)
  return [
    ...emptyTexts(document, ''),
    ...periodProblems(list(hours?.weekly), '/opening_hours/weekly'),
    ...periodProblems(list(hours?.breaks), '/opening_hours/breaks'),
    ...extra.flatMap((one, index) => periodProblems(list(one.open), `/opening_hours/extra_days/${index}/open`)),
    ...periodProblems(list(document.roster), '/roster'),
    ...dayProblems([
      ...list(hours?.holidays).map((day, index) => ({ pointer: `/opening_hours/holidays/${index}`, day })),
      ...extra.map((one, index) => ({ pointer: `/opening_hours/extra_days/${index}/day`, day: one.day })),
      ...list(document.roster).map((entry, index) => ({ pointer: `/roster/${index}/date`, day: entry.date })),
    ]),
    ...referenceProblems(document),
    ...absenceProblems(document),
    ...twice(list(document.languages), '/languages'),
    ...twice(list(document.deputies).map((deputy) => deputy.id), '/deputies'),
    ...twice(codes(document.categories), '/categories'),
    ...twice(codes(document.grid_cells), '/grid_cells'),
    ...twice(codes(document.slots?.matters), '/slots/matters'),
    ...twice(list(document.activities as { id?: string }[] | undefined).map((one) => String(one?.id)), '/activities'),
  ]
}

export function problemsOf(document: StationDocument): Problem[] {
  const byForm = schemaProblems(document)
  // What the form refuses may not be what it seems to be; the rest is read only with care.
  const found = [...byForm, ...meaningProblems(document)]
  const seen = new Set<string>()
  return found.filter((problem) => {
    const name = `${problem.pointer} ${problem.kind}`
    return seen.has(name) ? false : (seen.add(name), true)
  })
}

export function sectionOf(pointer: string): string {
  return pointer.split('/')[1] ?? ''
}

/** At the field itself, or anywhere below it. */
export function problemsAt(problems: readonly Problem[], pointer: string, below = false): Problem[] {
  return problems.filter((one) => one.pointer === pointer || (below && one.pointer.startsWith(`${pointer}/`)))
}
