import { describe, expect, it } from 'vitest'
import type { ChainDeed, ChainEvent } from '@/api/types'
import { deedForms, emptyDraft, newDeed, problemsOf } from '@/pages/opinions/deeds'
import { historyOf, verdictsOf } from '@/pages/opinions/history'
import { termOf } from '@/pages/opinions/stages'

describe('the term of an opinion', () => {
  const today = '2026-11-27'
  const due = (day: string) => termOf({ overdue: false, overdue_days: 0, due: day }, today)

  it('is late when the server says so', () =>
    expect(termOf({ overdue: true, overdue_days: 12, due: '2026-11-15' }, today)).toEqual({ state: 'overdue', days: 12 }))

  it('is near within three days', () => {
    expect(due('2026-11-27')).toEqual({ state: 'soon', days: 0 })
    expect(due('2026-11-30')).toEqual({ state: 'soon', days: 3 })
    expect(due('2026-12-01')).toEqual({ state: 'later', days: 4 })
  })

  it('has no days left below nought, where the clock of this machine is ahead', () =>
    expect(due('2026-11-20')).toEqual({ state: 'soon', days: 0 }))

  it('is none where nothing is owed', () =>
    expect(termOf({ overdue: false, overdue_days: 0 }, today)).toEqual({ state: 'none' }))
})

describe('a deed', () => {
  const draft = (change: Partial<typeof emptyDraft>) => ({ ...emptyDraft, ...change })

  it.each([
    ['assigned', ['office']],
    ['returned', ['text']],
    ['consulted', []],
    ['extended', ['text']],
    ['answered', ['outcome', 'text']],
    ['followed_up', ['satisfaction']],
    ['viewed', ['satisfaction']],
  ] as [ChainDeed, string[]][])('%s misses %j when nothing is said', (deed, problems) =>
    expect(problemsOf(deed, draft({ text: '  ', office: ' ' }))).toEqual(problems),
  )

  it('is complete with what its form asks for', () => {
    const whole = { office: '县水务局', text: '已修复', outcome: 'a', satisfaction: 'satisfied' }
    for (const deed of Object.keys(deedForms) as ChainDeed[]) expect(problemsOf(deed, whole), deed).toEqual([])
  })

  it('has limits in characters, of which a rare one is one', () => {
    expect(problemsOf('assigned', draft({ office: '𠮷'.repeat(60) }))).toEqual([])
    expect(problemsOf('assigned', draft({ office: '𠮷'.repeat(61) }))).toEqual(['office_long'])
    expect(problemsOf('returned', draft({ text: '字'.repeat(2001) }))).toEqual(['text_long'])
  })

  it('says only what it asks for, trimmed', () => {
    const whole = { office: ' 县水务局 ', text: ' 已修复 ', outcome: 'a', satisfaction: 'satisfied' }
    expect(newDeed('answered', whole)).toEqual({ deed: 'answered', office: '县水务局', text: '已修复', outcome: 'a' })
    expect(newDeed('followed_up', draft({ satisfaction: 'fairly' }))).toEqual({ deed: 'followed_up', satisfaction: 'fairly' })
    expect(newDeed('extended', whole)).toEqual({ deed: 'extended', text: '已修复' })
  })
})

describe('the history of an opinion', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`
  const events: ChainEvent[] = [
    { event_id: 'b', deed: 'answered', at: at(5), outcome: 'c', text: '答复', office: '县水务局' },
    { event_id: 'a', deed: 'assigned', at: at(3), office: '县水务局' },
    { kind: 'supervision', at: at(4), by: '测试员甲', text: '请尽快答复' },
  ]

  it('begins when it was raised and goes on in the order of time, notices among the deeds', () => {
    const lines = historyOf({ raised_at: at(1), events })
    expect(lines.map((line) => line.what)).toEqual(['raised', 'assigned', 'supervision', 'answered'])
    expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length)
  })

  it('does not tell twice that it was raised', () =>
    expect(historyOf({ raised_at: at(1), events: [{ kind: 'raised', at: at(1) }] })).toHaveLength(1))

  it('a later answer makes the verdicts on the one before void', () => {
    const more: ChainEvent[] = [
      ...events,
      { deed: 'followed_up', at: at(6), satisfaction: 'dissatisfied' },
      { deed: 'viewed', at: at(7), satisfaction: 'fairly' },
    ]
    expect(verdictsOf(more)).toEqual({ outcome: 'c', citizen: 'dissatisfied', deputy: 'fairly' })
    expect(verdictsOf([...more, { deed: 'answered', at: at(9), outcome: 'a' }])).toEqual({
      outcome: 'a',
      citizen: '',
      deputy: '',
    })
  })
})
