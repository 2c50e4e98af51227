// Two languages, a file for each page and language. The English file is typed by the Chinese one: a key that one of
// them lacks is an error of the build.
import { computed, ref, watchEffect, type ComputedRef } from 'vue'

export type Language = 'zh' | 'en'

/** The same keys; a text for a text, and for a function one of the same parameters. */
export type Same<T> = {
  [Key in keyof T]: T[Key] extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T[Key] extends string
      ? string
      : Same<T[Key]>
}

const kept = 'console-language'

function first(): Language {
  const stored = localStorage.getItem(kept)
  if (stored === 'zh' || stored === 'en') return stored
  return 'zh'
}

export const language = ref<Language>(first())

watchEffect(() => {
  localStorage.setItem(kept, language.value)
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
})

/** The words of a page: `const words = useWords(zh, en)`, then `{{ words.title }}` in the template. */
export function useWords<T extends object>(zh: T, en: Same<T>): ComputedRef<T> {
  return computed(() => (language.value === 'zh' ? zh : (en as T)))
}
