import { describe, expect, it } from 'vitest'
import type { Statistics } from '@/api/types'
import { columnsOption, rowsOption, trendOption } from '@/pages/statistics/chart_options'
import { figureNames, linkTo, type Scope } from '@/pages/statistics/drill'
import {
  categorySection,
  cellSection,
  firstRows,
  kindSection,
  languageSection,
  trendSection,
} from '@/pages/statistics/sections'

const scope: Scope = { from: '2026-10-15', to: '2026-11-27', under: 'home-01' }
const figures = (n: number) => ({ deputy_sessions: n, citizens_received: n + 1, opinions_raised: n + 2, opinions_concluded: n + 3 })
const statistics: Statistics = {
  figures: figures(10),
  before: figures(5),
  trend: [
    { month: '2026-10', ...figures(1) },
    { month: '2026-11', ...figures(2) },
  ],
  by_kind: [{ kind: 'room', ...figures(3) }],
  by_grid_cell: [
    { station: 'room-002', grid_cell: 'cell-1', opinions_raised: 1, opinions_concluded: 0 },
    { station: 'room-001', grid_cell: 'cell-2', opinions_raised: 7, opinions_concluded: 2 },
    { station: 'room-001', grid_cell: '', opinions_raised: 3, opinions_concluded: 2 },
  ],
  by_category: [
    { category: 'community', opinions_raised: 1 },
    { category: 'roads-water', opinions_raised: 3 },
  ],
  by_language: [{ language: 'bo', citizens_received: 4 }],
}
const same = (text: string) => text

describe('a number leads to the rows that it counts', () => {
  it('sessions and citizens to the receptions, opinions to the opinions', () => {
    const query = { from: '2026-10-15', to: '2026-11-27', under: 'home-01' }
    expect(linkTo('deputy_sessions', scope)).toEqual({ path: '/receptions', query })
    expect(linkTo('citizens_received', scope)).toEqual({ path: '/receptions', query })
    expect(linkTo('opinions_raised', scope)).toEqual({ path: '/opinions', query: { ...query, withdrawn: 'false', view: 'table' } })
    expect(linkTo('opinions_concluded', scope).query).toEqual({ ...query, concluded: 'true', view: 'table' })
  })

  it('a month to the whole month, as it is counted', () => {
    const section = trendSection(statistics, scope, same)
    expect(section.rows[0]?.counts[2]?.to?.query).toMatchObject({ from: '2026-10-01', to: '2026-10-31' })
    expect(section.link('opinions_raised', 1)?.query).toMatchObject({ from: '2026-11-01', to: '2026-11-30' })
  })

  it('a kind, a category and a language with a filter more', () => {
    expect(kindSection(statistics, scope, same, same).link('citizens_received', 0)?.query.kind).toBe('room')
    expect(categorySection(statistics, scope, same, (row) => row.category).link('opinions_raised', 0)?.query.category).toBe(
      'roads-water',
    )
    expect(languageSection(statistics, scope, same, same).link('citizens_received', 0)).toMatchObject({
      path: '/receptions',
      query: { language: 'bo', under: 'home-01' },
    })
  })

  it('a grid cell to its own station, no longer to all below', () => {
    const section = cellSection(statistics, scope, same, same, (row) => row.grid_cell)
    expect(section.rows.map((row) => row.key)).toEqual(['room-001/cell-2', 'room-001/', 'room-002/cell-1'])
    const query = section.link('opinions_raised', 0)?.query
    expect(query).toMatchObject({ station: 'room-001', grid_cell: 'cell-2' })
    expect(query).not.toHaveProperty('under')
  })

  it('nowhere, where no list has such a filter or there is no such bar', () => {
    const section = cellSection(statistics, scope, same, same, (row) => row.grid_cell)
    expect(section.rows[1]?.counts[0]?.to).toBeUndefined()
    expect(section.link('opinions_raised', 1)).toBeUndefined()
    expect(section.link('opinions_raised', 9)).toBeUndefined()
    expect(section.link('', 0)).toBeUndefined()
  })
})

describe('a section', () => {
  it('has a share for each row', () => {
    const section = categorySection(statistics, scope, same, (row) => row.category)
    expect(section.rows.map((row) => row.share)).toEqual(['75%', '25%'])
  })

  it('is cut in all its parts alike', () => {
    const section = firstRows(cellSection(statistics, scope, same, same, (row) => row.grid_cell), 1)
    expect(section.rows).toHaveLength(1)
    expect(section.names).toHaveLength(1)
    expect(section.series.every((one) => one.values.length === 1)).toBe(true)
  })
})

describe('the charts', () => {
  const section = trendSection(statistics, scope, same)
  const kindsOf = (option: ReturnType<typeof trendOption>) =>
    (option.series as { type: string; itemStyle: { color: string } }[]).map((one) => one.type)

  it('draw lines over three months and more, bars over fewer', () => {
    expect(kindsOf(trendOption(section.names, section.series))).toEqual(['bar', 'bar', 'bar', 'bar'])
    expect(kindsOf(trendOption(['1', '2', '3'], section.series))).toEqual(['line', 'line', 'line', 'line'])
  })

  it('give each series a colour of its own', () => {
    const series = columnsOption(section.names, section.series).series as { itemStyle: { color: string } }[]
    expect(new Set(series.map((one) => one.itemStyle.color)).size).toBe(figureNames.length)
  })

  it('have tooltips that need no styles in the page', () => {
    for (const option of [trendOption(['1', '2', '3'], section.series), columnsOption(['1'], section.series), rowsOption(['1'], section.series, 100)])
      expect(option.tooltip).toMatchObject({ renderMode: 'richText' })
  })
})
