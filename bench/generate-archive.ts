// Makes an archive of many sources in many editions: tsx bench/generate-archive.ts [--language=TAG] DIR [SOURCES] [EDITIONS] [TEXT FILE]…
// The same arguments give the same bytes. The files are written as the program writes them, but without flushing each to the disk.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { digestOf } from '../main/services/archive/ocfl/digest.ts'
import {
  INVENTORY_FILE,
  INVENTORY_TYPE,
  type Inventory,
  type InventoryVersion,
  inventoryText,
  OBJECT_DECLARATION,
} from '../main/services/archive/ocfl/inventory.ts'
import { sidecarText } from '../main/services/archive/ocfl/sidecar.ts'
import {
  campaignFile,
  originalFile,
  recommendationsFile,
  roCrateFile,
  signatoriesFile,
  sourceFile,
  textFile,
} from '../shared/archive/edition-files.ts'
import { sourceIdSchema } from '../shared/archive/ids.ts'
import { recordText } from '../shared/archive/record-text.ts'
import type { Block, Source } from '../shared/archive/source.ts'

const WORDS =
  'harbour lantern ministry report children online safety letter platform policy review council evidence figure'.split(' ')

/** Sentences that differ from source to source and from revision to revision, always the same for the same numbers. */
function makeText(number: number, revision: number): string {
  const lines = [`Statement ${number} on lantern safety`]
  for (let line = 0; line < 9; line += 1) {
    const words = Array.from({ length: 24 }, (_, at) => WORDS[(number * 7 + revision * 3 + line * 5 + at * at) % WORDS.length])
    lines.push(`Paragraph ${line + 1} of ${number}, revision ${revision}: ${words.join(' ')}.`)
  }
  return `${lines.join('\n')}\n`
}

function makeBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (const [at, line] of text.trimEnd().split('\n').entries()) {
    blocks.push({
      id: `b${at + 1}` as Block['id'],
      kind: at === 0 ? 'heading' : 'paragraph',
      number: at + 1,
      start,
      end: start + line.length,
    })
    start += line.length + 1
  }
  return blocks
}

function makeRecord(number: number, text: string, language: string): Source {
  const id = sourceIdSchema.parse(`statement-${String(number).padStart(6, '0')}`)
  const bytes = Buffer.byteLength(text)
  const sha512 = digestOf(Buffer.from(text))
  const title = text.slice(0, text.indexOf('\n'))
  return {
    id,
    kind: number === 0 ? 'letter' : number % 3 === 0 ? 'coverage' : 'statement',
    title: { basis: 'stated', value: title, span: { source: id, start: 0, end: title.length, exact: title } },
    publisher: { basis: 'not-stated' },
    date: { basis: 'archivist', value: `20${String(10 + (number % 15))}-0${1 + (number % 9)}`, remark: 'From the cover mail.' },
    language,
    rights: { basis: 'not-stated' },
    capture: {
      capturedAt: null,
      receivedAt: '2026-01-01',
      fileName: `${id}.txt`,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes,
      sha512,
    },
    text: { codePoints: text.length, sha512 },
    blocks: makeBlocks(text),
  }
}

/**
 * Writes the archive and answers with the bytes of its newest inventory. Sources come in edition by edition; one in fifty is revised in each. `texts` are
 * what the sources say instead: a line is a block, the first one the title.
 */
export async function generateArchive(
  root: string,
  sources: number,
  editions: number,
  texts: readonly string[] = [],
  language = 'en',
): Promise<number> {
  const manifest = new Map<string, readonly string[]>()
  const versions = new Map<string, InventoryVersion>()
  let state = new Map<string, string>()
  let size = 0
  await mkdir(root, { recursive: true })
  await writeFile(join(root, OBJECT_DECLARATION), `${OBJECT_DECLARATION.slice(2)}\n`)
  for (let edition = 1; edition <= editions; edition += 1) {
    const name = `v${edition}`
    const writes: { readonly place: string; readonly text: string }[] = []
    const next = new Map(state)
    const put = (path: string, text: string) => {
      const digest = digestOf(Buffer.from(text))
      next.set(path, digest)
      if (manifest.has(digest)) return
      const place = `${name}/content/${path}`
      manifest.set(digest, [place])
      writes.push({ place, text })
    }
    const putSource = (number: number, revision: number) => {
      const text = texts[number] ?? makeText(number, revision)
      const record = makeRecord(number, text, language)
      put(originalFile(record.id, 'txt'), text)
      put(textFile(record.id), text)
      put(sourceFile(record.id), recordText(record))
    }
    const from = Math.floor((sources * (edition - 1)) / editions)
    const to = Math.floor((sources * edition) / editions)
    for (let number = from; number < to; number += 1) putSource(number, 0)
    for (let number = 0; number < from; number += 1) if (number % 50 === edition % 50) putSource(number, edition)
    put(
      campaignFile,
      recordText({
        id: 'lanterns',
        title: 'Lantern safety',
        addressee: 'The harbour council',
        leadOrganisation: 'Lantern Watch',
        date: '2026-01',
        summary: [],
        notHeld: [],
      }),
    )
    put(signatoriesFile, recordText({ statedTotals: [], signatories: [] }))
    put(recommendationsFile, recordText([]))
    put(roCrateFile, recordText({ edition: name }))
    state = next
    versions.set(name, {
      created: new Date(Date.UTC(2026, 0, edition)).toISOString().replace('.000Z', 'Z'),
      message: `Edition ${edition}`,
      user: { name: 'Generator', address: 'mailto:generator@example.org' },
      state,
    })
    const inventory: Inventory = {
      id: 'info:campaign-archive/generated',
      type: INVENTORY_TYPE,
      algorithm: 'sha512',
      head: name,
      contentDirectory: 'content',
      manifest,
      fixity: new Map(),
      versions,
    }
    const text = inventoryText(inventory)
    size = text.length
    for (const at of edition === editions ? [`${name}/`, ''] : [`${name}/`]) {
      writes.push({ place: `${at}${INVENTORY_FILE}`, text })
      writes.push({ place: `${at}${INVENTORY_FILE}.sha512`, text: sidecarText(digestOf(Buffer.from(text))) })
    }
    const folders = new Set(writes.map(({ place }) => dirname(join(root, place))))
    for (const folder of folders) await mkdir(folder, { recursive: true })
    for (const { place, text: content } of writes) await writeFile(join(root, place), content)
  }
  return size
}

if (process.argv[1]?.endsWith('generate-archive.ts') === true) {
  const { values, positionals } = parseArgs({ options: { language: { type: 'string' } }, allowPositionals: true })
  const [root, sources = '10000', editions = '20', ...files] = positionals
  if (root === undefined) throw new Error('generate-archive.ts [--language=TAG] DIR [SOURCES] [EDITIONS] [TEXT FILE]…')
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const bytes = await generateArchive(root, Number(sources), Number(editions), texts, values.language)
  console.log(`${sources} sources in ${editions} editions in ${root}; the inventory has ${(bytes / 1e6).toFixed(1)} MB`)
}
