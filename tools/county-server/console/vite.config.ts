import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { licences } from './steps/licences'
import { projectFiles } from './steps/project_files'

// Where `npm run dev` finds a county-server that runs; its certificate is of the county's own authority.
const server = process.env.COUNTY_SERVER ?? 'https://localhost:8443'

export default defineConfig({
  plugins: [vue(), projectFiles(), licences()],
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
  test: { environment: 'jsdom', include: ['tests/**/*.test.ts'], testTimeout: 60_000 },
})
