import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchElectron, refusedLately, rememberRefusal } from './electron-binary.mjs'

const HOUR = 60 * 60 * 1000

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fetch-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('a refusal is remembered for a day', () => {
  expect(refusedLately(root, 0)).toBe(false)
  rememberRefusal(root, 1000 * HOUR)
  expect(refusedLately(root, 1023 * HOUR)).toBe(true)
  expect(refusedLately(root, 1025 * HOUR)).toBe(false)
  // A clock that was set back must not keep it for years.
  expect(refusedLately(root, 999 * HOUR)).toBe(false)
  rememberRefusal('/dev/null/nowhere', 0)
})

test("runs Electron's installer to its end, and one that hangs is ended", async () => {
  // Not .js: what that means is said by a package.json, and any folder above may hold one.
  const installer = join(root, 'install.cjs')
  await writeFile(installer, `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'done'))}, '')`)
  await fetchElectron(root, { installer })
  expect(existsSync(join(root, 'done'))).toBe(true)
  await writeFile(installer, 'setInterval(() => undefined, 1000)')
  await fetchElectron(root, { installer, limit: 100 })
  await fetchElectron(root, { installer: join(root, 'none.js') })
})
