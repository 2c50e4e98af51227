// The compiler sees that both languages have the same keys; this sees that something stands behind each.
import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: unknown }
const files = import.meta.glob<{ default: Tree }>('../src/language/{zh,en}/*.ts', { eager: true })

function leaves(tree: Tree, path = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    value !== null && typeof value === 'object' ? leaves(value as Tree, `${path}${key}.`) : [[`${path}${key}`, value]],
  )
}

function text(value: unknown): string {
  return typeof value === 'function' ? String((value as (...all: unknown[]) => unknown)(1, 1, 1)) : String(value)
}

describe('the words of the console', () => {
  const chinese = Object.keys(files).filter((file) => file.includes('/zh/'))

  it('are there', () => expect(chinese.length).toBeGreaterThan(5))

  it.each(chinese)('%s has an English partner with the same keys', (file) => {
    const zh = leaves(files[file]!.default)
    const en = leaves(files[file.replace('/zh/', '/en/')]!.default)
    expect(en.map(([key]) => key)).toEqual(zh.map(([key]) => key))
    for (const [key, value] of [...zh, ...en]) expect(text(value), key).not.toBe('')
  })

  it.each(chinese)('%s is in Chinese, its partner in English', (file) => {
    for (const [key, value] of leaves(files[file.replace('/zh/', '/en/')]!.default))
      if (key !== 'otherLanguage') expect(text(value), key).not.toMatch(/[\u4e00-\u9fff]/)
  })
})
