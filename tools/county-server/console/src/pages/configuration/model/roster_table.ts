// The roster as a spreadsheet: one duty a row. Every row is read; every mistake is told with its row and column.
import { isDay, parseMinute, formatMinute } from './days'
import { weekdays, type Deputy, type Weekday } from './document'
import { same, type Duty, type NewDuty } from './roster'
import { rowsOf, type Row } from './table'

export const rosterColumns = ['deputy', 'name', 'day', 'from', 'to', 'shared'] as const
export type RosterColumn = (typeof rosterColumns)[number]

export type RosterMistake =
  | 'missing_column'
  | 'no_deputy'
  | 'unknown_deputy'
  | 'two_deputies_of_that_name'
  | 'name_of_another'
  | 'no_day'
  | 'not_a_day'
  | 'not_a_time'
  | 'empty_period'
  | 'not_yes_or_no'
  | 'twice'
  | 'too_many'

export interface TableProblem {
  line: number
  column: RosterColumn
  mistake: RosterMistake
  value: string
}

export interface RosterTable {
  duties: NewDuty[]
  problems: TableProblem[]
}

export const mostEntries = 2000 // of a roster

/** What heads a column, in either language of the console. */
const heads: Record<RosterColumn, string[]> = {
  deputy: ['代表编号', '编号', 'deputy', 'deputy id', 'id'],
  name: ['代表', '姓名', '代表姓名', 'name', 'deputy name'],
  day: ['日期或星期', '日期', '星期', '时间', 'day', 'date', 'weekday', 'date or weekday'],
  from: ['开始', '开始时间', '从', 'from', 'start'],
  to: ['结束', '结束时间', '到', 'to', 'end'],
  shared: ['与他站共享', '共享', 'shared'],
}

const dayWords = ['一', '二', '三', '四', '五', '六', '日']

/** Full-width digits and marks as an input method leaves them. */
function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').trim()
}

export function parseWeekday(text: string): Weekday | undefined {
  const word = narrow(text).toLowerCase()
  const chinese = /^(?:每)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(word)
  if (chinese) return weekdays[dayWords.indexOf(chinese[1] === '天' ? '日' : (chinese[1] as string))]
  const english = word.replace(/^every\s+/, '').replace(/\.$/, '')
  return english.length >= 3 ? weekdays.find((day) => day.startsWith(english)) : undefined
}

/** 2026-12-01, 2026/12/1, 2026.12.1, 2026年12月1日; undefined for anything else and for days that do not exist. */
export function parseDate(text: string): string | undefined {
  const match = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(narrow(text))
  if (!match) return undefined
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** 9:00, 09:00, 09:00:00, 9点, 9点30分; as the configuration writes it. */
export function parseTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?::(\d{2})(?::00)?|[点时](?:(\d{1,2})分?)?)$/.exec(narrow(text))
  if (!match) return undefined
  const time = `${match[1]?.padStart(2, '0')}:${(match[2] ?? match[3] ?? '00').padStart(2, '0')}`
  const minute = parseMinute(time)
  return minute === undefined ? undefined : formatMinute(minute)
}

/** What is typed into a field: as in a table, or only 9, 930, 0930. */
export function readTime(text: string): string | undefined {
  const digits = narrow(text)
  if (/^\d{1,2}$/.test(digits)) return parseTime(`${digits}:00`)
  if (/^\d{3,4}$/.test(digits)) return parseTime(`${digits.slice(0, -2)}:${digits.slice(-2)}`)
  return parseTime(digits)
}

function parseShared(text: string): boolean | undefined {
  const word = narrow(text).toLowerCase()
  if (['', '否', 'no', 'n', '0', 'false'].includes(word)) return false
  return ['是', 'yes', 'y', '1', 'true', '√', '✓'].includes(word) ? true : undefined
}

type Places = Partial<Record<RosterColumn, number>>

function placesIn(head: Row): Places {
  const places: Places = {}
  head.cells.forEach((cell, index) => {
    const word = narrow(cell).toLowerCase()
    for (const column of rosterColumns)
      if (places[column] === undefined && heads[column].includes(word)) places[column] = index
  })
  return places
}

class RowReader {
  readonly problems: TableProblem[] = []
  constructor(
    private readonly row: Row,
    private readonly places: Places,
  ) {}

  text(column: RosterColumn): string {
    const place = this.places[column]
    return place === undefined ? '' : (this.row.cells[place] ?? '')
  }

  wrong(column: RosterColumn, mistake: RosterMistake): undefined {
    this.problems.push({ line: this.row.line, column, mistake, value: this.text(column) })
    return undefined
  }
}

function readDeputy(reader: RowReader, deputies: readonly Deputy[]): string | undefined {
  const id = reader.text('deputy')
  const name = reader.text('name')
  if (id) {
    const deputy = deputies.find((one) => one.id === id)
    if (!deputy) return reader.wrong('deputy', 'unknown_deputy')
    const names = Object.values(deputy.name)
    return !name || names.includes(name) ? id : reader.wrong('name', 'name_of_another')
  }
  if (!name) return reader.wrong('name', 'no_deputy')
  const named = deputies.filter((one) => one.id === name || Object.values(one.name).includes(name))
  if (named.length > 1) return reader.wrong('name', 'two_deputies_of_that_name')
  return named[0]?.id ?? reader.wrong('name', 'unknown_deputy')
}

function readDay(reader: RowReader): Pick<NewDuty, 'weekday' | 'date'> | undefined {
  const text = reader.text('day')
  if (!text) return reader.wrong('day', 'no_day')
  const weekday = parseWeekday(text)
  if (weekday) return { weekday }
  const date = parseDate(text)
  return date ? { date } : reader.wrong('day', 'not_a_day')
}

function readDuty(reader: RowReader, deputies: readonly Deputy[]): NewDuty | undefined {
  const deputy = readDeputy(reader, deputies)
  const day = readDay(reader)
  const from = parseTime(reader.text('from')) ?? reader.wrong('from', 'not_a_time')
  const to = parseTime(reader.text('to')) ?? reader.wrong('to', 'not_a_time')
  const shared = parseShared(reader.text('shared')) ?? reader.wrong('shared', 'not_yes_or_no')
  // 24:00 begins nothing; from 00:00 to 00:00 would be a whole day, which nobody means.
  if (from !== undefined && from === to) reader.wrong('to', 'empty_period')
  if (from === '24:00') reader.wrong('from', 'not_a_time')
  if (reader.problems.length || !deputy || !day || !from || !to || shared === undefined) return undefined
  return { deputy, ...day, from, to, shared }
}

export function readRosterTable(text: string, deputies: readonly Deputy[]): RosterTable {
  const [head, ...rows] = rowsOf(text)
  const table: RosterTable = { duties: [], problems: [] }
  const places = head ? placesIn(head) : {}
  const line = head?.line ?? 1
  for (const column of ['day', 'from', 'to'] as const)
    if (places[column] === undefined) table.problems.push({ line, column, mistake: 'missing_column', value: '' })
  if (places.deputy === undefined && places.name === undefined)
    table.problems.push({ line, column: 'name', mistake: 'missing_column', value: '' })
  if (table.problems.length) return table
  for (const row of rows) {
    const reader = new RowReader(row, places)
    const duty = readDuty(reader, deputies)
    if (duty && table.duties.some((other) => same(other, duty))) reader.wrong('day', 'twice')
    else if (duty) table.duties.push(duty)
    table.problems.push(...reader.problems)
  }
  if (table.duties.length > mostEntries)
    table.problems.push({ line, column: 'day', mistake: 'too_many', value: String(table.duties.length) })
  return table
}

export interface RosterWords {
  heads: Record<RosterColumn, string>
  weekdays: Record<Weekday, string>
  yes: string
  no: string
}

/** One row a duty, with the heads in the language of the page; reading takes both languages back. */
export function rosterRows(duties: readonly Duty[], deputies: readonly Deputy[], words: RosterWords): string[][] {
  const names = new Map(deputies.map((deputy) => [deputy.id, deputy.name.zh ?? '']))
  const rows = duties.map((duty) => [
    duty.deputy,
    names.get(duty.deputy) ?? '',
    duty.date ?? words.weekdays[duty.weekday as Weekday],
    duty.from,
    duty.to,
    duty.shared ? words.yes : words.no,
  ])
  return [rosterColumns.map((column) => words.heads[column]), ...rows]
}
