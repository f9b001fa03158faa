import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusing } from '../refused.ts'
import { centralHeader, endRecords, localHeader } from './headers.ts'
import type { ZipLimits } from './read-directory.ts'
import { type CraftedEnd, type CraftedFile, craftZip } from './testing/craft-zip.ts'
import { unpackZip } from './unpack-zip.ts'
import { writeZip } from './write-zip.ts'

let folder = ''
let round = 0
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'))
  round = 0
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const generous: ZipLimits = { files: 100_000, bytes: 50_000_000, ratio: 200 }

async function unpack(zip: Buffer | string, limits = generous) {
  round += 1
  const path = typeof zip === 'string' ? zip : join(folder, `${round}.zip`)
  if (typeof zip !== 'string') await writeFile(path, zip)
  const target = join(folder, `unpacked-${round}`)
  await mkdir(target)
  const result = await refusing('the pack', () =>
    unpackZip(path, target, { limits, signal: new AbortController().signal, onProgress: () => undefined }),
  )
  return { target, result, code: result.ok ? 'unpacked' : result.refusal.code }
}

async function codeOf(files: readonly CraftedFile[], end: CraftedEnd = {}, limits = generous) {
  return (await unpack(craftZip(files, end), limits)).code
}

const file: CraftedFile = { name: 'a/b.txt', content: 'words' }

describe('what is in order', () => {
  test('stored and compressed files, folders and a comment are unpacked', async () => {
    const zip = craftZip([{ name: 'a/' }, file, { name: 'a/ü.txt', content: 'more '.repeat(50), deflate: true }], {
      comment: 'by hand',
    })
    const { target, result } = await unpack(zip)
    expect(result).toEqual({ ok: true, value: ['a/b.txt', 'a/ü.txt'] })
    expect(await readFile(join(target, 'a/b.txt'), 'utf8')).toBe('words')
    expect(await readFile(join(target, 'a/ü.txt'), 'utf8')).toBe('more '.repeat(50))
    expect((await stat(join(target, 'a/b.txt'))).mode & 0o777).toBe(0o600)
  })

  test('sizes that stand after the bytes are read', async () => {
    const content = Buffer.from('words')
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(crc32(content), 4)
    descriptor.writeUInt32LE(5, 8)
    descriptor.writeUInt32LE(5, 12)
    const streamed = { name: 'a', content, flags: 0x0808, localCrc: 0, localSize: 0, after: descriptor }
    expect(await codeOf([streamed, { name: 'b' }])).toBe('unpacked')
    descriptor.writeUInt32LE(6, 12)
    expect(await codeOf([streamed, { name: 'b' }])).toBe('zip-headers-differ')
  })

  test('what is written comes back as it was, and the same bytes each time', async () => {
    const name = fc.stringMatching(/^[a-zäé][a-z0-9ö.]{0,10}[a-z0-9]$/).map((text) => text.normalize('NFC'))
    const names = fc.uniqueArray(name, { maxLength: 8, selector: (text) => text.normalize('NFD') })
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.uint8Array({ maxLength: 500 }), { minLength: 8, maxLength: 8 }),
        async (list, contents) => {
          const inputs = list
            .filter((text) => !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(text))
            .map((text, index) => ({ name: `x/${text}`, bytes: contents[index] ?? new Uint8Array() }))
          round += 1
          const paths = [join(folder, `w${round}.zip`), join(folder, `v${round}.zip`)] as const
          for (const path of paths) await writeZip(path, inputs)
          expect(await readFile(paths[0])).toEqual(await readFile(paths[1]))
          const { target, code } = await unpack(paths[0])
          expect(code).toBe('unpacked')
          for (const { name: path, bytes } of inputs) expect(await readFile(join(target, path))).toEqual(Buffer.from(bytes))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('more files than 16 bits can count are written and read with the zip64 structures', async () => {
    const path = join(folder, 'many.zip')
    const inputs = Array.from({ length: 65_536 }, (_, n) => ({ name: `f${n}`, bytes: new Uint8Array() }))
    await writeZip(path, inputs)
    // Unpacking so many is a matter of the disk: the number alone is enough to be refused or not.
    expect((await unpack(path, { ...generous, files: 65_535 })).code).toBe('too-many-files')
    expect((await unpack(path, { ...generous, bytes: -1 })).code).toBe('too-large')
  })

  test('sizes and offsets of over four gigabytes stand in the zip64 fields', () => {
    const big = { name: 'a', size: 5_000_000_000, crc: 1, offset: 6_000_000_000 }
    const local = localHeader(big)
    expect(local.readUInt32LE(22)).toBe(0xffffffff)
    expect(local.readBigUInt64LE(30 + 1 + 4)).toBe(5_000_000_000n)
    const central = centralHeader(big)
    expect(central.readUInt32LE(42)).toBe(0xffffffff)
    expect(central.readBigUInt64LE(46 + 1 + 4 + 16)).toBe(6_000_000_000n)
    const end = endRecords(3, 100, 6_000_000_000)
    expect(end.readUInt32LE(0)).toBe(0x06064b50)
    expect(end.readBigUInt64LE(48)).toBe(6_000_000_000n)
    expect(end.readBigUInt64LE(56 + 8)).toBe(6_000_000_100n)
  })
})

describe('refused before anything is unpacked', () => {
  const link = (0o120777 << 16) >>> 0
  const device = (0o060644 << 16) >>> 0
  const cases: readonly (readonly [string, readonly CraftedFile[], CraftedEnd, string])[] = [
    ['a path that climbs out', [{ name: '../b' }], {}, 'path-leaves'],
    ['a path that climbs out within', [{ name: 'a/../../b' }], {}, 'path-leaves'],
    ['a path with backslashes', [{ name: '..\\b' }], {}, 'path-leaves'],
    ['an absolute path', [{ name: '/etc/passwd' }], {}, 'path-absolute'],
    ['a path with a drive', [{ name: 'C:/windows/b' }], {}, 'path-absolute'],
    ['a path on a server', [{ name: '\\\\server\\b' }], {}, 'path-absolute'],
    ['a device of Windows', [{ name: 'a/NUL.txt' }], {}, 'path-device'],
    ['a name that Windows shortens', [{ name: 'a/b. ' }], {}, 'path-not-portable'],
    ['a name with a stream', [{ name: 'a/b:c' }], {}, 'path-not-portable'],
    ['an empty name', [{ name: '' }], {}, 'path-not-portable'],
    ['a name with a zero byte', [{ name: 'a\0b' }], {}, 'path-not-portable'],
    ['a symbolic link', [{ ...file, attributes: link }], {}, 'path-link'],
    ['a link of Windows', [{ ...file, attributes: 0x400 }], {}, 'path-link'],
    ['a device file', [{ ...file, attributes: device }], {}, 'path-link'],
    ['names that differ in case', [{ name: 'a/B' }, { name: 'a/b' }], {}, 'path-collision'],
    ['folders that differ in case', [{ name: 'A/x' }, { name: 'a/y' }], {}, 'path-collision'],
    ['names that differ in Unicode form', [{ name: 'é' }, { name: 'e\u0301' }], {}, 'path-collision'],
    ['names that differ in a sharp s', [{ name: 'straße' }, { name: 'STRASSE' }], {}, 'path-collision'],
    ['a name twice', [{ name: 'a' }, { name: 'a' }], {}, 'path-collision'],
    ['a file that is also a folder', [{ name: 'a' }, { name: 'a/b' }], {}, 'path-collision'],
    ['a name that is not UTF-8', [{ name: Buffer.from([0x61, 0xff]) }], {}, 'name-encoding'],
    ['a name in an unknown encoding', [{ name: 'é', flags: 0 }], {}, 'name-encoding'],
    ['an encrypted file', [{ ...file, flags: 0x0801 }], {}, 'zip-encrypted'],
    ['a strongly encrypted file', [{ ...file, flags: 0x0840 }], {}, 'zip-encrypted'],
    ['an unknown compression', [{ ...file, method: 12 }], {}, 'zip-method'],
    ['another name before the bytes', [{ ...file, localName: 'a/c.txt' }], {}, 'zip-headers-differ'],
    ['another size before the bytes', [{ ...file, localSize: 6 }], {}, 'zip-headers-differ'],
    ['another checksum before the bytes', [{ ...file, localCrc: 6 }], {}, 'zip-headers-differ'],
    ['other flags before the bytes', [{ ...file, localFlags: 0 }], {}, 'zip-headers-differ'],
    ['a second, different name', [{ ...file, extra: unicodePath('other') }], {}, 'zip-headers-differ'],
    ['a stored file with two sizes', [{ ...file, size: 6 }], {}, 'zip-malformed'],
    ['a file at the place of another', [file, { ...file, name: 'c', offset: 0 }], {}, 'zip-overlap'],
    ['a file that reaches into the next', [{ ...file, compressed: 9, size: 9 }, { name: 'c' }], {}, 'zip-overlap'],
    ['bytes between files', [{ ...file, after: Buffer.from('xx') }, { name: 'c' }], {}, 'zip-malformed'],
    ['bytes before the directory', [{ ...file, after: Buffer.from('xx') }], {}, 'zip-malformed'],
    ['bytes before the first file', [file], { prefix: Buffer.from('#!/bin/sh\n') }, 'zip-malformed'],
    ['bytes after the directory', [file], { before: Buffer.from('xx') }, 'zip-malformed'],
    ['a comment of another length', [file], { comment: 'abc', commentLength: 2 }, 'zip-malformed'],
    ['a part of several', [file], { disk: 1 }, 'zip-malformed'],
    ['fewer files than it says', [file], { files: 2 }, 'zip-malformed'],
    ['more files than it says', [file, { name: 'c' }], { files: 1 }, 'zip-malformed'],
    ['a directory elsewhere', [file], { directoryOffset: 3 }, 'zip-malformed'],
    ['a missing zip64 locator', [file], { directoryOffset: 0xffffffff }, 'zip-malformed'],
    ['an extra field that is cut off', [{ ...file, extra: Buffer.from([1, 0, 9, 0, 1]) }], {}, 'zip-malformed'],
    [
      'a zip64 field that is too short',
      [{ ...file, size: 0xffffffff, compressed: 0xffffffff, localSize: 5 }],
      {},
      'zip-malformed',
    ],
    ['a folder with content', [{ name: 'a/', content: 'x' }], {}, 'zip-malformed'],
  ]

  function unicodePath(name: string): Buffer {
    const data = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(name)])
    const head = Buffer.alloc(4)
    head.writeUInt16LE(0x7075, 0)
    head.writeUInt16LE(data.length, 2)
    return Buffer.concat([head, data])
  }

  test.each(cases)('%s', async (_, files, end, code) => {
    const { target, result } = await unpack(craftZip(files, end))
    expect(result.ok ? 'unpacked' : result.refusal.code).toBe(code)
    expect(await readdir(target)).toEqual([])
  })

  test('more files, and more bytes, than are taken', async () => {
    expect(await codeOf([file, { name: 'c' }], {}, { ...generous, files: 1 })).toBe('too-many-files')
    expect(await codeOf([file, { name: 'c' }], {}, { ...generous, bytes: 4 })).toBe('too-large')
  })

  test('a file that would grow out of proportion', async () => {
    const zeros = { name: 'zeros', content: Buffer.alloc(2_000_000), deflate: true }
    expect(await codeOf([zeros])).toBe('zip-bomb')
    expect(await codeOf([zeros], {}, { ...generous, ratio: 2_000 })).toBe('unpacked')
  })

  test('every zip that is cut off', async () => {
    const zip = craftZip([file, { name: 'c.txt', content: 'more '.repeat(9), deflate: true }])
    for (let length = 0; length < zip.length; length += 7) {
      expect(['zip-truncated', 'zip-malformed']).toContain((await unpack(zip.subarray(0, length))).code)
    }
  })

  test('a zip with bytes after its end', async () => {
    expect((await unpack(Buffer.concat([craftZip([file]), Buffer.from('x')]))).code).toBe('zip-malformed')
  })

  test('a zip64 end that is not where it should be, or disagrees', async () => {
    const path = join(folder, 'wide.zip')
    await writeZip(
      path,
      Array.from({ length: 65_535 }, (_, n) => ({ name: `f${n}`, bytes: new Uint8Array() })),
    )
    const good = await readFile(path)
    const locator = good.length - 22 - 20
    const cases: readonly (readonly [number, number])[] = [
      [locator, 0x58],
      [locator + 8, 0x01],
      [locator - 56, 0x58],
      [locator - 56 + 4, 0x01],
      [locator - 56 + 32, 0x01],
      [locator - 56 + 48, 0x01],
      [good.length - 22 + 12, 0x01],
    ]
    for (const [at, value] of cases) {
      const broken = Buffer.from(good)
      broken[at] = value ^ (broken[at] ?? 0)
      expect((await unpack(broken, { ...generous, bytes: -1 })).code, `byte ${at - good.length}`).toBe('zip-malformed')
    }
  })
})

describe('found out while unpacking', () => {
  test('a file that unpacks to more than it says is stopped', async () => {
    const content = Buffer.from('x'.repeat(5_000_000))
    const lying: CraftedFile = { name: 'a', content: deflateRawSync(content), method: 8, crc: crc32(content), size: 900_000 }
    const { target, code } = await unpack(craftZip([lying]))
    expect(code).toBe('zip-bomb')
    expect((await stat(join(target, 'a'))).size).toBeLessThanOrEqual(900_000)
  })

  test.each([
    ['fewer bytes than it says', { content: deflateRawSync(Buffer.from('abc')), crc: crc32('abc'), size: 4 }],
    ['another checksum', { content: deflateRawSync(Buffer.from('abc')), crc: 1, size: 3 }],
    ['bytes that cannot be decompressed', { content: Buffer.from([0xff, 0xff, 0xff]), crc: 1, size: 3 }],
    ['compressed bytes that end too early', { content: deflateRawSync(Buffer.from('abcdefgh')).subarray(0, 4), crc: 1, size: 8 }],
    [
      'bytes after its compressed end',
      { content: Buffer.concat([deflateRawSync(Buffer.from('abc')), Buffer.alloc(40)]), crc: crc32('abc'), size: 3 },
    ],
  ])('%s', async (_, part) => {
    expect(await codeOf([{ name: 'a', method: 8, ...part }])).toBe('zip-damaged')
  })

  test('a stored file with another checksum', async () => {
    expect(await codeOf([{ ...file, crc: 1 }])).toBe('zip-damaged')
  })
})

test('no single altered byte passes unseen', async () => {
  const zip = craftZip([
    { name: 'a/b.txt', content: 'the words of the letter' },
    { name: 'a/c.txt', content: 'and more of them '.repeat(5), deflate: true },
  ])
  // Versions, times, internal attributes and the permission bits say nothing that is used here.
  const unused = new Set<number>()
  for (const [at, header] of headersOf(zip)) {
    const fields = header === 'local' ? [4, 5, 10, 11, 12, 13] : [4, 5, 6, 7, 12, 13, 14, 15, 36, 37, 38, 39, 40, 41]
    for (const field of fields) unused.add(at + field)
  }
  for (let at = 0; at < zip.length; at += 1) {
    if (unused.has(at)) continue
    const broken = Buffer.from(zip)
    broken[at] = 0x40 ^ (broken[at] ?? 0)
    const { target, result } = await unpack(broken)
    const names = result.ok ? [...result.value] : []
    const same =
      result.ok &&
      (await readFile(join(target, names[0] ?? ''), 'utf8')) === 'the words of the letter' &&
      names.join() === 'a/b.txt,a/c.txt'
    expect(result.ok, `byte ${at} of ${zip.length}`).toBe(same)
    await rm(target, { recursive: true })
  }
})

function headersOf(zip: Buffer): readonly (readonly [number, 'local' | 'central'])[] {
  const found: (readonly [number, 'local' | 'central'])[] = []
  for (let at = 0; at + 4 <= zip.length; at += 1) {
    const signature = zip.readUInt32LE(at)
    if (signature === 0x04034b50) found.push([at, 'local'])
    if (signature === 0x02014b50) found.push([at, 'central'])
  }
  return found
}
