// Measures starting with many notes, saving one and taking in many, in the built program in Chromium: node bench/notes.mjs [--notes N] …; see bench/README.md.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const bench = dirname(fileURLToPath(import.meta.url))
const outDir = join(bench, 'out', 'notes')
const alias = { '#shared': join(bench, '..', 'shared') }
await build({
  configFile: false,
  root: bench,
  logLevel: 'error',
  resolve: { alias },
  build: {
    outDir,
    emptyOutDir: true,
    rolldownOptions: {
      input: join(bench, 'notes', 'in-window.ts'),
      output: { format: 'iife', entryFileNames: 'in-window.js', codeSplitting: false },
    },
  },
})
await build({
  configFile: false,
  root: bench,
  logLevel: 'warn',
  resolve: { alias },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { input: join(bench, 'notes', 'run.ts') },
  },
})
const child = spawn(process.execPath, [join(outDir, 'run.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
