// Measures typing into the search box of the built program in Chromium: node bench/search-window.mjs [--sources N] …; see bench/README.md.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const bench = dirname(fileURLToPath(import.meta.url))
const outDir = join(bench, 'out', 'search-window')
await build({
  configFile: false,
  root: bench,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir,
    emptyOutDir: true,
    rolldownOptions: {
      input: join(bench, 'search-window', 'naive-page.tsx'),
      output: { format: 'iife', entryFileNames: 'naive-page.js' },
    },
  },
})
await build({
  configFile: false,
  root: bench,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { input: join(bench, 'search-window', 'run.ts') },
  },
})
const child = spawn(process.execPath, [join(outDir, 'run.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
