// From a number of the statistics to the rows that it counts.
import type { Figures } from '@/api/types'
import type { Filters } from '@/lists/filters'
import type { Period } from '@/lists/periods'

export const figureNames = [
  'deputy_sessions',
  'citizens_received',
  'opinions_raised',
  'opinions_concluded',
] as const satisfies readonly (keyof Figures)[]
export type FigureName = (typeof figureNames)[number]

export interface Scope extends Period {
  station?: string | undefined
  under?: string | undefined
}

export interface Link {
  path: string
  query: Record<string, string>
}

function queryOf(filters: { [name: string]: string | undefined }): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(filters)) if (value) query[name] = value
  return query
}

/** Sessions and citizens are receptions; what is raised or concluded are opinions, told as a table. */
export function linkTo(figure: FigureName, scope: Scope, narrower: Filters = {}): Link {
  const filters = { ...scope, ...narrower }
  // A station that is named is narrower than the part of the tree that it lies in.
  if (narrower.station) filters.under = undefined
  if (figure === 'deputy_sessions' || figure === 'citizens_received')
    return { path: '/receptions', query: queryOf(filters) }
  // What was withdrawn is not counted as raised.
  const counted = figure === 'opinions_concluded' ? { concluded: 'true' } : { withdrawn: 'false' }
  return { path: '/opinions', query: queryOf({ ...filters, ...counted, view: 'table' }) }
}
