// Measures reading and annotating one long source in the built program in Chromium: node bench/reader.mjs [--rounds N] …; see bench/README.md.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const bench = dirname(fileURLToPath(import.meta.url))
const outDir = join(bench, 'out', 'reader')
await build({
  configFile: false,
  root: bench,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { input: join(bench, 'reader', 'run.ts') },
  },
})
const child = spawn(process.execPath, [join(outDir, 'run.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
