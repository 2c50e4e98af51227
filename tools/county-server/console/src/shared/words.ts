import { useWords } from '@/language'
import en from '@/language/en/common'
import zh from '@/language/zh/common'

/** What all pages say alike. */
export const common = useWords(zh, en)
