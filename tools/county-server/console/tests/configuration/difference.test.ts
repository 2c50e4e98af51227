import fc from 'fast-check'
import { expect, test } from 'vitest'
import english from '@/language/en/configuration_difference'
import words from '@/language/zh/configuration_difference'
import { differenceLines, differencesOf, kindsOf, type DifferenceWords } from '@/pages/configuration/model/difference'
import { sectionNames } from '@/pages/configuration/model/document'
import { roster, shipped } from './made_up'

const around = { words, language: 'zh', deputies: shipped.deputies }
const document = shipped as unknown as Record<string, unknown>

test('difference: nothing is told of what is the same, in no section', () => {
  for (const section of sectionNames)
    expect(differenceLines(section, document[section], structuredClone(document[section]), around), section).toEqual([])
})

test('difference: something is told of every section that comes or goes, in both languages', () => {
  for (const section of sectionNames)
    for (const said of [words, english as DifferenceWords]) {
      const there = document[section] ?? [{ deputy: 'deputy-01', first: '2026-12-01', last: '2026-12-02' }]
      expect(differenceLines(section, there, null, { ...around, words: said }).length, section).toBeGreaterThan(0)
      expect(differenceLines(section, undefined, there, { ...around, words: said }).length, section).toBeGreaterThan(0)
    }
})

test('difference: two rosters that are not the same always have a line', () => {
  fc.assert(
    fc.property(roster, roster, (before, after) => {
      const lines = differenceLines('roster', before, after, around)
      expect(lines.length > 0).toBe(JSON.stringify(before) !== JSON.stringify(after))
    }),
  )
})

test('difference: duties that change alike on several days are one line', () => {
  const before = [{ deputy: 'deputy-01', days: ['monday', 'thursday'], from: '08:00', to: '12:00' }]
  const after = [
    { deputy: 'deputy-01', days: ['monday', 'thursday'], from: '09:00', to: '12:00' },
    { deputy: 'deputy-02', date: '2026-12-04', from: '20:00', to: '02:00' },
  ]
  expect(differenceLines('roster', before, after, around)).toEqual([
    { sign: 'changed', subject: '测试甲 · 每周一、周四', before: '08:00–12:00', after: '09:00–12:00' },
    { sign: 'added', subject: '测试乙 · 2026-12-04', after: '20:00–次日 02:00' },
  ])
})

test('difference: a notice is told by number and language, its order for itself', () => {
  const [one, two] = [{ zh: '一', en: 'one' }, { zh: '二' }]
  expect(differenceLines('notices', [one, two], [one, { zh: '二', en: 'two' }, { zh: '三' }], around)).toEqual([
    { sign: 'changed', subject: '第 2 条（英语）', before: '（无）', after: 'two' },
    { sign: 'added', subject: '第 3 条', after: '三' },
  ])
  expect(differenceLines('notices', [one, two], [two, one], around)).toEqual([
    { sign: 'moved', subject: '先后顺序', before: '一 → 二', after: '二 → 一' },
  ])
})

test('difference: a notice of another picture says so and says not which', () => {
  const picture = (letter: string) => ({ sha256: letter.repeat(64), bytes: 10 })
  const lines = (before: unknown, after: unknown) => differenceLines('notices', [{ zh: '一', ...(before as object) }], [{ zh: '一', ...(after as object) }], around)
  expect(lines({}, { picture: picture('a') })).toEqual([{ sign: 'changed', subject: '第 1 条 · 图片', before: '（无）', after: '已设置' }])
  expect(lines({ picture: picture('a') }, { picture: picture('b') })).toEqual([{ sign: 'changed', subject: '第 1 条 · 图片', before: '已设置', after: '已更换' }])
})

test('difference: opening hours are told by days that change alike', () => {
  const before = { weekly: [{ days: ['monday', 'tuesday'], from: '08:00', to: '18:00' }], holidays: ['2026-10-01'] }
  const after = { weekly: [{ days: ['monday', 'tuesday'], from: '09:00', to: '17:00' }], breaks: [{ from: '12:00', to: '13:00' }] }
  expect(differenceLines('opening_hours', before, after, around)).toEqual([
    { sign: 'changed', subject: '每周一、周二', before: '08:00–18:00', after: '09:00–17:00' },
    { sign: 'changed', subject: '每天的休息时间', before: '（无）', after: '12:00–13:00' },
    { sign: 'removed', subject: '放假', before: '2026-10-01' },
  ])
})

test('difference: a hash is never shown, only that there is another one', () => {
  const changed = structuredClone(shipped.deputies)
  changed[0]!.pin_hash = changed[1]!.pin_hash
  delete changed[0]!.card_hash
  const lines = differenceLines('deputies', shipped.deputies, changed, around)
  expect(lines).toEqual([
    { sign: 'changed', subject: '测试甲 · PIN 码', before: '已设置', after: '已更换' },
    { sign: 'changed', subject: '测试甲 · 身份证登录', before: '已设置', after: '（无）' },
  ])
  expect(JSON.stringify(differenceLines('keeper', shipped.keeper, null, around))).not.toContain('scrypt')
})

test('difference: stations to which the same happens are told once, in the order of the sections', () => {
  const of = (station: string, retention_days: number, after: Record<string, unknown>) => ({
    station, before: { retention_days, languages: ['zh'] }, after, deputies: [],
  })
  const found = differencesOf(
    [of('a', 90, { retention_days: 30 }), of('b', 90, { retention_days: 30, languages: ['zh', 'bo'] }), of('c', 60, { retention_days: 30 })],
    ['languages', 'retention_days'],
    around,
  )
  expect(found.map(({ section, stations }) => [section, stations])).toEqual([
    ['languages', ['b']], ['retention_days', ['a', 'b']], ['retention_days', ['c']],
  ])
  expect(kindsOf([{ station: 'a', value: [1] }, { station: 'b', value: [1] }, { station: 'c', value: undefined }])).toEqual([['a', 'b'], ['c']])
})
