import { createTarget } from '#shared/annotation/create-target.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import {
  archiveIdSchema,
  blockIdSchema,
  type EditionId,
  editionIdSchema,
  noteIdSchema,
  type SourceId,
  sourceIdSchema,
} from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Note } from '#shared/notes/note.ts'
import { buildEditionIndex } from '#shared/search/index/build-edition-index.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { Host } from '../../host/host.ts'
import type { ArchiveReader, OpenText } from '../archive-reader.ts'

export const archiveId = archiveIdSchema.parse('info:test/letter')
export const v1 = editionIdSchema.parse('v1')
export const v2 = editionIdSchema.parse('v2')
export const letter = sourceIdSchema.parse('letter')

/** The passages of each source of an edition. */
type Sources = Readonly<Record<string, readonly string[]>>

interface SmallEdition {
  readonly catalogue: EditionCatalogue
  readonly texts: ReadonlyMap<SourceId, OpenText>
  readonly index: Uint8Array<ArrayBuffer>
  readonly sha512: string
}

const notStated = { basis: 'not-stated' } as const

async function sha512Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function recordOf(id: SourceId, passages: readonly string[], sha512: string): Source {
  let end = -1
  const blocks = passages.map((passage, at) => {
    const start = end + 1
    end = start + [...passage].length
    return { id: blockIdSchema.parse(`b${at + 1}`), kind: 'paragraph' as const, number: at + 1, start, end }
  })
  const capture = {
    capturedAt: null,
    receivedAt: '2021',
    fileName: 'a.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: 0,
    sha512,
  } as const
  const described = {
    title: { basis: 'archivist', value: `The ${id}`, remark: 'by us' } as const,
    publisher: notStated,
    date: notStated,
    rights: notStated,
  }
  return { id, kind: 'letter', ...described, language: 'en', capture, text: { codePoints: Math.max(end, 0), sha512 }, blocks }
}

async function editionOf(id: EditionId, sources: Sources): Promise<SmallEdition> {
  const digest = (id === v1 ? 'a' : 'b').repeat(128)
  const texts = new Map<SourceId, OpenText>()
  for (const [name, passages] of Object.entries(sources)) {
    const source = sourceIdSchema.parse(name)
    const text = passages.join('\n')
    const sha512 = await sha512Of(new TextEncoder().encode(text))
    const record = recordOf(source, passages, sha512)
    const offsets = createOffsetMap(text)
    const blocks = record.blocks.map(({ start, end }) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }))
    texts.set(source, { source, record, edition: id, text, sha512, offsets, blocks })
  }
  const catalogue: EditionCatalogue = {
    edition: { id, created: '2021-10-14T00:00:00Z', message: '', user: '', digest },
    campaign: {
      id: 'letter',
      title: 'A letter',
      addressee: 'A company',
      leadOrganisation: 'We',
      date: '2021',
      summary: [],
      notHeld: [],
    },
    sources: [...texts.values()].map(({ record: { blocks, ...summary } }) => ({
      ...summary,
      paragraphs: blocks.length,
      record: 'r',
    })),
    unreadable: [],
    blocks: [],
    signatories: { statedTotals: [], signatories: [] },
    recommendations: [],
    claims: null,
  }
  const index = new Uint8Array(
    buildEditionIndex({
      edition: id,
      digest,
      sources: [...texts.values()].map(({ text, record, blocks }) => ({
        id: record.id,
        kind: record.kind,
        language: record.language,
        title: `The ${record.id}`,
        publisher: null,
        date: null,
        blocks: record.blocks.map((block, at) => ({
          id: block.id,
          number: block.number,
          text: text.slice(blocks[at]?.start, blocks[at]?.end),
          recommendations: [],
        })),
      })),
      signatories: [],
      leftOut: [],
    }),
  )
  return { catalogue, texts, index, sha512: await sha512Of(index) }
}

type Answering = <N extends CallName>(name: N, input: CallInput<N>) => Outcome<CallOutput<N>> | null

/** An archive with the editions v1 and v2, and the host that gives what the search needs of it. */
export interface SmallArchive {
  readonly reader: Pick<ArchiveReader, 'edition' | 'text'>
  readonly host: Pick<Host, 'call' | 'searchIndex'>
  /** What was asked of the host, in order: names of calls, and "bytes". */
  readonly asked: string[]
  /** Answers the next calls in another way; null for as usual. */
  answering: Answering
  /** The bytes as they are sent. */
  sent: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>
}

export async function smallArchive(first: Sources, second: Sources = first): Promise<SmallArchive> {
  const editions = new Map([
    [v1, await editionOf(v1, first)],
    [v2, await editionOf(v2, second)],
  ])
  const none = (edition: EditionId) =>
    fail('edition-unknown', `edition ${edition} does not exist in this archive (it has v1 to v2)`)
  const asked: string[] = []

  function usual(name: CallName, input: unknown): unknown {
    if (name === 'search.index') {
      const edition = editions.get((input as CallInput<'search.index'>).edition)
      const ready = edition && {
        state: 'ready',
        bytes: edition.index.byteLength,
        sha512: edition.sha512,
        origin: 'shipped',
        leftOut: [],
      }
      return ready === undefined ? none(v1) : succeed(ready)
    }
    if (name !== 'archive.passages') throw new Error(`${name} was not expected`)
    const { edition, passages } = input as CallInput<'archive.passages'>
    const texts = editions.get(edition)?.texts
    return succeed({
      passages: passages.map(({ source, block }) => {
        const open = texts?.get(source)
        const range = open?.blocks[Number(block.slice(1)) - 1]
        return { state: 'read', text: open?.text.slice(range?.start, range?.end) ?? '' }
      }),
    })
  }

  const archive: SmallArchive = {
    asked,
    answering: () => null,
    sent: (bytes) => bytes,
    reader: {
      async edition(id) {
        const edition = editions.get(id)
        return edition === undefined ? none(id) : succeed(edition.catalogue)
      },
      async text(id, source) {
        const text = editions.get(id)?.texts.get(source)
        return text === undefined ? fail('source-unknown', `there is no source ${source}`) : succeed(text)
      },
    },
    host: {
      async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<CallOutput<N>>> {
        asked.push(name)
        return archive.answering(name, input) ?? (usual(name, input) as Outcome<CallOutput<N>>)
      },
      async searchIndex(id) {
        asked.push('bytes')
        const edition = editions.get(id)
        return edition === undefined ? none(id) : succeed(archive.sent(edition.index.slice()))
      },
    },
  }
  return archive
}

/** A note on words of a text; `body` is what was written. */
export function noteOn(open: OpenText, exact: string, body: string, number = 1): Note {
  const at = open.text.indexOf(exact)
  if (at === -1) throw new Error(`"${exact}" does not stand in ${open.source}`)
  return {
    id: noteIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    target: createTarget({
      source: open.source,
      archive: archiveId,
      edition: open.edition,
      text: open.text,
      textSha512: open.sha512,
      range: { start: at, end: at + exact.length },
    }),
    body,
    colour: 'yellow',
    tags: ['follow-up'],
    author: null,
    createdAt: '2026-01-01T00:00:00Z',
    modifiedAt: '2026-01-01T00:00:00Z',
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
  }
}
