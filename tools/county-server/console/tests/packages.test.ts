// What the page is made of: pinned packages, and no way for somebody's words to become markup or for anything to come from
// elsewhere.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Package {
  version: string
  integrity?: string
  resolved?: string
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }
const wanted = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>

describe('the packages', () => {
  it('have a digest each, and no host that they come from', () => {
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '')
    expect(packages.length).toBeGreaterThan(50)
    for (const [name, one] of packages) {
      expect(one.integrity, name).toMatch(/^sha512-/)
      expect(one.resolved, name).toBeUndefined()
    }
  })

  it('are wanted in one version each', () => {
    for (const version of Object.values({ ...wanted.dependencies, ...wanted.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

describe('the sources', () => {
  const sources = import.meta.glob<string>('../src/**/*.{ts,vue,css}', { eager: true, query: '?raw', import: 'default' })

  it('are there', () => expect(Object.keys(sources).length).toBeGreaterThan(30))

  it.each(Object.keys(sources))('%s sets no markup and loads nothing from elsewhere', (file) => {
    expect(sources[file]).not.toMatch(/v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/)
    expect(sources[file]!.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:\/\//)
  })
})
