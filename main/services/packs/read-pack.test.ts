import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { archiveFolderName } from './archive-folder-name.ts'
import { readPack } from './read-pack.ts'
import { signPack } from './sign-pack.ts'
import { makeKeys, readPrivateKey } from './signing-key.ts'
import { makeArchive } from './testing/make-archive.ts'
import { repack } from './testing/repack.ts'
import { writePack } from './write-pack.ts'

const keys = makeKeys()
const key = readPrivateKey(keys.privatePem)
const contact = 'Hope For Children'

let folder = ''
let root = ''
let pack = ''
let round = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'))
  root = join(folder, 'archive')
  pack = join(folder, 'pack.zip')
  await makeArchive(root, { editions: 2 })
  expect(await writePack(root, pack, { contact, date: null, key })).toMatchObject({
    ok: true,
    value: { archive: 'info:test/letter', edition: 'v2', fingerprint: keys.fingerprint },
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  round += 1
})

async function read(path: string, limits?: Parameters<typeof readPack>[2]['limits']) {
  const target = join(folder, `read-${round}`)
  await rm(target, { recursive: true, force: true })
  await mkdir(target)
  const reading = { signal: new AbortController().signal, onProgress: () => undefined }
  return readPack(path, target, limits === undefined ? reading : { ...reading, limits })
}

async function changed(change: (files: Map<string, Buffer>) => void) {
  const out = join(folder, `changed-${round}.zip`)
  await repack(pack, out, change)
  return read(out)
}

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex')

/** Makes the manifests fit again, as somebody would who alters a pack with care. */
function mendManifests(files: Map<string, Buffer>): void {
  const payload = [...files].filter(([name]) => name.startsWith('data/'))
  const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0)
  const info = String(files.get('bag-info.txt')).replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.length}`)
  files.set('bag-info.txt', Buffer.from(info))
  files.set('manifest-sha512.txt', Buffer.from(payload.map(([name, content]) => `${sha512(content)}  ${name}\n`).join('')))
  const tags = ['bag-info.txt', 'bagit.txt', 'manifest-sha512.txt'] as const
  const lines = tags.map((name) => `${sha512(files.get(name) ?? Buffer.alloc(0))}  ${name}\n`)
  files.set('tagmanifest-sha512.txt', Buffer.from(lines.join('')))
}

describe('a pack', () => {
  test('holds the archive as it is, with who signed it', async () => {
    const result = await read(pack)
    if (!result.ok) throw new Error(result.refusal.message)
    const { archive, signer, object, files } = result.value
    expect(archive.id).toBe('info:test/letter')
    expect(archive.editions.map(({ id }) => id)).toEqual(['v1', 'v2'])
    expect(signer?.fingerprint).toBe(keys.fingerprint)
    expect(result.value.contact).toBe(contact)
    expect(await readFile(join(object, 'inventory.json'))).toEqual(await readFile(join(root, 'inventory.json')))
    expect(files).toBeGreaterThan(10)
  })

  test('has the same bytes each time', async () => {
    const again = join(folder, 'again.zip')
    await writePack(root, again, { contact, date: null, key })
    expect(await readFile(again)).toEqual(await readFile(pack))
  })

  test('can be signed later, and then has the bytes of one that was signed at once', async () => {
    const bare = join(folder, 'bare.zip')
    const signed = join(folder, 'signed.zip')
    await writePack(root, bare, { contact, date: null, key: null })
    expect(await read(bare)).toMatchObject({ ok: true, value: { signer: null } })
    if (key === null) throw new Error('no key')
    expect(await signPack(bare, signed, key)).toMatchObject({ ok: true, value: { fingerprint: keys.fingerprint } })
    expect(await readFile(signed)).toEqual(await readFile(pack))
  })

  test('is not written over another file, nor from a damaged archive', async () => {
    expect(await writePack(root, pack, { contact, date: null, key })).toMatchObject({
      ok: false,
      refusal: { code: 'unreadable' },
    })
    const damaged = join(folder, 'damaged')
    await makeArchive(damaged, { editions: 1 })
    await writeFile(join(damaged, 'v1/content/campaign.json'), '{}')
    expect(await writePack(damaged, join(folder, 'never.zip'), { contact, date: null, key })).toMatchObject({
      ok: false,
      refusal: { code: 'archive-invalid' },
    })
    expect((await readdir(folder)).filter((name) => name.includes('never'))).toEqual([])
  })

  test('stops where it is told to', async () => {
    const stop = new AbortController()
    const target = join(folder, 'stopped')
    await mkdir(target)
    const result = await readPack(pack, target, { signal: stop.signal, onProgress: () => stop.abort() })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'cancelled' } })
  })
})

describe('refused', () => {
  const inventory = 'data/inventory.json'
  const cases: readonly (readonly [string, (files: Map<string, Buffer>) => void, string])[] = [
    ['an altered file', (files) => files.set(inventory, Buffer.from('{}')), 'digest-broken'],
    ['a file too few', (files) => files.delete(inventory), 'file-missing'],
    ['a file too many in the payload', (files) => files.set('data/more.txt', Buffer.from('x')), 'file-extra'],
    ['a file too many beside it', (files) => files.set('more.txt', Buffer.from('x')), 'file-extra'],
    [
      'a fetch list',
      (files) => files.set('fetch.txt', Buffer.from('https://example.org/a - data/inventory.json\n')),
      'file-extra',
    ],
    ['no tag manifest', (files) => files.delete('tagmanifest-sha512.txt'), 'bag-unsupported'],
    [
      'another version of BagIt',
      (files) => void files.set('bagit.txt', Buffer.from('BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')),
      'digest-broken',
    ],
    [
      'an altered name of the sender',
      (files) => void files.set('bag-info.txt', Buffer.from(String(files.get('bag-info.txt')).replace(contact, 'Nobody'))),
      'digest-broken',
    ],
    [
      'an altered name of the sender with manifests that fit',
      (files) => {
        files.set('bag-info.txt', Buffer.from(String(files.get('bag-info.txt')).replace(contact, 'Nobody')))
        mendManifests(files)
      },
      'signature-broken',
    ],
    ['a signature that is none', (files) => files.set('signature.json', Buffer.from('{}')), 'signature-broken'],
    ['a signature of another pack', (files) => void files.set('signature.json', otherSignature(files)), 'signature-broken'],
    [
      'an archive that does not hold',
      (files) => {
        files.set('data/v1/content/campaign.json', Buffer.from('{}'))
        files.delete('signature.json')
        mendManifests(files)
      },
      'archive-invalid',
    ],
    [
      'another identifier than that of the archive',
      (files) => {
        files.set('bag-info.txt', Buffer.from(String(files.get('bag-info.txt')).replace('info:test/letter', 'info:test/other')))
        files.delete('signature.json')
        mendManifests(files)
      },
      'bag-invalid',
    ],
  ]

  function otherSignature(files: Map<string, Buffer>): Buffer {
    const signature = JSON.parse(String(files.get('signature.json')))
    const bytes = Buffer.from(signature.signature, 'base64')
    bytes[3] = 1 ^ (bytes[3] ?? 0)
    return Buffer.from(JSON.stringify({ ...signature, signature: bytes.toString('base64') }))
  }

  test.each(cases)('%s', async (_, change, code) => {
    const result = await changed(change)
    expect(result.ok ? 'taken' : result.refusal.code).toBe(code)
  })

  test('a zip that holds no folder, or several', async () => {
    const { writeZip } = await import('./zip/write-zip.ts')
    const flat = join(folder, 'flat.zip')
    await writeZip(flat, [{ name: 'bagit.txt', bytes: Buffer.from('x') }])
    expect(await read(flat)).toMatchObject({ ok: false, refusal: { code: 'bag-invalid' } })
    const two = join(folder, 'two.zip')
    await writeZip(two, [
      { name: 'a/bagit.txt', bytes: Buffer.from('x') },
      { name: 'b/bagit.txt', bytes: Buffer.from('x') },
    ])
    expect(await read(two)).toMatchObject({ ok: false, refusal: { code: 'bag-invalid' } })
  })

  test('more files than are taken', async () => {
    expect(await read(pack, { files: 5, bytes: 1_000_000, ratio: 200 })).toMatchObject({
      ok: false,
      refusal: { code: 'too-many-files' },
    })
  })

  test('no file at all', async () => {
    expect(await read(join(folder, 'nowhere.zip'))).toMatchObject({
      ok: false,
      refusal: { code: 'unreadable', message: 'the pack cannot be read: it does not exist' },
    })
  })
})

test('every archive has a folder name of its own, which every file system takes', () => {
  expect(archiveFolderName('info:campaign-archive/child-safety')).toMatch(/^child-safety-[0-9a-f]{16}$/)
  expect(archiveFolderName('urn:NUL')).toMatch(/^nul-[0-9a-f]{16}$/)
  expect(archiveFolderName('x:/../..')).toMatch(/^x-[0-9a-f]{16}$/)
  expect(archiveFolderName('x:A')).not.toBe(archiveFolderName('x:a'))
})
