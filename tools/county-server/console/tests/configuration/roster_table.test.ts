import fc from 'fast-check'
import { expect, test } from 'vitest'
import words from '@/language/zh/configuration_difference'
import { dutiesOf, same } from '@/pages/configuration/model/roster'
import { parseDate, parseTime, parseWeekday, readRosterTable, rosterRows, type RosterWords } from '@/pages/configuration/model/roster_table'
import { decodeTable, rowsOf, tableText } from '@/pages/configuration/model/table'
import { roster, shipped } from './made_up'

const deputies = shipped.deputies
const chinese: RosterWords = {
  heads: { deputy: '代表编号', name: '姓名', day: '日期或星期', from: '开始', to: '结束', shared: '与他站共享' },
  weekdays: words.weekdays as RosterWords['weekdays'],
  yes: '是',
  no: '否',
}

test('table: what is written out is read back as the same duties', () => {
  fc.assert(
    fc.property(roster, (entries) => {
      const duties = dutiesOf(entries).filter((duty, index, all) => all.findIndex((other) => same(other, duty)) === index)
      const table = readRosterTable(tableText(rosterRows(duties, deputies, chinese)), deputies)
      expect(table.problems).toEqual([])
      expect(table.duties).toEqual(duties.map(({ key: _key, entry: _entry, ...duty }) => duty))
    }),
  )
})

test('table: semicolons, tabs, English heads, other orders and names instead of numbers are read', () => {
  const wanted = [{ deputy: 'deputy-01', weekday: 'monday', from: '08:00', to: '12:00', shared: false }]
  expect(readRosterTable('姓名;日期或星期;开始;结束\n测试甲;星期一;8:00;12:00\n', deputies).duties).toEqual(wanted)
  expect(readRosterTable('from\tto\tday\tname\n8:00\t12:00\tMonday\tDeputy Test A\n', deputies).duties).toEqual(wanted)
  expect(readRosterTable('\uFEFF代表,日期,开始,结束\r\n"测试甲",每周一,８：００,12点\r\n\r\n', deputies).duties).toEqual(wanted)
})

test('table: each mistake has its row and its column, and all are told at once', () => {
  const text = [
    '代表编号,姓名,日期或星期,开始,结束,与他站共享',
    'deputy-01,测试甲,周一,08:00,12:00,否',
    ',某某,周一,08:00,12:00,',
    'deputy-01,测试乙,周八,25:00,12:00,也许',
    '',
    'deputy-02,,2026-02-30,09:00,09:00,是',
    'deputy-01,,周一,08:00,12:00,',
  ].join('\n')
  const table = readRosterTable(text, deputies)
  expect(table.duties).toHaveLength(1)
  expect(table.problems.map(({ line, column, mistake }) => [line, column, mistake])).toEqual([
    [3, 'name', 'unknown_deputy'],
    [4, 'name', 'name_of_another'],
    [4, 'day', 'not_a_day'],
    [4, 'from', 'not_a_time'],
    [4, 'shared', 'not_yes_or_no'],
    [6, 'day', 'not_a_day'],
    [6, 'to', 'empty_period'],
    [7, 'day', 'twice'],
  ])
})

test('table: without the columns that are needed nothing is read', () => {
  const table = readRosterTable('a,b,c\n1,2,3\n', deputies)
  expect(table.duties).toEqual([])
  expect(table.problems.map((problem) => problem.mistake)).toEqual(Array(4).fill('missing_column'))
  expect(readRosterTable('', deputies).problems).toHaveLength(4)
})

test('table: no text whatever breaks the reading', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('代表', '日期', '开始', '结束', '周一', '8:00', '"', ',', '\n'))
  fc.assert(fc.property(fc.array(cell).map((cells) => cells.join('')), (text) => void readRosterTable(text, deputies)))
})

test('table: what an office program in China writes without UTF-8 is read', () => {
  const bytes = new Uint8Array([0xd6, 0xdc, 0xd2, 0xbb]) // 周一 in GB 18030
  expect(decodeTable(bytes)).toBe('周一')
  expect(decodeTable(new TextEncoder().encode('周一'))).toBe('周一')
})

test('table: a cell that would be a formula goes out as text', () => {
  expect(tableText([['=1+1', '@x', '正常']])).not.toMatch(/(^|,)\uFEFF?"?[=@]/)
  expect(rowsOf('a,b\n\n"c\nd",e\n').map((row) => row.line)).toEqual([1, 3])
})

test('table: days and times as people write them', () => {
  expect(['2026-12-01', '2026/12/1', '2026.12.1', '2026年12月1日'].map(parseDate)).toEqual(Array(4).fill('2026-12-01'))
  expect(['周日', '星期天', '礼拜日', '每周日', 'Sunday', 'sun', 'every Sunday'].map(parseWeekday)).toEqual(Array(7).fill('sunday'))
  expect(['9:00', '09:00', '09:00:00', '9点', '９：００'].map(parseTime)).toEqual(Array(5).fill('09:00'))
  expect(['9点30分', '24:00', '24:30', '', 'su'].map(parseTime)).toEqual(['09:30', '24:00', undefined, undefined, undefined])
})
