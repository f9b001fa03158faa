import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { keepCompiledCode } from './compile-cache.ts'

const made: string[] = []
function makeProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'compile-cache-'))
  made.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

test('leaves nothing in a folder that no earlier start has made a profile of', () => {
  const folder = makeProfile()
  expect(keepCompiledCode(folder)).toBe(false)
  expect(existsSync(join(folder, 'cache'))).toBe(false)
  expect(keepCompiledCode(join(folder, 'not-there'))).toBe(false)
  expect(existsSync(join(folder, 'not-there'))).toBe(false)
})

test('keeps compiled code inside the profile, where this Node can', () => {
  const folder = makeProfile()
  writeFileSync(join(folder, 'profile.json'), '{}')
  const can = 'enableCompileCache' in nodeModule
  expect(keepCompiledCode(folder)).toBe(can)
  expect(existsSync(join(folder, 'cache', 'compiled'))).toBe(can)
})
