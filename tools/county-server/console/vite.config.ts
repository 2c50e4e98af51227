import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// Where `npm run dev` finds a county-server that runs; its certificate is of the county's own authority.
const server = process.env.COUNTY_SERVER ?? 'https://localhost:8443'

/** The licence of every package of which something is in the page, as one file beside it. */
function licences(): Plugin {
  const packageOf = (file: string) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
  const textOf = (folder: string) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file))
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

export default defineConfig({
  plugins: [vue(), licences()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy: {
      // The server wants its own origin at what changes something.
      '/api': { target: server, changeOrigin: true, secure: false, headers: { origin: server } },
    },
  },
  build: {
    target: 'es2022',
    // The page's policy allows no data: script and no inline anything.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'] },
})
