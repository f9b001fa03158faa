import type { EditionId } from '#shared/archive/ids.ts'
import type { Fault } from '#shared/exchange/json-path.ts'
import {
  type ArchiveText,
  type NamedTexts,
  namedSources,
  type RecordAbout,
  startPlacing,
} from '#shared/exchange/place-annotations.ts'
import { type ImportPlan, planImport } from '#shared/exchange/plan-import.ts'
import { readAnnotations } from '#shared/exchange/read-annotations.ts'
import type { Note } from '#shared/notes/note.ts'
import { exchangeWords } from '../../words/exchange-words.ts'
import { writeBytes } from '../../words/words.ts'
import type { ArchiveReader, OpenText } from '../../workspace/archive-reader.ts'
import { sha256 } from '../../workspace/sha256.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import type { OpenEdition } from '../../workspace/workspace.tsx'

export type NotesFile =
  | { readonly state: 'ready'; readonly plan: ImportPlan }
  | { readonly state: 'refused'; readonly faults: readonly Fault[] }
  | { readonly state: 'unreadable'; readonly message: string }
  | { readonly state: 'stopped' }

interface Surroundings {
  readonly archive: ArchiveReader
  readonly opened: OpenEdition
  existing(): readonly Note[]
  readonly signal: AbortSignal
  /** How many sources were searched for the words of annotations. */
  onSearched(done: number, total: number): void
}

/** Bytes. What is longer is refused before it fills the memory. */
const LARGEST_FILE = 50_000_000

/** Lets the window show what it has to show before the next long step. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  })
}

function searchable(opened: OpenEdition, open: OpenText): ArchiveText {
  const { edition, source, text, sha512, record, blocks } = open
  return {
    archive: opened.archive,
    edition,
    source,
    text,
    sha512,
    blocks: record.blocks.flatMap(({ id }, index) => {
      const range = blocks[index]
      return range === undefined ? [] : [{ id, range }]
    }),
  }
}

function nameOf({ archive, catalogue }: OpenEdition): NamedTexts['nameOf'] {
  const names: Record<RecordAbout['kind'], (id: string) => string | undefined> = {
    source: (id) => {
      const source = catalogue.sources.find((each) => each.id === id)
      return source === undefined ? undefined : sourceTitle(source).text
    },
    signatory: (id) => catalogue.signatories.signatories.find((each) => each.id === id)?.name,
    recommendation: (id) => catalogue.recommendations.find((each) => each.id === id)?.heading.exact,
    claim: (id) => catalogue.claims?.claims.find((each) => each.id === id)?.spans[0]?.exact,
  }
  return (of: string, _: EditionId, about) => (of === archive ? (names[about.kind](about.id)?.slice(0, 1_000) ?? null) : null)
}

/** Reads a file of notes and finds out what bringing it in would do. Nothing is changed, and nothing fetched but texts of the archive. */
export async function readNotesFile(
  file: File,
  { archive, opened, existing, signal, onSearched }: Surroundings,
): Promise<NotesFile> {
  if (file.size > LARGEST_FILE) return { state: 'unreadable', message: exchangeWords.tooLarge(writeBytes(file.size)) }
  await nextFrame()
  let text: string
  try {
    text = await file.text()
  } catch {
    return { state: 'unreadable', message: exchangeWords.unreadable }
  }
  const reading = readAnnotations(text)
  if (!reading.ok) return { state: 'refused', faults: reading.faults }
  const { annotations } = reading.value
  const placer = startPlacing(annotations)
  if (placer.searches) {
    const { sources } = opened.catalogue
    for (const [index, source] of sources.entries()) {
      const open = await archive.text(opened.id, source.id)
      if (signal.aborted) return { state: 'stopped' }
      if (open.ok) placer.search(searchable(opened, open.value))
      onSearched(index + 1, sources.length)
      await nextFrame()
    }
  }
  const texts: ArchiveText[] = []
  for (const { edition, source } of namedSources(annotations, opened.archive)) {
    const open = await archive.text(edition, source)
    if (open.ok) texts.push(searchable(opened, open.value))
  }
  const placings = placer.finish({ texts, nameOf: nameOf(opened) })
  const plan = await planImport(reading.value, placings, existing(), { now: new Date().toISOString(), digest: sha256 })
  return signal.aborted ? { state: 'stopped' } : { state: 'ready', plan }
}
