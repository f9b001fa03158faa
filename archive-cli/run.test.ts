import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from './run.ts'

const resources = resolve(import.meta.dirname, '../resources')
const campaign = join(resources, 'campaign')
const now = new Date('2026-11-22T12:30:45.678Z')

let folder = ''
let root = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  root = join(folder, 'archive')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function archive(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const code = await run(args, { out: (line) => out.push(line), error: (line) => error.push(line) }, now)
  return { code, out: out.join('\n'), error: error.join('\n') }
}

test('a campaign is archived step by step, and each step says what it did', async () => {
  expect(await archive('init', root, '--id', 'info:test/letter')).toMatchObject({ code: 0, error: '' })
  const original = join(campaign, 'originals/000_c12ad3f9fb433b4c.txt')
  const description = join(campaign, 'v1/hope-for-children-statement.json')
  expect(await archive('add', root, original, '--description', description)).toMatchObject({
    code: 0,
    out: expect.stringContaining('hope-for-children-statement'),
  })
  for (const name of ['campaign', 'signatories', 'recommendations']) {
    expect(await archive('set', root, name, join(campaign, `v1/${name}.json`))).toMatchObject({
      code: 0,
      out: `set ${name}.json`,
    })
  }
  expect(await archive('commit', root, '--message', 'first', '--user', 'A. Archivist')).toMatchObject({
    code: 0,
    out: expect.stringContaining('made edition v1'),
  })
  // No address was given: that is worth a word of advice and no refusal.
  expect(await archive('verify', root)).toMatchObject({ code: 0, out: expect.stringContaining('problems: 0; advice: 1') })
  const inventory = JSON.parse(await readFile(join(root, 'inventory.json'), 'utf8'))
  expect(inventory.versions.v1).toMatchObject({ created: '2026-11-22T12:30:45Z', user: { name: 'A. Archivist' } })
})

test('building from a recipe gives the archive of the program', async () => {
  expect(await archive('build', campaign, root)).toMatchObject({ code: 0, error: '' })
  expect(await readFile(join(root, 'inventory.json'), 'utf8')).toBe(
    await readFile(join(resources, 'archive/inventory.json'), 'utf8'),
  )
  expect(await archive('build', campaign, root)).toMatchObject({ code: 1, error: `${root} is not empty` })
})

test('verifying a damaged archive names the file and does not pass', async () => {
  await cp(join(resources, 'archive'), root, { recursive: true })
  await writeFile(join(root, 'v1/content/campaign.json'), '{}')
  expect(await archive('verify', root)).toMatchObject({
    code: 1,
    error: expect.stringMatching(/^v1\/content\/campaign\.json: the file was altered: .*\(E092\)/),
  })
  expect(await archive('verify', join(folder, 'none'))).toMatchObject({ code: 3, error: expect.stringContaining('no folder') })
})

describe('reading', () => {
  const bundled = join(resources, 'archive')

  test('log lists the editions, the newest first, with what changed among the sources', async () => {
    const { code, out, error } = await archive('log', bundled)
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out.indexOf('v2  ')).toBeLessThan(out.indexOf('v1  '))
    expect(out).toMatch(/^v2 .* {2}sources \+1$/m)
    const json = JSON.parse((await archive('log', bundled, '--json')).out)
    expect(json).toMatchObject({ command: 'log', ok: true, exitCode: 0, problems: [] })
    expect(json.editions[1]).toMatchObject({
      id: 'v2',
      sources: { added: ['news-article-2021-10-14'], removed: [], changed: [] },
    })
  })

  test('show prints an edition, a record and a text', async () => {
    expect(await archive('show', bundled, 'v1')).toMatchObject({
      code: 0,
      out: expect.stringContaining('hope-for-children-statement  statement'),
    })
    const record = await archive('show', bundled, 'v1', 'hope-for-children-statement')
    expect(JSON.parse(record.out)).toMatchObject({ id: 'hope-for-children-statement', kind: 'statement' })
    const text = await archive('show', bundled, 'v1', 'hope-for-children-statement', '--text')
    expect(text.out).toContain('signatories')
    expect(JSON.parse((await archive('show', bundled, '--json')).out)).toMatchObject({
      edition: { id: expect.stringMatching(/^v/) },
    })
  })

  test('what is not there ends with 3, and what was altered with 1 and its name', async () => {
    expect(await archive('log', join(folder, 'none'))).toMatchObject({ code: 3, error: expect.stringContaining('no archive') })
    expect(await archive('show', bundled, 'v77')).toMatchObject({ code: 3, error: expect.stringContaining('v77') })
    expect(await archive('show', bundled, 'v1', 'nothing')).toMatchObject({ code: 3, error: expect.stringContaining('nothing') })
    await cp(bundled, root, { recursive: true })
    await writeFile(join(root, 'v1/content/sources/hope-for-children-statement/source.json'), '{}')
    expect(await archive('show', root)).toMatchObject({ code: 1, error: expect.stringContaining('hope-for-children-statement') })
  })
})

test('with --json every command prints one object, also when it is refused or called wrongly', async () => {
  await cp(join(resources, 'archive'), root, { recursive: true })
  await writeFile(join(root, 'v1/content/campaign.json'), '{}')
  const damaged = await archive('verify', root, '--json')
  expect(damaged).toMatchObject({ code: 1, error: '' })
  expect(JSON.parse(damaged.out)).toMatchObject({
    command: 'verify',
    ok: false,
    exitCode: 1,
    problems: expect.arrayContaining([expect.objectContaining({ code: 'E092', path: 'v1/content/campaign.json' })]),
  })
  const wrong = await archive('commit', root, '--json')
  expect(JSON.parse(wrong.out)).toMatchObject({
    ok: false,
    exitCode: 2,
    errors: expect.arrayContaining([expect.stringContaining('missing')]),
  })
})

test('verify --ocfl checks any OCFL object, and says nothing of what the files mean', async () => {
  await cp(join(resources, 'archive'), root, { recursive: true })
  expect(await archive('verify', root, '--ocfl')).toMatchObject({ code: 0, error: '' })
  await rm(join(root, '0=ocfl_object_1.1'))
  expect(await archive('verify', root, '--ocfl')).toMatchObject({ code: 1, error: expect.stringContaining('(E003)') })
})

test('progress is told only to a person who watches, or who asks for it', async () => {
  const tell = async (watched: boolean, ...args: string[]) => {
    const heard: (string | null)[] = []
    await run(args, { out: () => undefined, error: () => undefined, progress: (line) => heard.push(line) }, now, watched)
    return heard.filter((line) => line !== null)
  }
  const bundled = join(resources, 'archive')
  expect(await tell(false, 'verify', bundled)).toEqual([])
  expect((await tell(false, 'verify', bundled, '--progress')).length).toBeGreaterThan(0)
  expect((await tell(true, 'verify', bundled)).length).toBeGreaterThan(0)
})

describe('comparing two editions', () => {
  const edited = join(import.meta.dirname, 'testing/edited-letter')

  test('says which words of a text changed, and what kind of words they are', async () => {
    expect(await archive('build', edited, root)).toMatchObject({ code: 0, error: '' })
    const { code, out } = await archive('diff', root, 'v1', 'v2')
    expect(code).toBe(0)
    for (const line of [
      '+ source report',
      '~ source letter: text, original, capture',
      '    line 5 changed (number): We, the [-4-]{+5+} signatories of this letter',
      'was [-not -]published.',
      '    line 11 moved to line 3 (number, wording, modal): ',
      '    line 13 removed: [-The press has reported on these matters at length.-]',
      '    line 15 added: {+A copy of this letter goes to the regulator.+}',
      '+ signatory barnardos',
      '- signatory kidscape',
      '~ signatory ann-lee: affiliation, row',
      '~ claim letter-total: value, spans',
    ]) {
      expect(out).toContain(line)
    }
  })

  test('gives the same to a program, in positions that count code points', async () => {
    await archive('build', edited, root)
    const { out } = await archive('diff', root, 'v1', 'v2', '--json')
    const said = JSON.parse(out)
    expect(said).toMatchObject({
      before: 'v1',
      after: 'v2',
      sources: { added: ['report'], removed: [] },
      signatories: { joined: ['barnardos'], left: ['kidscape'], corrected: [{ id: 'ann-lee', fields: ['affiliation', 'row'] }] },
      claims: { recorded: 'both', added: ['report-total'], changed: [{ id: 'letter-total' }] },
    })
    const text = [...(await readFile(join(edited, 'letter-v2.txt'), 'utf8'))]
    const [{ differences }] = said.sources.changed
    expect(differences).toHaveLength(8)
    for (const { after } of differences) {
      if (after !== undefined) expect(text.slice(after.start, after.end).join('')).toBe(after.text)
    }
  })

  test('says so when nothing differs, and refuses an edition that is not there', async () => {
    const bundled = join(resources, 'archive')
    expect(await archive('diff', bundled, 'v2', 'v2')).toMatchObject({ code: 0, out: 'v2 and v2 say the same' })
    expect(await archive('diff', bundled, 'v2', 'v3')).toMatchObject({
      code: 0,
      out: expect.stringContaining('claims are recorded from v3 on'),
    })
    expect(await archive('diff', bundled, 'v2', 'v9')).toMatchObject({
      code: 3,
      error: expect.stringContaining('v9 does not exist'),
    })
  })
})

describe('wrong use', () => {
  test.each([
    [[], 'archive COMMAND'],
    [['frobnicate'], 'there is no command "frobnicate"'],
    [['verify'], 'DIR is missing'],
    [['verify', 'a', 'b'], '"b" is too much'],
    [['verify', 'a', '--fast'], '--fast'],
    [['init', 'a'], '--id is missing'],
    [['diff', 'a', 'v1'], 'TO is missing'],
    [['diff', 'a', 'v1', 'two'], '"two" is no edition'],
    [['add', 'a'], 'FILE is missing'],
    [['set', 'a', 'weather', 'b'], 'there is no record "weather"'],
    [['commit', 'a', '--user', 'x'], '--message is missing'],
    [['commit', 'a', '--user', 'x', '--message', 'y', '--created', 'today'], 'today'],
  ])('%j ends with 2 and says what is wrong', async (args, expected) => {
    expect(await archive(...args)).toMatchObject({ code: 2, error: expect.stringContaining(expected) })
  })

  test('what cannot be done ends with 1', async () => {
    expect(await archive('commit', root, '--user', 'x', '--message', 'y')).toMatchObject({
      code: 1,
      error: expect.stringContaining('run "init" first'),
    })
    expect(await archive('init', root, '--id', 'no uri')).toMatchObject({
      code: 1,
      error: expect.stringContaining('must be a URI'),
    })
    expect(await archive('build', folder, root)).toMatchObject({ code: 1, error: expect.stringContaining('recipe.json') })
  })
})

test.each(['init', 'add', 'set', 'commit', 'log', 'show', 'diff', 'verify', 'build'])('%s explains itself', async (name) => {
  expect(await archive(name, '--help')).toMatchObject({
    code: 0,
    out: expect.stringMatching(new RegExp(`^archive ${name} `)),
    error: '',
  })
})

test('as a process, the exit code and the two streams are what they should be', async () => {
  const entry = join(import.meta.dirname, 'index.ts')
  const node = (...args: string[]) => promisify(execFile)(process.execPath, ['--import', 'tsx', entry, ...args])
  expect(await node('verify', join(resources, 'archive'))).toMatchObject({
    stdout: expect.stringContaining('problems: 0; advice: 0'),
    stderr: '',
  })
  await expect(node('verify', folder)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('E003') })
})
