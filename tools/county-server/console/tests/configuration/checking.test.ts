import { expect, test } from 'vitest'
import { problemsAt, problemsOf } from '@/pages/configuration/model/checking'
import type { StationDocument } from '@/pages/configuration/model/document'
import { shipped } from './made_up'

function told(change: (document: Record<string, any>) => void): string[] {
  const document = structuredClone(shipped) as unknown as Record<string, any>
  change(document)
  return problemsOf(document as unknown as StationDocument).map(({ pointer, kind }) => `${pointer} ${kind}`)
}

test('checking: the shipped configuration has no problem', () => {
  expect(problemsOf(shipped)).toEqual([])
})

test('checking: each mistake is told at its place', () => {
  expect(told((d) => (d.retention_days = 4000))).toEqual(['/retention_days out_of_range'])
  expect(told((d) => (d.retention_days = 1.5))).toEqual(['/retention_days not_whole'])
  expect(told((d) => (d.notices[1].zh = '字'.repeat(501)))).toEqual(['/notices/1/zh too_long'])
  expect(told((d) => (d.notices[1].zh = ' '))).toEqual(['/notices/1/zh empty'])
  expect(told((d) => delete d.notices[0].zh)).toEqual(['/notices/0/zh missing'])
  expect(told((d) => (d.languages = []))).toEqual(['/languages too_few'])
  expect(told((d) => (d.languages = ['zh', 'zh']))).toEqual(['/languages/1 twice'])
  expect(told((d) => (d.roster[0].deputy = 'nobody'))).toEqual(['/roster/0/deputy unknown_deputy'])
  expect(told((d) => (d.roster[0].to = d.roster[0].from))).toEqual(['/roster/0 empty_period'])
  expect(told((d) => (d.opening_hours.holidays = ['2026-02-30']))).toEqual(['/opening_hours/holidays/0 no_such_day'])
  expect(told((d) => (d.keeper.phone = 'none'))).toEqual(['/keeper/phone form'])
  expect(told((d) => (d.deputies[1].id = 'deputy-01')).sort()).toContain('/deputies/1 twice')
  expect(told((d) => (d.slots.colour = 'red'))).toEqual(['/slots unknown_key'])
  expect(told((d) => (d.absences = [{ deputy: 'deputy-01', first: '2026-12-02', last: '2026-12-01', substitute: 'deputy-01' }]))).toEqual([
    '/absences/0/last before_first', '/absences/0/substitute own_substitute',
  ])
})

test('checking: a roster that names neither days nor a date, or both, is refused once, not three times', () => {
  expect(told((d) => delete d.roster[0].days)).toHaveLength(1)
  expect(told((d) => (d.roster[0].date = '2026-12-01'))).toHaveLength(1)
})

test('checking: problems are found at a field and below it', () => {
  const problems = [{ pointer: '/notices/1/zh', kind: 'empty' as const }, { pointer: '/notices/10', kind: 'form' as const }]
  expect(problemsAt(problems, '/notices/1')).toEqual([])
  expect(problemsAt(problems, '/notices/1', true)).toHaveLength(1)
})

test('checking: a hash that the server keeps for itself is no mistake, anything else that is no hash is', () => {
  expect(told((d) => { d.deputies[0].pin_hash = 'kept'; d.keeper.pin_hash = 'kept' })).toEqual([])
  expect(told((d) => (d.deputies[0].pin_hash = '1234'))).toEqual(['/deputies/0/pin_hash form'])
  expect(told((d) => (d.deputies[0].name.zh = 'kept'))).toEqual([])
})
