import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FIRST_LOAD_LIMIT, judgeFirstLoad, measureFirstLoad } from './measure.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-load-'))
  mkdirSync(join(folder, 'assets'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return join(folder, 'index.html')
}

function namesOf(page: string): string[] {
  return measureFirstLoad(page).files.map((file) => file.slice(join(folder, 'assets').length + 1))
}

const html = `<link rel="icon" href="data:,"><script type="module" crossorigin src="./assets/a.js"></script>
<link rel="stylesheet" crossorigin href="./assets/a.css">`

test('counts what the page names and what its scripts import, each file once', () => {
  const page = write({
    'index.html': html,
    'assets/a.css': 'p { margin: 0 }',
    'assets/a.js': 'import{t as e}from"./b.js";import"./c.js";e()',
    'assets/b.js': 'import "./c.js";export const t = () => 1',
    'assets/c.js': '1',
  })
  expect(namesOf(page)).toEqual(['a.css', 'a.js', 'b.js', 'c.js'])
})

test('does not count what a script asks for later', () => {
  const page = write({
    'index.html': html,
    'assets/a.css': '',
    'assets/a.js': 'const later=()=>import("./later.js");new Worker(new URL("./worker.js",import.meta.url))',
    'assets/later.js': '1',
    'assets/worker.js': '1',
  })
  expect(namesOf(page)).toEqual(['a.css', 'a.js'])
})

test('measures the compressed bytes', () => {
  const incompressible = randomBytes(50_000).toString('latin1')
  const page = write({ 'index.html': html, 'assets/a.css': ' '.repeat(1_000_000), 'assets/a.js': `/*${incompressible}*/` })
  const { bytes } = measureFirstLoad(page)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(100_000)
})

test('takes a page that names nothing for a fault, not for a small one', () => {
  expect(() => measureFirstLoad(write({ 'index.html': '<p>' }))).toThrow(/names no script/)
})

test('fails above the limit and says by how much', () => {
  expect(judgeFirstLoad(FIRST_LOAD_LIMIT)).toMatchObject({ ok: true })
  const over = judgeFirstLoad(FIRST_LOAD_LIMIT + 12_345)
  expect(over.ok).toBe(false)
  expect(over.line).toContain('12.3 kB over the limit')
})
