import type { ArchiveId, EditionId, SourceId } from '../../../archive/ids.ts'
import type { Block } from '../../../archive/source.ts'
import { createOffsetMap } from '../../../text/offset-map.ts'
import type { ArchiveTexts } from '../compare/archive-texts.ts'

/** A text as it stands in an archive, and the editions that have it. */
export interface SmallText {
  readonly source: string
  readonly editions: readonly string[]
  readonly text: string
}

/** Every line with words is a block; one that begins with a number and a stop is an item of a list. */
function blocksOf(text: string): Block[] {
  const map = createOffsetMap(text)
  return [...text.matchAll(/\S[^\n]*\S|\S/gu)].map((match, at) => ({
    id: `b${at + 1}` as Block['id'],
    kind: /^(?:\d+\.|•) /u.test(match[0]) ? 'list-item' : 'paragraph',
    number: at + 1,
    start: map.toCodePoint(match.index),
    end: map.toCodePoint(match.index + match[0].length),
  }))
}

/** An archive made of a few texts; the last edition named is the current one. */
export function smallArchive(texts: readonly SmallText[], claims: ArchiveTexts['claims'] = null): ArchiveTexts {
  const editions = [...new Set(texts.flatMap((text) => text.editions))].sort() as EditionId[]
  return {
    id: 'urn:small' as ArchiveId,
    title: 'A small archive',
    editions,
    current: editions.at(-1) ?? ('v1' as EditionId),
    texts: texts.map(({ source, editions: has, text }, at) => ({
      source: source as SourceId,
      title: `Text of ${source}`,
      text,
      sha512: String(at),
      blocks: blocksOf(text),
      editions: has as EditionId[],
    })),
    claims,
    counted: { signatories: 0, recommendations: 0 },
    unreadable: [],
  }
}
