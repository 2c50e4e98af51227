import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** The licence of every package of which something is in the page, as one file beside it. */
export function licences(): Plugin {
  const packageOf = (file: string) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
  const textOf = (folder: string) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const named = readdirSync(folder, { withFileTypes: true }).filter((one) => /^(licen[cs]e|notice)/i.test(one.name))
    const files = named.flatMap((one) =>
      one.isDirectory() ? readdirSync(join(folder, one.name)).map((file) => join(one.name, file)) : [one.name],
    )
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
    return [`${name} ${version} (${license})`, ...texts].join('\n\n')
  }
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? Object.keys(part.modules) : []))
      const folders = new Set(modules.map(packageOf).filter((folder) => folder && existsSync(join(folder, 'package.json'))))
      const source = [...folders].sort().map((folder) => textOf(folder!)).join('\n\n----\n\n')
      this.emitFile({ type: 'asset', fileName: 'assets/licences.txt', source })
    },
  }
}
