// The five sections of the page, worked out from the server's answer: what is drawn, what stands in the table, and
// where each number leads. Names are given in, so that this is the same in both languages.
import type { Statistics } from '@/api/types'
import { firstOf, lastOf } from '@/lists/days'
import type { Filters } from '@/lists/filters'
import { shareOf } from '@/lists/numbers'
import type { Series } from './chart_options'
import type { CountRow } from './CountTable.vue'
import { figureNames, linkTo, type FigureName, type Link, type Scope } from './drill'

export interface Section {
  names: string[]
  series: Series[]
  rows: CountRow[]
  total?: CountRow
  /** Where a bar of the series and of the row leads */
  link: (series: string, row: number) => Link | undefined
}

type Name = (figure: FigureName) => string

interface Entry {
  key: string
  names: string[]
  figures: Partial<Record<FigureName, number>>
  narrower: Filters
  scope?: Scope
  /** No list has a filter for it */
  leadsNowhere?: boolean
}

function sectionOf(entries: Entry[], figures: readonly FigureName[], scope: Scope, nameOf: Name): Section {
  const linkOf = (figure: FigureName, entry: Entry) =>
    entry.leadsNowhere ? undefined : linkTo(figure, entry.scope ?? scope, entry.narrower)
  return {
    names: entries.map((entry) => entry.names.join('\n')),
    series: figures.map((figure) => ({
      figure,
      name: nameOf(figure),
      values: entries.map((entry) => entry.figures[figure] ?? 0),
    })),
    rows: entries.map((entry) => ({
      key: entry.key,
      names: entry.names,
      counts: figures.map((figure) => ({ count: entry.figures[figure] ?? 0, to: linkOf(figure, entry) })),
    })),
    link: (series, row) => {
      const figure = figures.find((one) => nameOf(one) === series)
      const entry = entries[row]
      return figure && entry ? linkOf(figure, entry) : undefined
    },
  }
}

function withShares(section: Section): Section {
  const whole = section.rows.reduce((sum, row) => sum + (row.counts[0]?.count ?? 0), 0)
  const rows = section.rows.map((row) => {
    const share = shareOf(row.counts[0]?.count ?? 0, whole)
    return { ...row, share: share === null ? '' : `${share}%` }
  })
  return { ...section, rows }
}

/** The server counts whole months here, a year of them at least, whatever part of them the period has. */
export function trendSection(statistics: Statistics, scope: Scope, nameOf: Name): Section {
  const entries = statistics.trend.map((month) => ({
    key: month.month,
    names: [month.month],
    figures: month,
    narrower: {},
    scope: { ...scope, from: firstOf(month.month), to: lastOf(month.month) },
  }))
  return sectionOf(entries, figureNames, scope, nameOf)
}

export function kindSection(statistics: Statistics, scope: Scope, nameOf: Name, kindOf: (kind: string) => string): Section {
  const entries = statistics.by_kind.map((row) => ({
    key: row.kind,
    names: [kindOf(row.kind)],
    figures: row,
    narrower: { kind: row.kind },
  }))
  return sectionOf(entries, figureNames, scope, nameOf)
}

export function cellSection(
  statistics: Statistics,
  scope: Scope,
  nameOf: Name,
  placeOf: (station: string) => string,
  cellOf: (row: Statistics['by_grid_cell'][number]) => string,
): Section {
  const entries = [...statistics.by_grid_cell]
    .sort((a, b) => b.opinions_raised - a.opinions_raised)
    .map((row) => ({
      key: `${row.station}/${row.grid_cell}`,
      names: [placeOf(row.station), cellOf(row)],
      figures: { opinions_raised: row.opinions_raised, opinions_concluded: row.opinions_concluded },
      narrower: { station: row.station, grid_cell: row.grid_cell },
      leadsNowhere: row.grid_cell === '',
    }))
  return sectionOf(entries, ['opinions_raised', 'opinions_concluded'], scope, nameOf)
}

export function categorySection(
  statistics: Statistics,
  scope: Scope,
  nameOf: Name,
  categoryOf: (row: Statistics['by_category'][number]) => string,
): Section {
  const entries = [...statistics.by_category]
    .sort((a, b) => b.opinions_raised - a.opinions_raised)
    .map((row) => ({
      key: row.category,
      names: [categoryOf(row)],
      figures: { opinions_raised: row.opinions_raised },
      narrower: { category: row.category },
    }))
  return withShares(sectionOf(entries, ['opinions_raised'], scope, nameOf))
}

export function languageSection(
  statistics: Statistics,
  scope: Scope,
  nameOf: Name,
  languageOf: (language: string) => string,
): Section {
  const entries = [...statistics.by_language]
    .sort((a, b) => b.citizens_received - a.citizens_received)
    .map((row) => ({
      key: row.language,
      names: [languageOf(row.language)],
      figures: { citizens_received: row.citizens_received },
      narrower: { language: row.language },
    }))
  return withShares(sectionOf(entries, ['citizens_received'], scope, nameOf))
}

/** The first rows only: of a chart that would be too tall, and of its table. */
export function firstRows(section: Section, most: number): Section {
  return {
    ...section,
    names: section.names.slice(0, most),
    rows: section.rows.slice(0, most),
    series: section.series.map((one) => ({ ...one, values: one.values.slice(0, most) })),
  }
}
