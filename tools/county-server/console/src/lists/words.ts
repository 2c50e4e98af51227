import { useWords } from '@/language'
import en from '@/language/en/reading'
import zh from '@/language/zh/reading'

/** What receptions, opinions and statistics say alike. */
export const reading = useWords(zh, en)

/** The word for a code of the server; a code that is not known yet stands for itself. */
export function wordFor(table: Record<string, string>, code: string | undefined): string {
  return code === undefined ? '' : (table[code] ?? code)
}
