import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of script and style, compressed, that the page may need before anything can be seen. Old laptops parse slowly. */
export const FIRST_LOAD_LIMIT = 250_000

const NAMED_BY_PAGE = /<(?:script|link)\b[^>]*?\b(?:src|href)="(\.\/[^"]+\.(?:js|css))"/g
/** `import "./a.js"` and `from "./a.js"`; not `import("./a.js")`, which waits until it is asked for. */
const NAMED_BY_SCRIPT = /\b(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g

/**
 * The scripts and styles that the built page loads at once: what it names, and what those scripts import.
 * @param {string} page path of the built index.html
 * @returns {{ bytes: number, files: readonly string[] }} Bytes of all together, each compressed with gzip as a server would.
 */
export function measureFirstLoad(page) {
  const waiting = named(page, NAMED_BY_PAGE)
  if (waiting.length === 0) throw new Error(`${page} names no script and no style`)
  /** @type {Set<string>} */
  const files = new Set()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    if (file.endsWith('.js')) waiting.push(...named(file, NAMED_BY_SCRIPT))
  }
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
  return { bytes, files: [...files].sort() }
}

/**
 * @param {string} file
 * @param {RegExp} pattern
 */
function named(file, pattern) {
  return Array.from(readFileSync(file, 'utf8').matchAll(pattern), ([, path = '']) => join(dirname(file), path))
}

/**
 * @param {number} bytes
 * @returns {{ ok: boolean, line: string }}
 */
export function judgeFirstLoad(bytes) {
  const kilobytes = (/** @type {number} */ n) => `${(n / 1000).toFixed(1)} kB`
  const ok = bytes <= FIRST_LOAD_LIMIT
  const verdict = ok ? `limit ${kilobytes(FIRST_LOAD_LIMIT)}` : `${kilobytes(bytes - FIRST_LOAD_LIMIT)} over the limit`
  return { ok, line: `The page starts with ${kilobytes(bytes)} of script and style, compressed (${verdict}).` }
}
