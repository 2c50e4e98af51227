// The filters of a list live in the address, so that a link shows another person the same rows.
import { isDay } from './days'

const identifier = (text: string) => /^[A-Za-z0-9_.-]{1,60}$/.test(text)
const flag = (text: string) => text === 'true'

/** What may stand in an address, and what its value has to look like. */
const forms = {
  station: identifier,
  under: identifier,
  kind: identifier,
  deputy: identifier,
  category: identifier,
  grid_cell: identifier,
  language: identifier,
  stage: identifier,
  from: isDay,
  to: isDay,
  text: (text: string) => text.trim() !== '' && text.length <= 200,
  overdue: flag,
  concluded: flag,
  withdrawn: (text: string) => text === 'false',
} satisfies Record<string, (text: string) => boolean>

export type FilterName = keyof typeof forms
export type Filters<Name extends FilterName = FilterName> = Partial<Record<Name, string>>

/** An address is typed by people as well: what is not in the form, or comes twice, is left out. */
export function filtersFrom<Name extends FilterName>(
  query: Record<string, unknown>,
  names: readonly Name[],
): Filters<Name> {
  const found: Filters<Name> = {}
  for (const name of names) {
    const value = query[name]
    if (typeof value === 'string' && forms[name](value)) found[name] = value
  }
  return found
}

/** After a change; an empty value takes the filter away. One place at a time: a station, or all below one. */
export function changed<Name extends FilterName>(
  filters: Filters<Name>,
  change: { [key in Name]?: string | undefined },
): Filters<Name> {
  const next = { ...filters, ...change } as Filters<FilterName>
  const moved = ('station' in change && change.station !== filters['station' as Name]) || 'under' in change
  if (moved) {
    // Deputies and grid cells are of a station.
    if (!('deputy' in change)) delete next.deputy
    if (!('grid_cell' in change)) delete next.grid_cell
  }
  for (const name of Object.keys(next) as FilterName[]) if (!next[name]?.trim()) delete next[name]
  return next as Filters<Name>
}

export function isFiltered(filters: Filters): boolean {
  return Object.keys(filters).length > 0
}
