import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf } from './digest.ts'
import { validateObject } from './validate-object.ts'

const bundled = resolve(import.meta.dirname, '../../../../resources/archive')
let root = ''
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'ocfl-')), 'object')
  await cp(bundled, root, { recursive: true })
})
afterEach(() => rm(join(root, '..'), { recursive: true, force: true }))

async function codes(): Promise<readonly string[]> {
  const { problems } = await validateObject(root)
  return [...new Set(problems.map(({ code }) => code))].sort()
}

/** Changes the inventory of the newest version and of the root alike, each with a sidecar that fits. */
async function changeInventory(change: (text: string) => string): Promise<void> {
  const text = change(await readFile(join(root, 'inventory.json'), 'utf8'))
  for (const folder of ['', 'v3']) {
    await writeFile(join(root, folder, 'inventory.json'), text)
    await writeFile(join(root, folder, 'inventory.json.sha512'), `${digestOf(Buffer.from(text))} inventory.json\n`)
  }
}
// biome-ignore lint/suspicious/noExplicitAny: tests break the inventory in ways that no type describes
function inJson(change: (inventory: any) => void): (text: string) => string {
  return (text) => {
    const inventory = JSON.parse(text)
    change(inventory)
    return JSON.stringify(inventory)
  }
}

test('a good object has neither errors nor warnings', async () => {
  expect(await codes()).toEqual([])
})

test.each<[string, string, () => Promise<unknown>]>([
  ['E001', 'a file that has no place', () => writeFile(join(root, 'notes.txt'), 'x')],
  ['E001', 'a folder that has no place', () => mkdir(join(root, 'backup'))],
  ['E003', 'no declaration', () => rm(join(root, '0=ocfl_object_1.1'))],
  ['E003', 'two declarations', () => writeFile(join(root, '0=ocfl_object_1.0'), 'ocfl_object_1.0\n')],
  ['E004', 'a declaration of an unknown version', () => rename(join(root, '0=ocfl_object_1.1'), join(root, '0=ocfl_object_9.9'))],
  ['E006', 'a declaration of something else', () => rename(join(root, '0=ocfl_object_1.1'), join(root, '0=bag_1.1'))],
  ['E007', 'a declaration with other words', () => writeFile(join(root, '0=ocfl_object_1.1'), 'ocfl_object_1.1')],
  ['E015', 'a file beside the content of a version', () => writeFile(join(root, 'v1', 'x.txt'), 'x')],
  ['E023', 'content that the inventory does not know', () => writeFile(join(root, 'v1/content/x.txt'), 'x')],
  ['E024', 'an empty folder in the content', () => mkdir(join(root, 'v1/content/empty'))],
  ['E033', 'an inventory that is not JSON', () => changeInventory((text) => text.slice(0, -5))],
  ['E046', 'a version that the inventory does not know', () => mkdir(join(root, 'v4'))],
  ['E046', 'a version whose folder is missing', () => rm(join(root, 'v1'), { recursive: true })],
  ['E058', 'an inventory without its digest', () => rm(join(root, 'inventory.json.sha512'))],
  ['E058', 'an inventory of a version without its digest', () => rm(join(root, 'v1/inventory.json.sha512'))],
  [
    'E060',
    'a digest that is not that of the inventory',
    () => writeFile(join(root, 'inventory.json.sha512'), `${'0'.repeat(128)} inventory.json\n`),
  ],
  ['E061', 'a digest file in another format', () => writeFile(join(root, 'inventory.json.sha512'), 'inventory.json abc')],
  ['E063', 'no inventory', () => rm(join(root, 'inventory.json'))],
  [
    'E064',
    'a root inventory that is not that of the newest version',
    () => cp(join(root, 'v1/inventory.json'), join(root, 'v3/inventory.json')),
  ],
  ['E090', 'a link in the content', () => symlink('campaign.json', join(root, 'v1/content/link.json'))],
  ['E092', 'content that is missing', () => rm(join(root, 'v1/content/campaign.json'))],
  ['E092', 'content that was altered', () => writeFile(join(root, 'v1/content/campaign.json'), '{}')],
  ['W002', 'a folder beside the content of a version', () => mkdir(join(root, 'v1/other'))],
  ['W010', 'a version without an inventory', () => rm(join(root, 'v1/inventory.json'))],
  ['E036', 'no id', () => changeInventory(inJson((inventory) => delete inventory.id))],
  ['E036', 'no head', () => changeInventory(inJson((inventory) => delete inventory.head))],
  ['E038', 'a type that is not declared', () => changeInventory((text) => text.replace('ocfl.io/1.1', 'ocfl.io/1.0'))],
  [
    'E025',
    'an algorithm that may not address content',
    () => changeInventory(inJson((inventory) => (inventory.digestAlgorithm = 'md5'))),
  ],
  ['E040', 'a head that is not the newest version', () => changeInventory(inJson((inventory) => (inventory.head = 'v1')))],
  ['E041', 'no manifest', () => changeInventory(inJson((inventory) => delete inventory.manifest))],
  ['E043', 'no versions', () => changeInventory(inJson((inventory) => delete inventory.versions))],
  [
    'E010',
    'a gap between versions',
    () => changeInventory((text) => text.replace('"v3": {', '"v4": {').replace('"head": "v3"', '"head": "v4"')),
  ],
  ['E048', 'a version without a time', () => changeInventory(inJson((inventory) => delete inventory.versions.v2.created))],
  [
    'E049',
    'a time without a zone',
    () => changeInventory(inJson((inventory) => (inventory.versions.v2.created = '2026-11-21T10:00:00'))),
  ],
  [
    'E050',
    'a state that the manifest does not back',
    () => changeInventory(inJson((inventory) => (inventory.versions.v2.state['a'.repeat(128)] = ['x.txt']))),
  ],
  [
    'E052',
    'a logical path that climbs',
    () => changeInventory((text) => text.replace('"sources/hope-for-children-statement/text.txt"', '"sources/../text.txt"')),
  ],
  [
    'E053',
    'a logical path that begins with a slash',
    () => changeInventory((text) => text.replace('"sources/hope-for-children-statement/text.txt"', '"/text.txt"')),
  ],
  [
    'E095',
    'a logical path that is a file and a folder',
    () =>
      changeInventory((text) => text.replaceAll('"sources/hope-for-children-statement/text.txt"', '"campaign.json/text.txt"')),
  ],
  [
    'E099',
    'a content path that climbs',
    () => changeInventory((text) => text.replace('"v1/content/campaign.json"', '"v1/content/../../../etc/passwd"')),
  ],
  [
    'E100',
    'a content path that begins with a slash',
    () => changeInventory((text) => text.replace('"v1/content/campaign.json"', '"/etc/passwd"')),
  ],
  [
    'E042',
    'a content path outside the content',
    () => changeInventory((text) => text.replace('"v1/content/campaign.json"', '"v9/content/campaign.json"')),
  ],
  [
    'E101',
    'a content path twice',
    () =>
      changeInventory(inJson((inventory) => Object.values<string[]>(inventory.manifest)[0]?.push('v1/content/campaign.json'))),
  ],
  [
    'E102',
    'a key that the specification does not know',
    () => changeInventory(inJson((inventory) => (inventory.colour = 'red'))),
  ],
  [
    'E107',
    'content that no version uses',
    () => changeInventory(inJson((inventory) => (inventory.manifest['b'.repeat(128)] = ['v1/content/unused']))),
  ],
  [
    'E066',
    'an earlier version that is told differently now',
    () => changeInventory(inJson((inventory) => (inventory.versions.v1.state = inventory.versions.v2.state))),
  ],
  ['E110', 'another id than before', () => changeInventory((text) => text.replace('open-letter-2021', 'open-letter-2022'))],
  [
    'E054',
    'a user without a name',
    () => changeInventory(inJson((inventory) => (inventory.versions.v2.user = { address: 'mailto:a@example.org' }))),
  ],
  ['E094', 'a message that is no text', () => changeInventory(inJson((inventory) => (inventory.versions.v2.message = 7)))],
  ['W005', 'an id that is no URI', () => changeInventory(inJson((inventory) => (inventory.id = 'letter')))],
  ['W007', 'a version without a message', () => changeInventory(inJson((inventory) => delete inventory.versions.v2.message))],
  ['W008', 'a user without an address', () => changeInventory(inJson((inventory) => delete inventory.versions.v2.user.address))],
  [
    'W011',
    'another message for an earlier version',
    () => changeInventory(inJson((inventory) => (inventory.versions.v1.message = 'other'))),
  ],
])('%s: %s', async (code, _, change) => {
  await change()
  expect(await codes()).toContain(code)
})

test('a path of the inventory that leaves the object is reported and not read', async () => {
  await changeInventory((text) => text.replace('"v1/content/campaign.json"', '"v1/content/../../../secret"'))
  await writeFile(join(root, '../secret'), 'x')
  const { problems } = await validateObject(root)
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'E092', path: 'v1/content/../../../secret', message: 'the file is missing' }),
  )
})
