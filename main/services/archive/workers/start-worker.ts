import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

export type WorkerName = 'catalogue-worker' | 'digest-worker' | 'summaries-worker' | 'verify-worker'

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
 * Starts one of the threads of this folder. In the built program each is an entry of the bundle beside the others. From the sources (tests,
 * the archivist's command by tsx) it is the TypeScript file beside this one, and tsx is registered in the thread itself: Node 20 reads no
 * TypeScript, and neither the loader of the main thread nor `--import` reaches a thread.
 */
export function startWorker(name: WorkerName, workerData: unknown): Worker {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new Worker(withTypeScript(new URL(`./${name}.ts`, here)), { workerData })
  const entry = ENTRY_FOLDERS.map((folder) => new URL(`${folder}${name}.js`, here)).find((url) => existsSync(fileURLToPath(url)))
  if (entry === undefined) throw new Error(`the program was built without ${name}.js`)
  return new Worker(entry, { workerData })
}
