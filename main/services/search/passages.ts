import type { BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { CallInput, CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { Archive } from '../archive/archive.ts'

type Passage = CallOutput<'archive.passages'>['passages'][number]

/** A text that was held against its digest, with its blocks as UTF-16 ranges. */
interface HeldText {
  readonly text: string
  readonly blocks: ReadonlyMap<BlockId, TextRange>
}

function passageOf(text: Outcome<HeldText> | undefined, source: SourceId, block: BlockId, edition: EditionId): Passage {
  if (text?.ok === false) return { state: 'unreadable', message: text.error.message }
  const range = text?.value.blocks.get(block)
  return text === undefined || range === undefined
    ? { state: 'unreadable', message: `${source} has no passage ${block} in edition ${edition}` }
    : { state: 'read', text: text.value.text.slice(range.start, range.end) }
}

/** Sources that are read at once: a page of results may come from as many as it has hits. */
const AT_ONCE = 16

/** Reads passages of texts by their blocks. */
export interface Passages {
  /** In the order asked for, each with its words or with the reason why they cannot be shown. Fails where there is no such edition. */
  read(archive: Archive, input: CallInput<'archive.passages'>): Promise<Outcome<CallOutput<'archive.passages'>>>
}

/**
 * Keeps the texts that were read last, so that results that change with each letter typed do not read the disk again: at most `capacity` UTF-16
 * units of them, and at least the last one. Each text is held against its digest when it is read.
 */
export function createPassages(capacity: number): Passages {
  const held = new Map<string, HeldText>()
  let units = 0
  let of: Archive | null = null

  function keep(key: string, text: HeldText): void {
    held.set(key, text)
    units += text.text.length
    for (const [oldest, { text: old }] of held) {
      if (units <= capacity || oldest === key) break
      held.delete(oldest)
      units -= old.length
    }
  }

  async function textOf(archive: Archive, edition: EditionId, source: SourceId): Promise<Outcome<HeldText>> {
    // An archive that was opened anew may lie elsewhere, or have been restored.
    if (of !== archive) {
      of = archive
      held.clear()
      units = 0
    }
    const key = `${edition}/${source}`
    const known = held.get(key)
    if (known !== undefined) {
      held.delete(key)
      held.set(key, known)
      return { ok: true, value: known }
    }
    const read = await archive.text(edition, source)
    if (!read.ok) return read
    const { text, record } = read.value
    const offsets = createOffsetMap(text)
    const range = (start: number, end: number) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) })
    const value = { text, blocks: new Map(record.blocks.map(({ id, start, end }) => [id, range(start, end)])) }
    // While this was read, the same may have been read for another window, or another archive chosen.
    if (of === archive && !held.has(key)) keep(key, value)
    return { ok: true, value }
  }

  return {
    async read(archive, { edition, passages }) {
      if (!archive.editions.some(({ id }) => id === edition)) {
        const none = await archive.edition(edition)
        if (!none.ok) return none
      }
      const texts = new Map<SourceId, Outcome<HeldText>>()
      const sources = [...new Set(passages.map(({ source }) => source))]
      for (let at = 0; at < sources.length; at += AT_ONCE) {
        const some = sources.slice(at, at + AT_ONCE)
        await Promise.all(some.map(async (source) => texts.set(source, await textOf(archive, edition, source))))
      }
      const read = passages.map(({ source, block }) => passageOf(texts.get(source), source, block, edition))
      return { ok: true, value: { passages: read } }
    },
  }
}
