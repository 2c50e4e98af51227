import { useWords } from '@/language'
import en from '@/language/en/network'
import zh from '@/language/zh/network'
import type { Time } from '@/api/types'
import { agoText } from '@/shared/times'
import type { Trouble } from './troubles'

export const words = useWords(zh, en)

export function percentText(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`
}

export function bytesText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  for (; value >= 1000 && unit < units.length - 1; ++unit) value /= 1000
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}

export function troubleText(trouble: Trouble, now: Time): string {
  const said = words.value.troubles
  switch (trouble.what) {
    case 'silent':
      return said.silent(agoText(trouble.since, now))
    case 'keeper':
      return said.keeper(agoText(trouble.since, now))
    case 'device':
      return said.device(
        words.value.devices[trouble.device] ?? trouble.device,
        words.value.deviceStates[trouble.state] ?? trouble.state,
      )
    case 'takenBack':
      return said.takenBack(trouble.version)
    case 'behind':
      return said.behind(trouble.running, trouble.published)
    case 'unpublished':
      return said.unpublished
    case 'expired':
      return said.expired
    case 'disk':
      return said.disk(percentText(trouble.share))
    case 'dropped':
      return said.dropped
    case 'certificate':
      return said.certificate(trouble.days)
    default:
      return said[trouble.what](trouble.count)
  }
}
