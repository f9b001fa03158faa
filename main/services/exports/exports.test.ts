import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../files/disk.ts'
import { createExports } from './exports.ts'

const run = promisify(execFile)
const now = new Date(2026, 10, 30, 19, 30)

let base = ''
let folder = ''
let profile = ''
let mounted: string[] = []
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'exports-')))
  folder = join(base, 'briefings')
  profile = join(base, 'profile')
  await mkdir(folder)
  await mkdir(profile)
})
afterEach(async () => {
  for (const place of mounted) await run('umount', ['--lazy', place])
  mounted = []
  await rm(base, { recursive: true, force: true })
})

const exportsWith = (disk: Disk = nodeDisk) => createExports({ profile, now: () => now, disk })
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const file = (name: string, content: string, expected: string | null = null) =>
  ({ name, content, expected, encoding: 'text' }) as const
const write = (files: readonly ReturnType<typeof file>[], disk?: Disk, into = folder) =>
  exportsWith(disk).write({ job: randomUUID(), folder: into, files: [...files] })
const look = (names: readonly string[], holding: string | null = null) =>
  exportsWith().look({ folder, names: [...names], holding })
const at = (name: string) => readFile(join(folder, name), 'utf8')

test('writes what is new, text and bytes, and says where', async () => {
  const bytes = {
    name: 'b.docx',
    content: Buffer.from([0, 255, 10]).toString('base64'),
    encoding: 'base64',
    expected: null,
  } as const
  const answer = await exportsWith().write({ job: randomUUID(), folder, files: [file('Καλημέρα.md', 'å\r\n'), bytes] })
  expect(answer).toEqual({
    ok: true,
    value: {
      state: 'written',
      files: [
        { name: 'Καλημέρα.md', path: join(folder, 'Καλημέρα.md'), backup: null },
        { name: 'b.docx', path: join(folder, 'b.docx'), backup: null },
      ],
    },
  })
  expect(await at('Καλημέρα.md')).toBe('å\r\n')
  expect([...(await readFile(join(folder, 'b.docx')))]).toEqual([0, 255, 10])
  expect((await readdir(folder)).sort()).toEqual(['b.docx', 'Καλημέρα.md'])
})

test('keeps what it replaces beside it, under a name that says what it is, each time', async () => {
  await write([file('Title.md', 'one')])
  expect(await write([file('Title.md', 'two', sha('one'))])).toMatchObject({
    value: { files: [{ backup: 'Title (before 30 November 2026 19.30).md' }] },
  })
  expect(await write([file('Title.md', 'three', sha('two'))])).toMatchObject({
    value: { files: [{ backup: 'Title (before 30 November 2026 19.30, 2).md' }] },
  })
  expect(await at('Title.md')).toBe('three')
  expect(await at('Title (before 30 November 2026 19.30).md')).toBe('one')
  expect(await at('Title (before 30 November 2026 19.30, 2).md')).toBe('two')
})

test('writes nothing, and makes no copy, where the file is the same already', async () => {
  await write([file('a.md', 'same')])
  expect(await write([file('a.md', 'same', sha('same'))])).toMatchObject({ value: { files: [{ backup: null }] } })
  expect(await readdir(folder)).toEqual(['a.md'])
})

test('gives a long name an earlier file too', async () => {
  const name = `${'儿'.repeat(83)}.md`
  await write([file(name, 'one')])
  const answer = await write([file(name, 'two', sha('one'))])
  const backup = answer.ok && answer.value.state === 'written' ? (answer.value.files[0]?.backup ?? '') : ''
  expect(backup).toMatch(/^儿+ \(before 30 November 2026 19\.30\)\.md$/)
  expect(await at(backup)).toBe('one')
})

test.skipIf(process.platform === 'win32')('leaves it to the person who may read a file', async () => {
  await write([file('a.md', 'one')])
  await chmod(join(folder, 'a.md'), 0o600)
  await write([file('a.md', 'two', sha('one'))])
  expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o600)
})

describe('what was not looked at is not written over', () => {
  test('a file that is there though none was', async () => {
    await writeFile(join(folder, 'b.md'), 'mine')
    expect(await write([file('a.md', 'new'), file('b.md', 'new')])).toEqual({
      ok: true,
      value: { state: 'changed', names: ['b.md'] },
    })
    expect(await readdir(folder)).toEqual(['b.md'])
    expect(await at('b.md')).toBe('mine')
  })

  test('a file that has changed, or gone', async () => {
    await writeFile(join(folder, 'a.md'), 'looked at, and edited since')
    expect(await write([file('a.md', 'new', sha('looked at'))])).toMatchObject({ value: { state: 'changed', names: ['a.md'] } })
    expect(await write([file('gone.md', 'new', sha('looked at'))])).toMatchObject({ value: { state: 'changed' } })
    expect(await readdir(folder)).toEqual(['a.md'])
  })

  test('a file that changes in the last moment', async () => {
    await writeFile(join(folder, 'a.md'), 'one')
    const slow: Disk = {
      ...nodeDisk,
      async writeNewFile(path, bytes) {
        await nodeDisk.writeNewFile(path, bytes)
        await writeFile(join(folder, 'a.md'), 'edited')
      },
    }
    expect(await write([file('a.md', 'new', sha('one'))], slow)).toMatchObject({
      ok: true,
      value: { state: 'stopped', files: [], name: 'a.md', message: expect.stringContaining('changed at this very moment') },
    })
    expect(await readdir(folder)).toEqual(['a.md'])
    expect(await at('a.md')).toBe('edited')
  })

  test('a file that comes in the last moment', async () => {
    const slow: Disk = {
      ...nodeDisk,
      async writeNewFile(path, bytes) {
        await nodeDisk.writeNewFile(path, bytes)
        await writeFile(join(folder, 'a.md'), 'of another')
      },
    }
    expect(await write([file('a.md', 'new')], slow)).toMatchObject({ value: { state: 'stopped' } })
    expect(await readdir(folder)).toEqual(['a.md'])
    expect(await at('a.md')).toBe('of another')
  })
})

function failing(step: keyof Disk, code: string, syscall: string): Disk {
  const error = Object.assign(new Error(`${code}: refused, ${syscall}`), { code, syscall })
  return { ...nodeDisk, [step]: () => Promise.reject(error) }
}

test.each([
  ['writeNewFile', 'ENOSPC', 'write', 'a.md was not written: the disk is full. What stood there before is unchanged'],
  ['rename', 'EBUSY', 'rename', 'a.md was not written: another program has it open (Word, for example)'],
  ['rename', 'EPERM', 'rename', 'another program has it open'],
  ['writeNewFile', 'EIO', 'write', 'the disk reports an error'],
] as const)('says what is safe when %s fails with %s', async (step, code, syscall, message) => {
  await writeFile(join(folder, 'a.md'), 'one')
  const answer = await write([file('a.md', 'two', sha('one'))], failing(step, code, syscall))
  expect(answer).toMatchObject({ ok: true, value: { state: 'stopped', message: expect.stringContaining(message) } })
  expect(await readdir(folder)).toEqual(['a.md'])
  expect(await at('a.md')).toBe('one')
})

test('says which files were written before one was not', async () => {
  let written = 0
  const disk: Disk = {
    ...nodeDisk,
    writeNewFile: (path, bytes) =>
      ++written === 2 ? failing('writeNewFile', 'ENOSPC', 'write').writeNewFile(path, bytes) : nodeDisk.writeNewFile(path, bytes),
  }
  expect(await write([file('a.md', 'a'), file('b.md', 'b'), file('c.md', 'c')], disk)).toMatchObject({
    value: { state: 'stopped', name: 'b.md', files: [{ name: 'a.md' }] },
  })
  expect(await readdir(folder)).toEqual(['a.md'])
})

describe('looking', () => {
  test('says what stands there', async () => {
    await writeFile(join(folder, 'a.md'), '\ufeffText\r\n')
    await writeFile(join(folder, 'b.docx'), new Uint8Array([0, 255]))
    await writeFile(join(folder, 'c.md'), new Uint8Array([0xff, 0xfe, 0x41, 0x00]))
    await mkdir(join(folder, 'd.md'))
    expect(await look(['a.md', 'b.docx', 'c.md', 'd.md', 'e.md'])).toMatchObject({
      ok: true,
      value: {
        files: [
          { name: 'a.md', state: 'text', text: '\ufeffText\r\n', sha256: sha('\ufeffText\r\n') },
          { name: 'b.docx', state: 'bytes' },
          { name: 'c.md', state: 'bytes' },
          { name: 'd.md', state: 'refused', message: expect.stringContaining('a folder has this name') },
          { name: 'e.md', state: 'absent' },
        ],
      },
    })
  })

  test('finds other Markdown files that hold a word, and reads nothing else', async () => {
    await writeFile(join(folder, 'renamed.MD'), 'of briefing 0000-1111')
    await writeFile(join(folder, 'other.md'), 'of another')
    await writeFile(join(folder, 'a.txt'), 'of briefing 0000-1111')
    const found = await look(['a.md'], '0000-1111')
    expect(found.ok ? found.value.others.map(({ name }) => name) : found).toEqual(['renamed.MD'])
  })

  test.skipIf(process.platform === 'win32')('does not follow a link, nor replace it', async () => {
    await writeFile(join(base, 'elsewhere.md'), 'x')
    await symlink(join(base, 'elsewhere.md'), join(folder, 'a.md'))
    const refused = { state: 'refused', message: expect.stringContaining(join(base, 'elsewhere.md')) }
    expect(await look(['a.md'])).toMatchObject({ value: { files: [refused] } })
    expect(await write([file('a.md', 'new', sha('x'))])).toMatchObject({ ok: false })
    expect(await readFile(join(base, 'elsewhere.md'), 'utf8')).toBe('x')
  })

  test('refuses a file that is marked as read-only, whoever asks', async () => {
    await writeFile(join(folder, 'a.md'), 'x')
    await chmod(join(folder, 'a.md'), 0o444)
    expect(await look(['a.md'])).toMatchObject({ value: { files: [{ message: expect.stringContaining('read-only') }] } })
    expect(await write([file('a.md', 'new', sha('x'))])).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Nothing was written') },
    })
    await chmod(join(folder, 'a.md'), 0o644)
  })

  test.each([
    ['Report.docx', '~$Report.docx'],
    ['Reports.docx', '~$eports.docx'],
    ['A long title.docx', '~$long title.docx'],
    ['Report.md', '.~lock.Report.md#'],
  ])('knows from the lock beside it that %s is open', async (name, lock) => {
    await writeFile(join(folder, name), 'x')
    await writeFile(join(folder, lock), '')
    expect(await look([name])).toMatchObject({
      value: { files: [{ state: 'refused', message: expect.stringContaining('open in Word or LibreOffice') }] },
    })
  })
})

describe('a folder that cannot be used', () => {
  test.each([
    ['does not exist', () => join(folder, 'none'), 'it does not exist'],
    ['is a file', () => join(base, 'file'), 'it is not a folder'],
    ['has no whole path', () => 'briefings', 'give its whole path'],
    ['lies among the notes', () => profile, 'it lies in the folder of your notes'],
  ])('because it %s', async (_, place, message) => {
    await writeFile(join(base, 'file'), '')
    const answer = await exportsWith().look({ folder: place(), names: ['a.md'], holding: null })
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } })
    expect(await write([file('a.md', 'x')], nodeDisk, place())).toMatchObject({ ok: false })
  })

  test.each(['../a.md', 'sub/a.md', 'con.md', 'a:b.md', 'a.md '])('a file named %j is refused', async (name) => {
    expect(await write([file(name, 'x')])).toMatchObject({ ok: false })
    expect(await readdir(base)).toEqual(['briefings', 'profile'])
  })

  test('so are two names that some systems take for one', async () => {
    expect(await write([file('Letter.md', 'x'), file('letter.md', 'y')])).toMatchObject({ ok: false })
  })
})

/** A disk in memory; null where this account may mount none. */
async function mountDisk(options: string): Promise<string | null> {
  const place = join(base, 'disk')
  await mkdir(place)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place])
  } catch {
    return null
  }
  mounted.push(place)
  return place
}

test('a disk that is really full leaves the earlier file as it was', async (context) => {
  const place = await mountDisk('size=1m')
  if (place === null) return context.skip('this account may mount no disk')
  await writeFile(join(place, 'a.md'), 'one')
  const large = 'x'.repeat(3_000_000)
  expect(await write([file('a.md', large, sha('one'))], nodeDisk, place)).toMatchObject({
    ok: true,
    value: { state: 'stopped', message: expect.stringContaining('the disk is full') },
  })
  expect(await readdir(place)).toEqual(['a.md'])
  expect(await readFile(join(place, 'a.md'), 'utf8')).toBe('one')
})

test('a disk that is really read-only is said to be', async (context) => {
  const place = await mountDisk('size=1m')
  if (place === null) return context.skip('this account may mount no disk')
  await writeFile(join(place, 'a.md'), 'one')
  await run('mount', ['-o', 'remount,ro', place])
  const answer = await write([file('a.md', 'two', sha('one'))], nodeDisk, place)
  expect(answer).toMatchObject({ ok: false, error: { message: `the folder ${place} cannot be used: the disk is read-only` } })
})

test('removes what an export left that was ended midway, once it is old', async () => {
  const names = ['.campaign-archive-export.0123456789ab.tmp', '.campaign-archive-export.ba9876543210.tmp']
  for (const name of names) await writeFile(join(folder, name), 'half')
  await utimes(join(folder, names[0] ?? ''), now, new Date(now.getTime() - 3_600_000))
  await utimes(join(folder, names[1] ?? ''), now, now)
  await write([file('a.md', 'x')])
  expect((await readdir(folder)).sort()).toEqual([names[1], 'a.md'])
})

describe('what a window that somebody else had taken over could do', () => {
  test.each([
    ...['.bashrc', 'authorized_keys', 'id_rsa', 'x.desktop', 'x.bat', 'x.exe', 'x.lnk', 'x.url', 'x.plist', 'x.sh', 'x.txt', 'x'],
    ...['.md', '.x.md', 'a.md.exe', 'a.MD.lnk', 'cookies.sqlite'],
  ])('%s is neither looked at nor written', async (name) => {
    await writeFile(join(folder, name), 'secret')
    const looked = await look([name])
    expect(looked).toMatchObject({ ok: false, error: { message: expect.stringContaining('a file cannot have this name') } })
    expect(JSON.stringify(looked)).not.toContain('secret')
    expect(await write([file(name, 'new', sha('secret'))])).toMatchObject({ ok: false })
    expect(await at(name)).toBe('secret')
  })

  test.each(['.config', '.ssh', 'AppData', 'appdata/Roaming', 'AppData/Local/Programs', '.a/b/c', '...'])(
    'a folder in %s is not used',
    async (name) => {
      const within = join(folder, name)
      await mkdir(within, { recursive: true })
      await writeFile(join(within, 'a.md'), 'secret')
      const looked = await exportsWith().look({ folder: within, names: ['a.md'], holding: 'secret' })
      expect(looked).toMatchObject({ ok: false, error: { message: expect.stringContaining('programs keep their settings') } })
      expect(await write([file('b.md', 'new')], nodeDisk, within)).toMatchObject({ ok: false })
      expect(await readdir(within)).toEqual(['a.md'])
    },
  )

  test.each(['AppData/Local/Temp/x', 'a.b', 'a./b'])('a folder in %s is used', async (name) => {
    const within = join(folder, name)
    await mkdir(within, { recursive: true })
    expect(await write([file('a.md', 'new')], nodeDisk, within)).toMatchObject({ value: { state: 'written' } })
  })

  test('of a file that is no Markdown it is told whether it is the same, and no words', async () => {
    for (const name of ['a.html', 'a.json', 'a.csv', 'a.bib', 'a.ris']) {
      await writeFile(join(folder, name), 'secret')
      expect(await look([name])).toMatchObject({ value: { files: [{ name, state: 'bytes', sha256: sha('secret') }] } })
    }
  })
})

describe('an export of many files', () => {
  const names = Array.from({ length: 6 }, (_, index) => `${index}.md`)
  const many = names.map((name) => file(name, `text of ${name}`))
  const job = '00000000-0000-4000-8000-000000000001'

  /** Tells of each file as its bytes are on the disk. */
  const watched = (tell: (count: number) => void): Disk => {
    let count = 0
    return {
      ...nodeDisk,
      async writeNewFile(path, bytes) {
        await nodeDisk.writeNewFile(path, bytes)
        count++
        tell(count)
      },
    }
  }

  test('says how far it is while it is written, and nothing once it is', async () => {
    const told: unknown[] = []
    const exporting = exportsWith(watched(() => told.push(exporting.writing(job))))
    expect(exporting.writing(job)).toEqual({ done: 0, total: 0 })
    const answer = exporting.write({ job, folder, files: many })
    expect(exporting.writing(job)).toEqual({ done: 0, total: 6 })
    expect(await answer).toMatchObject({ value: { state: 'written' } })
    expect(told).toEqual(names.map((_, done) => ({ done, total: 6 })))
    expect(exporting.writing(job)).toEqual({ done: 0, total: 0 })
  })

  test('is stopped between two files: what is written is whole, and nothing else was touched', async () => {
    await writeFile(join(folder, '4.md'), 'as it was')
    const files = many.map((each) => (each.name === '4.md' ? { ...each, expected: sha('as it was') } : each))
    const exporting = exportsWith(watched((count) => count === 2 && exporting.stop(job)))
    expect(await exporting.write({ job, folder, files })).toMatchObject({
      value: { state: 'ended', files: [{ name: '0.md' }, { name: '1.md' }], left: 4 },
    })
    expect((await readdir(folder)).sort()).toEqual(['0.md', '1.md', '4.md'])
    expect(await at('1.md')).toBe('text of 1.md')
    expect(await at('4.md')).toBe('as it was')
  })

  test('that waits for another is stopped before its first file, and stopping what is not there does nothing', async () => {
    const exporting = exportsWith()
    const first = exporting.write({ job: randomUUID(), folder, files: [file('first.md', 'a')] })
    const second = exporting.write({ job, folder, files: many })
    exporting.stop(job)
    exporting.stop(randomUUID())
    expect(await first).toMatchObject({ value: { state: 'written' } })
    expect(await second).toMatchObject({ value: { state: 'ended', files: [], left: 6 } })
    expect(await readdir(folder)).toEqual(['first.md'])
  })

  test('has a name of its own', async () => {
    const exporting = exportsWith()
    const [first, second] = await Promise.all([
      exporting.write({ job, folder, files: many }),
      exporting.write({ job, folder, files: [file('other.md', 'a')] }),
    ])
    expect(first.ok).toBe(true)
    expect(second).toMatchObject({ ok: false, error: { message: expect.stringContaining('already') as string } })
  })
})
