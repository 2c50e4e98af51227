import type { LocalizedText } from '@/api/types'
import { language } from '@/language'

/** A name in the language of the page; where it has none of it, in Chinese. */
export function nameOf(name: LocalizedText | undefined, otherwise: string): string {
  return name?.[language.value] || name?.zh || otherwise
}
