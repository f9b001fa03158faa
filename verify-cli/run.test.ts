import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verificationReportSchema } from '#shared/briefing/verify/report.ts'
import { run } from './run.ts'

const ARCHIVE = resolve('resources/archive')
const GOOD =
  'The statement says “The coalition on child safety online lays out a five-step response for Facebook in order to regain the trust of parents and professionals”.\n'
const BAD = GOOD.replace('five-step', 'six-step')

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-cli-'))
  await writeFile(join(folder, 'good.md'), GOOD)
  await writeFile(join(folder, 'bad.md'), BAD)
  await writeFile(join(folder, 'not.pdf'), '%PDF-1.7')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function call(...args: string[]) {
  let [out, error] = ['', '']
  const streams = {
    out: (text: string) => {
      out += text
    },
    error: (text: string) => {
      error += text
    },
  }
  const code = await run(args, streams, new Date('2026-03-01T09:30:00.000Z'))
  return { code, out, error }
}

describe('exit codes', () => {
  test('0 where all is exact, 1 where something is not', async () => {
    expect(await call(join(folder, 'good.md'), '--archive', ARCHIVE)).toMatchObject({ code: 0, error: '' })
    const bad = await call(join(folder, 'bad.md'), '--archive', ARCHIVE)
    expect(bad).toMatchObject({ code: 1, error: '' })
    expect(bad.out).toContain('[-five-]{+six+}')
    expect(bad.out).toContain('changed: a number')
  })

  test.each([
    [['good.md'], /--archive DIR is missing/],
    [[], /FILE is missing/],
    [['good.md', 'bad.md', '--archive', ARCHIVE], /one file is verified at a time/],
    [['good.md', '--archive', ARCHIVE, '--edition', 'v9'], /edition v9 does not exist in this archive \(it has v1 to v3\)/],
    [['good.md', '--archive', ARCHIVE, '--edition', 'two'], /"two" is no edition/],
    [['good.md', '--archive', ARCHIVE, '--json', '--html'], /exclude each other/],
    [['good.md', '--archive', ARCHIVE, '--loud'], /--loud/],
    [['good.md', '--archive', '/nowhere'], /nowhere/],
    [['missing.md', '--archive', ARCHIVE], /missing.md cannot be read/],
    [['not.pdf', '--archive', ARCHIVE], /is a PDF/],
  ])('2 for %s', async (args, message) => {
    const [file, ...rest] = args
    const { code, error } = await call(
      ...(file === undefined ? [] : [join(folder, file)]),
      ...rest.map((each) => (each.endsWith('.md') ? join(folder, each) : each)),
    )
    expect(code).toBe(2)
    expect(error).toMatch(message)
  })
})

test('--json prints the report, and the other forms are whole files', async () => {
  const json = await call(join(folder, 'bad.md'), '--archive', ARCHIVE, '--json')
  expect(verificationReportSchema.parse(JSON.parse(json.out)).findings[0]?.result).toBe('altered')
  expect((await call(join(folder, 'bad.md'), '--archive', ARCHIVE, '--html')).out).toMatch(/^<!doctype html>/)
  expect((await call(join(folder, 'bad.md'), '--archive', ARCHIVE, '--markdown')).out).toMatch(
    /^---\ntitle: "Verification of bad.md"/,
  )
})
