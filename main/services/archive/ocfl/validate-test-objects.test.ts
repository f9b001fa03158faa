import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isWarning, UNCHECKED } from './problem.ts'
import {
  changeNewest,
  changeOne,
  digestWith,
  type LooseJson,
  type TestObject,
  type TestObjectOptions,
  testObject,
  writeTestObject,
} from './testing/test-object.ts'
import { validateObject } from './validate-object.ts'

let root = ''
beforeEach(async () => {
  root = join(await mkdtemp(join(tmpdir(), 'ocfl-')), 'object')
})
afterEach(() => rm(join(root, '..'), { recursive: true, force: true }))

const LAMP = 'A lamp.\n'
const OIL = 'Oil for the lamp.\n'
const WICK = 'A wick.\n'
/** Three versions: one file, one more, and then the first is gone. */
const three = (options: TestObjectOptions = {}) =>
  testObject(
    [{ 'lamp.txt': LAMP }, { 'lamp.txt': LAMP, 'shelf/oil.txt': OIL }, { 'shelf/oil.txt': OIL, 'wick.txt': WICK }],
    options,
  )
const one = (options: TestObjectOptions = {}) => testObject([{ 'lamp.txt': LAMP, 'wick.txt': WICK }], options)

async function check(object: TestObject) {
  await writeTestObject(root, object)
  const { problems } = await validateObject(root)
  return {
    problems,
    errors: [...new Set(problems.filter((each) => !isWarning(each)).map(({ code }) => code))].sort(),
    warnings: [...new Set(problems.filter(isWarning).map(({ code }) => code))].sort(),
  }
}

/** The digest of a text of the object in an inventory. */
const d = (text: string) => digestWith('sha512', text)
const newest =
  (change: (inventory: LooseJson) => void) =>
  (object: TestObject): void =>
    changeNewest(object, change)
const inText =
  (change: (text: string) => string, only?: string) =>
  (object: TestObject): void => {
    object.rewrite = (text, folder) => (only === undefined || folder === only ? change(text) : text)
  }

describe('a good object', () => {
  test.each<[string, TestObject]>([
    ['with one version', one()],
    ['with three versions', three()],
    ['of OCFL 1.0', three({ spec: '1.0' })],
    ['with a content folder of another name', three({ contentDirectory: 'things' })],
    ['with a version that holds nothing', testObject([{}])],
    ['with a version that adds nothing', testObject([{ 'a.txt': LAMP }, { 'b.txt': LAMP }])],
    ['with logs', { ...one(), folders: new Set(['logs']) }],
    ['with a registered extension', { ...one(), folders: new Set(['extensions/0001-digest-algorithms']) }],
  ])('%s has neither errors nor warnings', async (_, object) => {
    expect((await check(object)).problems).toEqual([])
  })

  test('with digests in upper case', async () => {
    const object = three()
    object.rewrite = (text) => text.replace(/"[0-9a-f]{128}"/g, (digest) => digest.toUpperCase())
    expect((await check(object)).problems).toEqual([])
  })

  test('with every fixity algorithm that a client must know', async () => {
    const object = one()
    changeNewest(object, (inventory) => {
      const block = (algorithm: string) => ({ [digestWith(algorithm, LAMP)]: ['v1/content/lamp.txt'] })
      inventory.fixity = {
        md5: block('md5'),
        sha1: block('sha1'),
        sha256: block('sha256'),
        sha512: block('sha512'),
        'blake2b-512': block('blake2b512'),
        'sha512/256': block('sha512-256'),
      }
    })
    expect((await check(object)).problems).toEqual([])
  })

  test('whose older versions followed OCFL 1.0', async () => {
    const object = three()
    const older = (inventory: LooseJson) => {
      inventory.type = 'https://ocfl.io/1.0/spec/#inventory'
    }
    changeOne(object, 'v1', older)
    changeOne(object, 'v2', older)
    expect((await check(object)).problems).toEqual([])
  })
})

test('a fixity block with an unknown algorithm is said not to be checked, and is no fault', async () => {
  const object = one()
  changeNewest(object, (inventory) => {
    inventory.fixity = { crc32: { '0a0b0c0d': ['v1/content/lamp.txt'] } }
  })
  expect(await check(object)).toMatchObject({ errors: [], warnings: [UNCHECKED] })
})

describe('an object with a warning is valid and has that warning only', () => {
  const first = (inventory: LooseJson) => inventory.versions.v1
  test.each<[string, string, TestObject, (object: TestObject) => void]>([
    ['W001', 'names padded with zeros', three({ name: (number) => `v00${number}` }), () => undefined],
    ['W002', 'a folder beside the content', one(), (object) => object.folders.add('v1/sketches')],
    ['W003', 'a content folder with nothing in it', testObject([{}]), (object) => object.folders.add('v1/content')],
    ['W004', 'sha256', one({ algorithm: 'sha256' }), () => undefined],
    ['W004', 'sha256 in older versions', three({ algorithms: ['sha256', 'sha256', 'sha512'] }), () => undefined],
    ['W005', 'an id that is no URI', one(), newest((inventory) => (inventory.id = 'lanterns'))],
    ['W007', 'no message', one(), newest((inventory) => delete first(inventory).message)],
    ['W007', 'no user', one(), newest((inventory) => delete first(inventory).user)],
    ['W008', 'a user without an address', one(), newest((inventory) => delete first(inventory).user.address)],
    ['W009', 'an address that is no URI', one(), newest((inventory) => (first(inventory).user.address = '3 Lamp Lane, Oiltown'))],
    ['W010', 'an older version without an inventory', three(), (object) => void object.inventories.delete('v1')],
    ['W010', 'the newest version without an inventory', one(), (object) => void object.inventories.delete('v1')],
    [
      'W011',
      'another time',
      three(),
      (object) => changeOne(object, 'v1', (own) => (own.versions.v1.created = '2025-01-01T00:00:00Z')),
    ],
    ['W011', 'another user', three(), (object) => changeOne(object, 'v2', (own) => (own.versions.v1.user.name = 'Bea'))],
    ['W013', 'an extension that is not registered', one(), (object) => object.folders.add('extensions/lamp-shades')],
  ])('%s: %s', async (code, _, object, change) => {
    change(object)
    expect(await check(object)).toMatchObject({ errors: [], warnings: [code] })
  })
})

/** The codes must be among those reported; others may be, where one fault breaks several rules. */
const bad: readonly [string, string, TestObject, (object: TestObject) => void][] = [
  ['E001', 'a folder with no place in the root', one(), (object) => object.folders.add('drafts')],
  ['E001', 'a file with no place in the root', one(), (object) => void object.files.set('readme.txt', 'x')],
  ['E001', 'a file with the name of a version', one(), (object) => void object.files.set('v2', 'x')],
  ['E001 E104 E046', 'versions without the v', one({ name: (number) => `${number}` }), () => undefined],
  ['E003', 'no declaration', one(), (object) => void object.files.delete('0=ocfl_object_1.1')],
  ['E003', 'two declarations', one(), (object) => void object.files.set('0=ocfl_object_1.0', 'ocfl_object_1.0\n')],
  [
    'E003 E005',
    'a declaration with another letter',
    one(),
    (object) => {
      object.files.delete('0=ocfl_object_1.1')
      object.files.set('1=ocfl_object_1.1', 'ocfl_object_1.1\n')
    },
  ],
  ['E007', 'a declaration that says something else', one(), (object) => void object.files.set('0=ocfl_object_1.1', 'a lamp')],
  [
    'E003 E063',
    'nothing at all',
    one(),
    (object) => {
      object.files.clear()
      object.inventories.clear()
    },
  ],
  [
    'E008 E036',
    'no versions and no head',
    one(),
    newest((inventory) => {
      inventory.versions = {}
      delete inventory.head
    }),
  ],
  ['E009', 'versions that begin with the second', one({ name: (number) => `v${number + 1}` }), () => undefined],
  [
    'E010',
    'versions with a gap',
    testObject([{ 'a.txt': LAMP }, { 'a.txt': OIL }], { name: (number) => `v${number * 2 - 1}` }),
    () => undefined,
  ],
  [
    'E010 E046',
    'a version whose folder is missing',
    testObject([{ 'a.txt': LAMP }, { 'b.txt': LAMP }]),
    (object) => void object.inventories.delete('v2'),
  ],
  [
    'E011 E013',
    'a padded object with a head that is not padded',
    three({ name: (number) => (number === 3 ? 'v3' : `v0${number}`) }),
    () => undefined,
  ],
  ['E012', 'names padded to different lengths', three({ name: (number) => `v${'0'.repeat(number)}${number}` }), () => undefined],
  [
    'E015 E042',
    'content outside the content folder',
    one(),
    (object) => {
      for (const name of ['lamp', 'wick']) {
        object.files.set(`v1/${name}.txt`, object.files.get(`v1/content/${name}.txt`) ?? '')
        object.files.delete(`v1/content/${name}.txt`)
      }
      changeNewest(object, (inventory) => {
        inventory.manifest = { [d(LAMP)]: ['v1/lamp.txt'], [d(WICK)]: ['v1/wick.txt'] }
      })
    },
  ],
  [
    'E016',
    'content without a content folder',
    one(),
    (object) => {
      object.files.delete('v1/content/lamp.txt')
      object.files.delete('v1/content/wick.txt')
    },
  ],
  ['E017 E108', 'a content folder with a slash', one({ contentDirectory: 'the/things' }), () => undefined],
  ['E018', 'a content folder that is two dots', one(), newest((inventory) => (inventory.contentDirectory = '..'))],
  [
    'E019 E020',
    'a content folder that changes its name',
    three(),
    (object) => changeOne(object, 'v1', (own) => (own.contentDirectory = 'things')),
  ],
  ['E023', 'a file that the manifest does not name', one(), (object) => void object.files.set('v1/content/extra.txt', 'x')],
  ['E023 E092', 'a file that is missing', one(), (object) => void object.files.delete('v1/content/lamp.txt')],
  [
    'E023',
    'an older inventory that does not name an older file',
    three(),
    (object) => changeOne(object, 'v2', (own) => delete own.manifest[d(OIL)]),
  ],
  ['E024', 'an empty folder in the content', one(), (object) => object.folders.add('v1/content/empty')],
  ['E025', 'md5 as the algorithm', one(), newest((inventory) => (inventory.digestAlgorithm = 'md5'))],
  ['E033', 'an inventory that is cut off', one(), inText((text) => text.slice(0, -20))],
  ['E033', 'an inventory that is a list', one(), inText(() => '[]')],
  ['E033', 'a key given twice', one(), inText((text) => text.replace('"head": "v1",', '"head": "v1", "head": "v1",'))],
  ['E033', 'a version given twice', one(), inText((text) => text.replace('"versions": {', '"versions": { "v1": {}, '))],
  ['E036', 'no id', one(), newest((inventory) => delete inventory.id)],
  ['E036', 'no type', one(), newest((inventory) => delete inventory.type)],
  ['E036', 'no algorithm', one(), newest((inventory) => delete inventory.digestAlgorithm)],
  ['E036', 'no head', one(), newest((inventory) => delete inventory.head)],
  ['E037 E110', 'an id that changes', three(), (object) => changeOne(object, 'v1', (own) => (own.id = 'urn:example:candles'))],
  ['E037', 'an empty id', one(), newest((inventory) => (inventory.id = ''))],
  [
    'E038',
    'a type that is not the declared one',
    one(),
    newest((inventory) => (inventory.type = 'https://ocfl.io/1.0/spec/#inventory')),
  ],
  ['E038', 'a type of another kind', one(), newest((inventory) => (inventory.type = 'lamp'))],
  ['E039', 'a digest of another length', one(), inText((text) => text.replaceAll(d(LAMP), d(LAMP).slice(2)))],
  ['E040', 'a head that is not the newest', three(), newest((inventory) => (inventory.head = 'v2'))],
  ['E040', 'a head that does not exist', one(), newest((inventory) => (inventory.head = 'v7'))],
  ['E040', 'a head that is a number', one(), newest((inventory) => (inventory.head = 1))],
  [
    'E040',
    'an older folder with a newer inventory',
    three(),
    (object) => void object.inventories.set('v2', object.inventories.get('')),
  ],
  ['E041', 'no manifest', one(), newest((inventory) => delete inventory.manifest)],
  ['E041 E106', 'a manifest that is a list', one(), newest((inventory) => (inventory.manifest = []))],
  [
    'E042',
    'a content path of an unknown version',
    one(),
    inText((text) => text.replace('"v1/content/lamp.txt"', '"v9/content/lamp.txt"')),
  ],
  ['E041 E043', 'no versions', one(), newest((inventory) => delete inventory.versions)],
  ['E044 E045', 'versions that are a text', one(), newest((inventory) => (inventory.versions = 'v1'))],
  ['E046', 'a folder of a version that no inventory knows', one(), (object) => object.folders.add('v2')],
  ['E046 E105', 'a version without a number', one(), newest((inventory) => (inventory.versions.vx = inventory.versions.v1))],
  ['E047', 'a version that is a text', one(), newest((inventory) => (inventory.versions.v1 = 'one'))],
  ['E048', 'a version without a state', one(), newest((inventory) => delete inventory.versions.v1.state)],
  ['E048', 'a version without a time', one(), newest((inventory) => delete inventory.versions.v1.created)],
  ['E049', 'a time without a zone', one(), newest((inventory) => (inventory.versions.v1.created = '2026-01-01T10:00:00'))],
  ['E049', 'a time without seconds', one(), newest((inventory) => (inventory.versions.v1.created = '2026-01-01T10:00Z'))],
  [
    'E049 E050 E054 E094',
    'a version with values of wrong kinds',
    one(),
    newest((inventory) => {
      inventory.versions.v1 = { created: 5, state: [], message: {}, user: 'Ada' }
    }),
  ],
  [
    'E050 E107',
    'a manifest with content that no state uses, in OCFL 1.0',
    one({ spec: '1.0' }),
    newest((inventory) => delete inventory.versions.v1.state[d(WICK)]),
  ],
  [
    'E050',
    'a state that the manifest does not back',
    one(),
    newest((inventory) => (inventory.versions.v1.state['a'.repeat(128)] = ['x'])),
  ],
  [
    'E050',
    'a state in other letters',
    one(),
    newest((inventory) => {
      inventory.versions.v1.state[d(LAMP).toUpperCase()] = inventory.versions.v1.state[d(LAMP)]
      delete inventory.versions.v1.state[d(LAMP)]
    }),
  ],
  [
    'E050',
    'a state with a digest twice',
    one(),
    inText((text) => text.replace('"state": {', `"state": { "${d(LAMP)}": ["other.txt"],`)),
  ],
  ['E051', 'a state without paths', one(), newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = []))],
  [
    'E052',
    'a logical path that climbs',
    one(),
    newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = ['../../lamp.txt'])),
  ],
  [
    'E052',
    'a logical path with an empty part',
    one(),
    newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = ['a//lamp.txt'])),
  ],
  [
    'E053',
    'a logical path that begins with a slash',
    one(),
    newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = ['/lamp.txt'])),
  ],
  [
    'E053',
    'a logical path that ends with a slash',
    one(),
    newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = ['lamp.txt/'])),
  ],
  ['E054', 'a user without a name', one(), newest((inventory) => delete inventory.versions.v1.user.name)],
  ['E056 E111', 'a fixity that is null, in OCFL 1.0', one({ spec: '1.0' }), newest((inventory) => (inventory.fixity = null))],
  ['E111', 'a fixity that is null', one(), newest((inventory) => (inventory.fixity = null))],
  ['E057', 'a fixity block that is a list', one(), newest((inventory) => (inventory.fixity = { md5: [] }))],
  ['E057', 'an md5 that is none', one(), newest((inventory) => (inventory.fixity = { md5: { lamp: ['v1/content/lamp.txt'] } }))],
  ['E029', 'a sha1 that is none', one(), newest((inventory) => (inventory.fixity = { sha1: { lamp: ['v1/content/lamp.txt'] } }))],
  ['E058', 'no sidecar', one(), (object) => void object.sidecars.set('inventory.json.sha512', null)],
  ['E058', 'no sidecar in an older version', three(), (object) => void object.sidecars.set('v1/inventory.json.sha512', null)],
  [
    'E058 E059',
    'a sidecar of another algorithm',
    one(),
    (object) => {
      object.sidecars.set('inventory.json.sha512', null)
      object.files.set('inventory.json.sha256', 'x')
    },
  ],
  [
    'E060 E064',
    'a root inventory that was changed after its digest',
    one(),
    (object) => {
      object.sidecars.set('inventory.json.sha512', `${'0'.repeat(128)} inventory.json\n`)
      changeOne(object, '', (inventory) => (inventory.versions.v1.message = 'other'))
    },
  ],
  [
    'E060',
    'an older inventory that was changed after its digest',
    three(),
    (object) => void object.sidecars.set('v1/inventory.json.sha512', `${'0'.repeat(128)} inventory.json\n`),
  ],
  ['E061', 'a sidecar in another format', one(), (object) => void object.sidecars.set('inventory.json.sha512', d(LAMP))],
  ['E063', 'no inventory', one(), (object) => void object.inventories.delete('')],
  [
    'E064',
    'a root inventory that is not that of the newest version',
    one(),
    (object) => changeOne(object, '', (inventory) => (inventory.versions.v1.message = 'other')),
  ],
  [
    'E066 E092',
    'an older inventory with a wrong digest',
    three(),
    (object) => {
      const wrong = JSON.stringify(object.inventories.get('v1')).replaceAll(d(LAMP), `0${d(LAMP).slice(1)}`)
      object.inventories.set('v1', JSON.parse(wrong))
    },
  ],
  [
    'E066',
    'an older version told differently, in another algorithm',
    testObject(
      [
        { 'a.txt': LAMP, 'b.txt': OIL },
        { 'a.txt': LAMP, 'b.txt': OIL, 'c.txt': WICK },
      ],
      { algorithms: ['sha512', 'sha256'] },
    ),
    (object) =>
      changeOne(object, 'v1', (own) => {
        own.versions.v1.state = { [d(LAMP)]: ['b.txt'], [d(OIL)]: ['a.txt'] }
      }),
  ],
  [
    'E066',
    'an older version with another path',
    three(),
    (object) => changeOne(object, 'v1', (own) => (own.versions.v1.state = { [d(LAMP)]: ['lantern.txt'] })),
  ],
  [
    'E092',
    'an older inventory with a wrong digest, in another algorithm',
    testObject([{ 'a.txt': LAMP }, { 'a.txt': LAMP, 'b.txt': OIL }], { algorithms: ['sha512', 'sha256'] }),
    (object) => {
      const wrong = JSON.stringify(object.inventories.get('v1')).replaceAll(d(LAMP), `0${d(LAMP).slice(1)}`)
      object.inventories.set('v1', JSON.parse(wrong))
    },
  ],
  ['E067 E112', 'a file among the extensions', one(), (object) => void object.files.set('extensions/note.txt', 'x')],
  ['E092', 'a file that was altered', one(), (object) => void object.files.set('v1/content/lamp.txt', 'A lump.\n')],
  [
    'E092',
    'a manifest whose paths are a text',
    one(),
    newest((inventory) => (inventory.manifest[d(LAMP)] = 'v1/content/lamp.txt')),
  ],
  [
    'E092 E093',
    'a path in manifest and fixity that does not exist',
    one(),
    newest((inventory) => {
      inventory.manifest['b'.repeat(128)] = ['v1/content/gone.txt']
      inventory.versions.v1.state['b'.repeat(128)] = ['gone.txt']
      inventory.fixity = { md5: { ['b'.repeat(32)]: ['v1/content/gone.txt'] } }
    }),
  ],
  [
    'E093',
    'a fixity value that does not fit',
    one(),
    newest((inventory) => (inventory.fixity = { md5: { ['b'.repeat(32)]: ['v1/content/lamp.txt'] } })),
  ],
  [
    'E093',
    'a fixity value that does not fit in an older version',
    three(),
    (object) => changeOne(object, 'v1', (own) => (own.fixity = { sha1: { ['b'.repeat(40)]: ['v1/content/lamp.txt'] } })),
  ],
  ['E094', 'a message that is a number', one(), newest((inventory) => (inventory.versions.v1.message = 7))],
  [
    'E095',
    'a logical path that is file and folder',
    one(),
    newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = ['wick.txt/lamp.txt'])),
  ],
  ['E095', 'a logical path twice', one(), newest((inventory) => (inventory.versions.v1.state[d(LAMP)] = ['wick.txt']))],
  [
    'E096',
    'a manifest with a digest in two cases',
    one(),
    newest((inventory) => (inventory.manifest[d(LAMP).toUpperCase()] = ['v1/content/lamp.txt'])),
  ],
  [
    'E096',
    'a manifest with a digest twice',
    one(),
    inText((text) => text.replace('"manifest": {', `"manifest": { "${d(LAMP)}": ["v1/content/lamp.txt"],`)),
  ],
  [
    'E097',
    'a fixity block with a digest in two cases',
    one(),
    newest((inventory) => {
      const md5 = digestWith('md5', LAMP)
      inventory.fixity = { md5: { [md5]: ['v1/content/lamp.txt'], [md5.toUpperCase()]: ['v1/content/lamp.txt'] } }
    }),
  ],
  [
    'E097',
    'a fixity block with a digest twice',
    one(),
    (object) => {
      const md5 = digestWith('md5', LAMP)
      changeNewest(object, (inventory) => (inventory.fixity = { md5: { [md5]: ['v1/content/lamp.txt'] } }))
      object.rewrite = (text) => text.replace('"md5": {', `"md5": { "${md5}": ["v1/content/wick.txt"],`)
    },
  ],
  [
    'E099',
    'a content path that climbs',
    one(),
    inText((text) => text.replace('"v1/content/lamp.txt"', '"v1/content/../content/lamp.txt"')),
  ],
  [
    'E099',
    'a content path with an empty part',
    one(),
    inText((text) => text.replace('"v1/content/lamp.txt"', '"v1/content//lamp.txt"')),
  ],
  [
    'E100',
    'a content path that begins with a slash',
    one(),
    inText((text) => text.replace('"v1/content/lamp.txt"', '"/v1/content/lamp.txt"')),
  ],
  [
    'E099 E100',
    'content paths of a fixity block that are ill-formed',
    one(),
    newest(
      (inventory) =>
        (inventory.fixity = { md5: { [digestWith('md5', LAMP)]: ['/v1/content/lamp.txt', 'v1/content/./lamp.txt'] } }),
    ),
  ],
  ['E101', 'a content path twice', one(), newest((inventory) => inventory.manifest[d(LAMP)].push('v1/content/wick.txt'))],
  ['E102', 'a key of our own', one(), newest((inventory) => (inventory.colour = 'amber'))],
  ['E102', 'a key of our own in a version', one(), newest((inventory) => (inventory.versions.v1.colour = 'amber'))],
  [
    'E103',
    'a version that follows an earlier specification than the one before',
    three(),
    (object) => changeOne(object, 'v2', (own) => (own.type = 'https://ocfl.io/1.0/spec/#inventory')),
  ],
  [
    'E107',
    'a manifest with content that no state uses',
    one(),
    newest((inventory) => delete inventory.versions.v1.state[d(WICK)]),
  ],
]

describe('a bad object is refused for its reason', () => {
  test.each(bad)('%s: %s', async (codes, _, object, change) => {
    change(object)
    const { errors } = await check(object)
    expect(errors).toEqual(expect.arrayContaining(codes.split(' ')))
  })

  test('E033: an inventory that is not UTF-8', async () => {
    await writeTestObject(root, one())
    await writeFile(join(root, 'inventory.json'), Buffer.from([0x7b, 0xff, 0x7d]))
    const { problems } = await validateObject(root)
    expect(problems).toContainEqual(expect.objectContaining({ code: 'E033', message: 'it is not UTF-8 from byte 1 on' }))
  })

  test('E090: a link in the content', async () => {
    await writeTestObject(root, one())
    await symlink('lamp.txt', join(root, 'v1/content/link.txt'))
    const { problems } = await validateObject(root)
    expect(problems).toContainEqual(expect.objectContaining({ code: 'E090', path: 'v1/content/link.txt' }))
  })
})

test('all faults are reported, and not only the first', async () => {
  const object = three()
  object.files.set('readme.txt', 'x')
  object.files.set('v1/content/lamp.txt', 'altered')
  object.files.delete('v3/content/wick.txt')
  object.sidecars.set('v1/inventory.json.sha512', null)
  changeNewest(object, (inventory) => (inventory.versions.v3.message = 7))
  expect((await check(object)).errors).toEqual(['E001', 'E016', 'E023', 'E058', 'E092', 'E094'])
})
