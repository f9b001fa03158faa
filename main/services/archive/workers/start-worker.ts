import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Where the source of each thread stands, from here. */
const SOURCES = {
  'catalogue-worker': './catalogue-worker.ts',
  'digest-worker': './digest-worker.ts',
  'search-index-worker': '../../search/search-index-worker.ts',
  'summaries-worker': './summaries-worker.ts',
  'verify-briefing-worker': '../../briefings/verify-briefing-worker.ts',
  'verify-worker': './verify-worker.ts',
} as const

export type WorkerName = keyof typeof SOURCES

/** Where the bundle puts this module (the folder of the entries, or a folder of shared pieces in it), the entries stand in one of these. */
const ENTRY_FOLDERS = ['./', '../']

/** A module that teaches its thread to read TypeScript, and then is the file. */
function withTypeScript(file: URL): URL {
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  ).href
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(file.href)})`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

/**
 * Starts one of the threads of the services. In the built program each is an entry of the bundle beside the others. From the sources (tests,
 * the archivist's command by tsx) it is the TypeScript file itself, and tsx is registered in the thread itself: Node 20 reads no
 * TypeScript, and neither the loader of the main thread nor `--import` reaches a thread.
 */
export function startWorker(name: WorkerName, workerData: unknown): Worker {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new Worker(withTypeScript(new URL(SOURCES[name], here)), { workerData })
  const entry = ENTRY_FOLDERS.map((folder) => new URL(`${folder}${name}.js`, here)).find((url) => existsSync(fileURLToPath(url)))
  if (entry === undefined) throw new Error(`the program was built without ${name}.js`)
  return new Worker(entry, { workerData })
}
