import { useWords } from '@/language'
import en from '@/language/en/administration'
import zh from '@/language/zh/administration'

export const words = useWords(zh, en)
