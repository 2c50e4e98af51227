import { useWords } from '@/language'
import enDifference from '@/language/en/configuration_difference'
import en from '@/language/en/configuration'
import zhDifference from '@/language/zh/configuration_difference'
import zh from '@/language/zh/configuration'
import type { Problem } from './model/checking'

export const words = useWords(zh, en)
export const said = useWords(zhDifference, enDifference)

/** What is wrong, without where. */
export function problemText(problem: Problem): string {
  const text = words.value.problems[problem.kind]
  return typeof text === 'function' ? (text as (value: string) => string)(problem.value ?? '') : text
}

/** The place in a section as a person reads it: "第 2 项 · 姓名". */
export function placeText(pointer: string): string {
  const parts = pointer.split('/').slice(2)
  return parts
    .map((part) =>
      /^\d+$/.test(part)
        ? words.value.problems.item(Number(part) + 1)
        : (said.value.fields[part] ?? said.value.languages[part] ?? said.value.sections[part] ?? part),
    )
    .join(' · ')
}
