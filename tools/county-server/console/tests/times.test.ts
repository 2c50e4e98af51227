import { describe, expect, it } from 'vitest'
import { language } from '../src/language'
import { agoText, momentOf, timeText } from '../src/shared/times'

describe('times', () => {
  it('are shown in the zone of the station', () => {
    expect(timeText('2026-11-27T01:30:00.000Z')).toBe('2026-11-27 09:30')
    expect(timeText('2026-11-27T01:30:00.000Z', 'Asia/Urumqi')).toBe('2026-11-27 07:30')
    expect(timeText(null)).toBe('')
  })

  it.each([
    ['2026-11-27T09:30', 'Asia/Shanghai', '2026-11-27T01:30:00.000Z'],
    ['2026-07-01T09:30', 'Europe/Berlin', '2026-07-01T07:30:00.000Z'],
    ['2026-12-01T00:10', 'Europe/Berlin', '2026-11-30T23:10:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, moment) => expect(momentOf(local, zone)).toBe(moment))

  it('are so long ago', () => {
    language.value = 'en'
    const now = '2026-11-27T09:00:00.000Z'
    expect(agoText('2026-11-27T08:59:30.000Z', now)).toBe('just now')
    expect(agoText('2026-11-27T08:01:00.000Z', now)).toBe('59 min ago')
    expect(agoText('2026-11-25T10:00:00.000Z', now)).toBe('47 h ago')
    expect(agoText('2026-11-20T10:00:00.000Z', now)).toBe('6 d ago')
  })
})
