import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  archiveIdSchema,
  briefingPartIdSchema,
  claimIdSchema,
  editionIdSchema,
  noteIdSchema,
  recommendationIdSchema,
} from '../../archive/ids.ts'
import { sourceSchema } from '../../archive/source.ts'
import type { Note } from '../../notes/note.ts'
import type { BriefingDocument, CitedNote, CitedRecordNote, DocumentPart } from '../briefing-document.ts'
import type { NoteForm } from '../outline/briefing.ts'

/** Reads a file of `resources/archive` by its path in it. */
type ReadFile = (path: string) => string

const SOURCES = [
  { edition: 'v1', name: 'hope-for-children-statement' },
  { edition: 'v2', name: 'news-article-2021-10-14' },
] as const

const archive = archiveIdSchema.parse('info:campaign-archive/child-safety-open-letter-2021')
const edition = editionIdSchema.parse('v3')

const uuid = (kind: number, number: number) => `0000000${kind}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

function noteFields(number: number, body: string): Omit<Note, 'target'> {
  return {
    id: noteIdSchema.parse(uuid(1, number)),
    body,
    colour: 'yellow',
    tags: [],
    author: 'Ana Pérez',
    createdAt: '2026-01-02T03:04:05Z',
    modifiedAt: '2026-01-02T03:04:05Z',
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
  }
}

/** A note on each block of the bundled archive, and on each pair of blocks that follow one another. */
export function bundledNotes(read: ReadFile): readonly CitedNote[] {
  let made = 0
  return SOURCES.flatMap(({ edition: added, name }) => {
    const folder = `${added}/content/sources/${name}`
    const source = sourceSchema.parse(JSON.parse(read(`${folder}/source.json`)))
    const text = Array.from(read(`${folder}/original.txt`))
    const pairs = source.blocks.slice(1).map((block, index) => [source.blocks[index] ?? block, block])
    return [...source.blocks.map((block) => [block]), ...pairs].map((blocks): CitedNote => {
      made += 1
      const [start, end] = [blocks[0]?.start ?? 0, blocks.at(-1)?.end ?? 0]
      const exact = text.slice(start, end).join('')
      return {
        note: {
          ...noteFields(made, ''),
          target: {
            source: source.id,
            archive,
            edition,
            textSha512: source.text.sha512,
            exact,
            prefix: text.slice(Math.max(0, start - 32), start).join(''),
            suffix: text.slice(end, end + 32).join(''),
            start,
            end,
          },
        },
        edition,
        source,
        quotationSha256: bytesToHex(sha256(utf8ToBytes(exact))),
        blocks: blocks.map(({ number }) => ({ number })),
        start,
        end,
      }
    })
  })
}

/** A note of the bundled archive: its first. */
export function bundledNote(read: ReadFile): CitedNote {
  const [first] = bundledNotes(read)
  if (first === undefined) throw new Error('the bundled archive has no blocks')
  return first
}

function withComment(cited: CitedNote, body: string, tags: readonly string[] = []): CitedNote {
  return { ...cited, note: { ...cited.note, body, tags: [...tags] } }
}

function noteOn(cited: CitedNote, number: number, target: CitedRecordNote['note']['target'], body: string): CitedRecordNote {
  const { edition: found, source, blocks } = cited
  const blocksOf = target.about.kind === 'source' ? [] : blocks
  return { note: { ...noteFields(number, body), target }, edition: found, source, blocks: blocksOf }
}

export const documentOf = (parts: readonly DocumentPart[], more: Partial<BriefingDocument> = {}): BriefingDocument => ({
  id: uuid(9, 1),
  title: 'What the open letter asks of Facebook',
  internal: false,
  author: 'Ana Pérez',
  date: '2026-03-01T09:30:00.000Z',
  citations: 'short',
  archive: { id: archive, title: 'Open letter on child safety to Facebook', edition, editionDigest: `1e${'0'.repeat(126)}` },
  program: { name: 'Campaign Archive', version: '0.1.0' },
  parts,
  ...more,
})

export const headingPart = (number: number, level: number, text: string): DocumentPart => ({
  type: 'heading',
  id: briefingPartIdSchema.parse(uuid(2, number)),
  level,
  text,
})

export const textPart = (number: number, markdown: string): DocumentPart => ({
  type: 'text',
  id: briefingPartIdSchema.parse(uuid(3, number)),
  markdown,
})

export const notePart = (number: number, form: NoteForm, cited: CitedNote | CitedRecordNote): DocumentPart => ({
  type: 'note',
  id: briefingPartIdSchema.parse(uuid(4, number)),
  form,
  cited,
})

export const leftOutPart = (number: number, why: 'gone' | 'private' | 'unreadable'): DocumentPart => ({
  type: 'left-out',
  id: briefingPartIdSchema.parse(uuid(5, number)),
  why,
})

const COMMENT = `Compare with **the article**, which says *more than 50*.

- asked for in full
- by whom?[^1]

| Source | Figure |
|---|---:|
| statement | 59 |
| article | more than 50 |

[^1]: The statement names the [NSPCC](https://www.nspcc.org.uk/) as leading.`

const OWN_TEXT = `The letter makes **five** recommendations. See <b>the statement</b>, and [the press](javascript:alert(1)).

1. Publish the research.
2. Publish the assessments.
   - the regulatory one
   - the others

> Not a quotation of a source.

    risk = likelihood × harm

- [x] read
- [ ] checked`

/** A briefing with a part of each kind and each form, from the bundled archive: what the files that are kept beside the tests are written from. */
export function bundledBriefing(read: ReadFile): BriefingDocument {
  const notes = bundledNotes(read)
  const find = (words: string): CitedNote => {
    const found = notes.find(({ note }) => note.target.exact.startsWith(words))
    if (found === undefined) throw new Error(`the bundled archive has no block that begins with "${words}"`)
    return found
  }
  const furniture = find('• info@uncrcpc.org')
  const asks = find('1. Share its full research')
  const twoBlocks =
    notes.find(({ blocks, note }) => blocks.length === 2 && note.target.exact.includes('\n\nUK regulation')) ?? asks
  const signers = find('A full list of the 59 signatories')
  const article = notes.find(({ source, blocks }) => source.kind === 'coverage' && blocks[0]?.number === 2) ?? asks
  const ten = archiveIdSchema.parse(archive)
  return documentOf([
    headingPart(1, 1, 'What is asked'),
    textPart(1, OWN_TEXT),
    notePart(1, 'quotation', asks),
    notePart(2, 'quotation-comment', withComment(twoBlocks, 'In force since *September 2021*.', ['regulation', '=risk'])),
    headingPart(2, 2, 'Who signed & <who> did not'),
    notePart(3, 'quotation-comment', withComment(signers, COMMENT, ['figure'])),
    notePart(4, 'comment', withComment(signers, '59 are announced, 51 are listed.')),
    notePart(5, 'reference', article),
    notePart(6, 'quotation', article),
    notePart(7, 'quotation', furniture),
    headingPart(3, 1, 'Records'),
    notePart(
      8,
      'quotation-comment',
      noteOn(
        article,
        901,
        { archive: ten, edition, about: { kind: 'source', id: article.source.id }, name: 'the article' },
        'Who wrote it?',
      ),
    ),
    notePart(
      9,
      'quotation-comment',
      noteOn(
        signers,
        902,
        { archive: ten, edition, about: { kind: 'claim', id: claimIdSchema.parse('signatories-59') }, name: '59 signatories' },
        'Not what is listed.',
      ),
    ),
    notePart(
      10,
      'reference',
      noteOn(
        asks,
        903,
        {
          archive: ten,
          edition,
          about: { kind: 'recommendation', id: recommendationIdSchema.parse('r1') },
          name: 'Share the research',
        },
        '',
      ),
    ),
    leftOutPart(1, 'gone'),
    leftOutPart(2, 'private'),
    leftOutPart(3, 'unreadable'),
  ])
}
