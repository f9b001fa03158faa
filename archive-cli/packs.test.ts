import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from './run.ts'

const bundled = resolve(import.meta.dirname, '../resources/archive')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-packs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function archive(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const code = await run(
    args,
    { out: (line) => out.push(line), error: (line) => error.push(line) },
    new Date('2026-11-22T12:00:00Z'),
  )
  return { code, out: out.join('\n'), error: error.join('\n') }
}

const at = (name: string) => join(folder, name)

async function newKey(): Promise<string> {
  const made = await archive('keygen', '--out', at('key'), '--json')
  expect(made.code).toBe(0)
  return JSON.parse(made.out).fingerprint
}

test('a private key is readable by its owner alone, and no key is ever written over', async () => {
  const fingerprint = await newKey()
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
  expect((await stat(at('key'))).mode & 0o777).toBe(0o600)
  expect(await readFile(at('key.pub'), 'utf8')).toContain('BEGIN PUBLIC KEY')
  const before = await readFile(at('key'), 'utf8')
  expect(await archive('keygen', '--out', at('key'))).toMatchObject({ code: 4 })
  await rm(at('key.pub'))
  expect(await archive('keygen', '--out', at('key'))).toMatchObject({ code: 4 })
  expect(await readFile(at('key'), 'utf8')).toBe(before)
  expect(await readdir(folder)).toEqual(['key'])
})

test('an archive is packed, signed and verified, and each step says what it did', async () => {
  const fingerprint = await newKey()
  expect(await archive('pack', bundled, '--out', at('bare.zip'), '--contact', 'A. Archivist')).toMatchObject({
    code: 0,
    out: expect.stringContaining('it is not signed'),
  })
  expect(await archive('sign', at('bare.zip'), '--key', at('key'), '--out', at('signed.zip'))).toMatchObject({
    code: 0,
    out: expect.stringContaining(fingerprint),
  })
  const packed = await archive(
    'pack',
    bundled,
    '--out',
    at('both.zip'),
    '--contact',
    'A. Archivist',
    '--key',
    at('key'),
    '--json',
  )
  expect(JSON.parse(packed.out)).toMatchObject({ pack: at('both.zip'), fingerprint })
  expect(await readFile(at('both.zip'))).toEqual(await readFile(at('signed.zip')))
  expect(await archive('verify', at('signed.zip'))).toMatchObject({ code: 0, out: expect.stringContaining(fingerprint) })
  const verified = await archive('verify', at('signed.zip'), '--json')
  expect(JSON.parse(verified.out)).toMatchObject({ fingerprint, contact: 'A. Archivist' })
})

test('a pack that was altered is refused, with a code for programs', async () => {
  await archive('pack', bundled, '--out', at('pack.zip'))
  const bytes = await readFile(at('pack.zip'))
  bytes[2_000] = 1 ^ (bytes[2_000] ?? 0)
  await writeFile(at('pack.zip'), bytes)
  expect(await archive('verify', at('pack.zip'))).toMatchObject({ code: 1, error: expect.stringContaining('(zip-damaged)') })
  const told = await archive('verify', at('pack.zip'), '--json')
  expect(told.code).toBe(1)
  expect(JSON.parse(told.out)).toMatchObject({ error: { code: 'zip-damaged' } })
})

test('a damaged archive is not packed, and nothing is left', async () => {
  await cp(bundled, at('archive'), { recursive: true })
  await writeFile(at('archive/v1/content/campaign.json'), '{}')
  expect(await archive('pack', at('archive'), '--out', at('pack.zip'))).toMatchObject({
    code: 1,
    error: expect.stringMatching(/E092[\s\S]*archive-invalid/),
  })
  expect(await readdir(folder)).toEqual(['archive'])
})

test('a folder that is a bag is held against BagIt', async () => {
  await writeFile(at('bagit.txt'), 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')
  expect(await archive('verify', folder)).toMatchObject({
    code: 1,
    error: expect.stringMatching(/no payload manifest[\s\S]*warning: bagit\.txt/),
  })
})

test.each([
  [['pack', 'a'], '--out is missing'],
  [['pack', 'a', '--out', 'b', '--date', 'today'], '--date "today" is no day'],
  [['keygen'], '--out is missing'],
  [['keygen', 'a', '--out', 'b'], '"a" is too much'],
  [['sign', 'a', '--out', 'b'], '--key is missing'],
  [['sign', 'a', '--key', 'b'], '--out is missing'],
])('%j is called wrongly', async (args, message) => {
  expect(await archive(...args)).toMatchObject({ code: 2, error: expect.stringContaining(message) })
})

test('a file that holds no private key is named', async () => {
  await newKey()
  expect(await archive('pack', bundled, '--out', at('p.zip'), '--key', at('key.pub'))).toMatchObject({
    code: 2,
    error: expect.stringContaining('key.pub holds no Ed25519 private key'),
  })
})
