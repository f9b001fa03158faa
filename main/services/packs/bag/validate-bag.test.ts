import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { validateBag } from './validate-bag.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bag-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const digest = (content: string | Buffer, algorithm = 'sha512') => createHash(algorithm).update(content).digest('hex')
const declaration = (version = '1.0', encoding = 'UTF-8') =>
  `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`

type Content = Readonly<Record<string, string | Buffer | null>>

/** A bag with one file in it; `parts` replace, add, or with null leave out files. */
async function bagOf(parts: Content, version = '1.0') {
  const whole: Content = {
    'bagit.txt': declaration(version),
    'manifest-sha512.txt': `${digest('words')}  data/a.txt\n`,
    'data/a.txt': 'words',
    ...parts,
  }
  for (const [path, content] of Object.entries(whole)) {
    if (content === null) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const { valid, errors, warnings, ...rest } = await validateBag(folder)
  return { valid, errors: errors.map(({ code }) => code), warnings: warnings.map(({ code }) => code), ...rest }
}

describe('valid', () => {
  test('a bag of the current version, with nothing to say against it', async () => {
    expect(await bagOf({})).toEqual({
      valid: true,
      errors: [],
      warnings: [],
      version: '1.0',
      info: [],
      files: 1,
      bytes: 5,
      manifests: ['manifest-sha512.txt'],
      unlisted: ['bagit.txt', 'manifest-sha512.txt'],
    })
  })

  test.each(['0.93', '0.94', '0.95', '0.96', '0.97'])('a bag of version %s, which is said to be old', async (version) => {
    expect(await bagOf({}, version)).toMatchObject({ valid: true, warnings: ['version'] })
  })

  test.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'SHA-256', 'sha3-512'])(
    'a manifest with %s',
    async (name) => {
      const algorithm = name.toLowerCase().replace(/^sha-/, 'sha')
      const manifest = `${digest('words', algorithm).toUpperCase()}\tdata/a.txt`
      expect(await bagOf({ 'manifest-sha512.txt': null, [`manifest-${name}.txt`]: manifest })).toMatchObject({ valid: true })
      await writeFile(join(folder, 'data/a.txt'), 'wards')
      expect((await validateBag(folder)).errors).toMatchObject([{ code: 'digest', path: 'data/a.txt' }])
    },
  )

  test.each(['\r\n', '\r'])('lines that end with %j', async (end) => {
    const lines = (text: string) => text.replaceAll('\n', end)
    expect(
      await bagOf({
        'bagit.txt': lines(declaration()),
        'manifest-sha512.txt': lines(`${digest('words')}  data/a.txt\n${digest('b')}  data/b c.txt\n`),
        'data/b c.txt': 'b',
        'bag-info.txt': lines('Source-Organization: One\n  and more\nPayload-Oxum: 6.2\n'),
      }),
    ).toMatchObject({ valid: true, info: [{ label: 'Source-Organization', value: 'One and more' }, { label: 'Payload-Oxum' }] })
  })

  test('names with encoded line ends and percent signs', async () => {
    const manifest = ['data/a%0Ab', 'data/c%0d%0Ad', 'data/5%25'].map((path) => `${digest('x')} ${path}\n`).join('')
    expect(
      await bagOf({ 'manifest-sha512.txt': manifest, 'data/a.txt': null, 'data/a\nb': 'x', 'data/c\r\nd': 'x', 'data/5%': 'x' }),
    ).toMatchObject({ valid: true, errors: [] })
  })

  test('before 1.0 a percent sign stands for itself', async () => {
    const manifest = `${digest('x')} data/5%25\n`
    expect(await bagOf({ 'manifest-sha512.txt': manifest, 'data/a.txt': null, 'data/5%25': 'x' }, '0.97')).toMatchObject({
      valid: true,
    })
  })

  test('before 1.0 an encoded percent sign is found too', async () => {
    const manifest = `${digest('x')} data/5%25\n`
    expect(await bagOf({ 'manifest-sha512.txt': manifest, 'data/a.txt': null, 'data/5%': 'x' }, '0.97')).toMatchObject({
      valid: true,
    })
  })

  test('repeated labels, odd separators, and an older name of the file', async () => {
    const info = 'Contact-Name : A\nContact-Name:\tB\nNote:no space\n'
    expect(await bagOf({ 'package-info.txt': info }, '0.94')).toMatchObject({
      valid: true,
      info: [
        { label: 'Contact-Name', value: 'A' },
        { label: 'Contact-Name', value: 'B' },
        { label: 'Note', value: 'no space' },
      ],
    })
  })

  test.each([
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16BE', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['ISO-8859-1', (text: string) => Buffer.from(text, 'latin1')],
  ])('tag files in %s', async (encoding, encode) => {
    const manifest = encode(`${digest('words')}  data/é.txt\n`)
    const parts = { 'data/a.txt': null, 'data/é.txt': 'words', 'manifest-sha512.txt': manifest }
    expect(
      await bagOf({
        ...parts,
        'bagit.txt': declaration('0.97', encoding),
        'bag-info.txt': encode('Contact-Name: Zoë\n'),
        'tagmanifest-md5.txt': encode(`${digest(manifest, 'md5')} manifest-sha512.txt\n`),
      }),
    ).toMatchObject({ valid: true, info: [{ label: 'Contact-Name', value: 'Zoë' }] })
  })

  test('a bag in a bag', async () => {
    const inner = { 'data/in/bagit.txt': declaration(), 'data/in/data/x': 'x' }
    const manifest = Object.entries({ ...inner, 'data/a.txt': 'words' }).map(([path, content]) => `${digest(content)} ${path}\n`)
    expect(await bagOf({ ...inner, 'manifest-sha512.txt': manifest.join('') })).toMatchObject({ valid: true, files: 3 })
  })

  test('a bag whose files were fetched', async () => {
    const fetch = 'https://example.org/a.txt 5 data/a.txt\n'
    expect(await bagOf({ 'fetch.txt': fetch })).toMatchObject({ valid: true })
    expect(await bagOf({ 'fetch.txt': 'file:///home/a.txt - a.txt\n', 'bagit.txt': declaration('0.97') })).toMatchObject({
      valid: true,
    })
  })
})

describe('valid, with a warning', () => {
  const old: readonly (readonly [string, Content, string])[] = [
    ['a path as checksum tools write it', { 'manifest-sha512.txt': `${digest('words')} *data/a.txt\n` }, 'checksum-tool-style'],
    ['a path with a dot', { 'manifest-sha512.txt': `${digest('words')} ./data/a.txt\n` }, 'path-relative'],
    ['a path twice with one digest', { 'manifest-sha512.txt': `${digest('words')} data/a.txt\n`.repeat(2) }, 'listed-twice'],
    [
      'two paths that differ in case',
      { 'manifest-sha512.txt': `${digest('words')} data/a.txt\n${digest('x')} data/A.txt\n`, 'data/A.txt': 'x' },
      'path-case',
    ],
    ['a path in another case', { 'manifest-sha512.txt': `${digest('words')} data/A.TXT\n` }, 'path-case'],
    [
      'a path in another Unicode form',
      { 'manifest-sha512.txt': `${digest('x')} data/N\u00fa\n`, 'data/a.txt': null, 'data/Nu\u0301': 'x' },
      'path-normalisation',
    ],
    [
      'two paths that differ in Unicode form',
      {
        'manifest-sha512.txt': `${digest('x')} data/N\u00fa\n${digest('x')} data/Nu\u0301\n`,
        'data/a.txt': null,
        'data/N\u00fa': 'x',
      },
      'path-normalisation',
    ],
    [
      'a file of the system',
      { 'manifest-sha512.txt': `${digest('x')} data/.DS_Store\n`, 'data/a.txt': null, 'data/.DS_Store': 'x' },
      'path-system-file',
    ],
    [
      'a name that Windows gives to a device',
      { 'manifest-sha512.txt': `${digest('x')} data/CON\n`, 'data/a.txt': null, 'data/CON': 'x' },
      'path-system-file',
    ],
    ['a byte order mark', { 'manifest-sha512.txt': `\ufeff${digest('words')} data/a.txt\n` }, 'byte-order-mark'],
    ['a manifest that cannot be computed, beside one that can', { 'manifest-crc99.txt': 'abcd data/a.txt\n' }, 'algorithm'],
  ]
  test.each(old)('%s', async (_, parts, code) => {
    const { valid, warnings, errors } = await bagOf(parts, '0.97')
    expect(errors).toEqual([])
    expect(valid).toBe(true)
    expect(warnings).toContain(code)
  })
})

describe('invalid', () => {
  const manifest = (path: string) => ({ 'manifest-sha512.txt': `${digest('words')}  data/a.txt\n${digest('x')}  ${path}\n` })
  const cases: readonly (readonly [string, Content, string])[] = [
    ['no declaration', { 'bagit.txt': null }, 'declaration'],
    ['a byte order mark in the declaration', { 'bagit.txt': `\ufeff${declaration()}` }, 'byte-order-mark'],
    ['no encoding', { 'bagit.txt': 'BagIt-Version: 1.0\n' }, 'declaration'],
    ['an unknown encoding', { 'bagit.txt': declaration('1.0', 'KLINGON-8') }, 'encoding'],
    ['a version that is no version', { 'bagit.txt': declaration('.97') }, 'declaration'],
    ['a version of the future', { 'bagit.txt': declaration('3.0') }, 'version'],
    ['white space before the colon', { 'bagit.txt': declaration().replace('Version:', 'Version :') }, 'declaration'],
    ['a third line', { 'bagit.txt': `${declaration()}More: x\n` }, 'declaration'],
    ['no payload', { 'data/a.txt': null, 'manifest-sha512.txt': '' }, 'payload-missing'],
    ['no manifest', { 'manifest-sha512.txt': null }, 'manifest-missing'],
    [
      'only a manifest that cannot be computed',
      { 'manifest-sha512.txt': null, 'manifest-crc99.txt': 'ab data/a.txt\n' },
      'algorithm',
    ],
    ['a line without a path', { 'manifest-sha512.txt': `${digest('words')}\n` }, 'manifest-malformed'],
    ['an altered file', { 'data/a.txt': 'wards' }, 'digest'],
    ['a file too many', { 'data/b.txt': 'x' }, 'file-extra'],
    ['a file too few', manifest('data/b.txt'), 'file-missing'],
    ['a path that climbs out', manifest('../b.txt'), 'path-out-of-scope'],
    ['a path that climbs out of the payload', manifest('data/../b.txt'), 'path-out-of-scope'],
    ['an absolute path', manifest('/tmp/b.txt'), 'path-out-of-scope'],
    ['a home folder', manifest('~/b.txt'), 'path-out-of-scope'],
    ['the home folder of another', manifest('~root/b.txt'), 'path-out-of-scope'],
    ['a path with a drive', manifest('C:\\Windows\\b.exe'), 'path-out-of-scope'],
    ['a path on a server', manifest('\\\\?\\UNC\\server\\b.exe'), 'path-out-of-scope'],
    ['a path with a variable', manifest('%HomeDrive%\\b.exe'), 'path-out-of-scope'],
    ['a path that is not in the payload', manifest('b.txt'), 'path-out-of-scope'],
    [
      'a path twice with two digests',
      { 'manifest-sha512.txt': `${digest('words')} data/a.txt\n${digest('x')} data/a.txt\n` },
      'listed-twice',
    ],
    ['a path twice', { 'manifest-sha512.txt': `${digest('words')} data/a.txt\n`.repeat(2) }, 'listed-twice'],
    ['a file that only one manifest lists', { 'manifest-md5.txt': '' }, 'file-extra'],
    ['an altered tag file', { 'tagmanifest-md5.txt': `${digest('x', 'md5')} bagit.txt\n` }, 'digest'],
    ['a tag file too few', { 'tagmanifest-md5.txt': `${digest('x', 'md5')} bag-info.txt\n` }, 'file-missing'],
    ['another number of bytes', { 'bag-info.txt': 'Payload-Oxum: 6.1\n' }, 'payload-oxum'],
    ['a line of bag-info that is no label', { 'bag-info.txt': 'words\n' }, 'bag-info'],
    [
      'a file that was not fetched',
      { ...manifest('data/b'), 'fetch.txt': 'https://example.org/b - data/b\n' },
      'file-not-fetched',
    ],
    ['fetching to elsewhere', { 'fetch.txt': 'https://example.org/b - ../b\n' }, 'path-out-of-scope'],
    ['fetching to a home folder', { 'fetch.txt': 'https://example.org/b - ~/b\n' }, 'path-out-of-scope'],
    ['fetching what is no address', { 'fetch.txt': 'b - data/a.txt\n' }, 'fetch-malformed'],
    ['fetching what no manifest lists', { 'fetch.txt': 'https://example.org/b - data/b\n' }, 'fetch-malformed'],
    ['a tag file that is not UTF-8', { 'bag-info.txt': Buffer.from([0x41, 0x3a, 0xff]) }, 'encoding'],
  ]
  test.each(cases)('%s', async (_, parts, code) => {
    const { valid, errors } = await bagOf(parts)
    expect(valid).toBe(false)
    expect(errors).toContain(code)
  })

  test('a link', async () => {
    await bagOf({})
    await symlink('/etc/hostname', join(folder, 'data', 'b'))
    expect((await validateBag(folder)).errors).toMatchObject([{ code: 'link', path: 'data/b' }])
  })

  test('everything that is wrong is reported, not only the first', async () => {
    const { errors } = await bagOf({ 'data/a.txt': 'wards', 'data/b.txt': 'x', 'bag-info.txt': 'Payload-Oxum: 1.1\n' })
    expect(errors.sort()).toEqual(['digest', 'file-extra', 'payload-oxum'])
  })
})

test('a manifest of before 1.0 need not list what another lists', async () => {
  const parts = { 'manifest-md5.txt': `${digest('x', 'md5')} data/b\n`, 'data/b': 'x' }
  expect(await bagOf(parts, '0.97')).toMatchObject({ valid: true })
})
