// Measures the search beside other engines: node bench/search.mjs [--corpus PATH | --generate N] …; see bench/README.md.
// The code is bundled first, as it is for the program, so that no tool that reads TypeScript is part of what is measured.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const bench = dirname(fileURLToPath(import.meta.url))
const outDir = join(bench, 'out', 'search')
await build({
  configFile: false,
  root: bench,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: { run: join(bench, 'search', 'run.ts'), 'engine-process': join(bench, 'search', 'engine-process.ts') },
      external: ['better-sqlite3', 'minisearch', 'flexsearch'],
    },
  },
})
const child = spawn(process.execPath, ['--max-old-space-size=12000', join(outDir, 'run.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
