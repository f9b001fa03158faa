import { classifyChange } from '#shared/text/classify-change.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { PassageDiff, WordPart } from '#shared/text/word-diff.ts'
import type { EditionsDiff, TextDiff } from '../main/services/archive/diff-editions.ts'

/** The differences of one text. Positions count Unicode code points, as everywhere outside the program. */
function textJson(diff: TextDiff) {
  const [was, is] = [createOffsetMap(diff.before), createOffsetMap(diff.after)]
  const side = (text: string, map: typeof was) => (range: TextRange) => ({
    start: map.toCodePoint(range.start),
    end: map.toCodePoint(range.end),
    text: text.slice(range.start, range.end),
  })
  const [before, after] = [side(diff.before, was), side(diff.after, is)]
  const words = (parts: readonly WordPart[]) =>
    parts
      .filter(({ kind }) => kind !== 'same')
      .map((part) => ({
        kind: part.kind,
        touches: classifyChange(diff.before, diff.after, part),
        before: before(part.before),
        after: after(part.after),
      }))
  const one = (passage: PassageDiff): readonly object[] => {
    switch (passage.kind) {
      case 'same':
      case 'moved-away':
        return []
      case 'removed':
        return [{ kind: passage.kind, before: before(passage.before) }]
      case 'added':
        return [{ kind: passage.kind, after: after(passage.after) }]
      case 'changed':
        return [{ kind: passage.kind, before: before(passage.before), after: after(passage.after), words: words(passage.words) }]
      case 'moved-here':
        return [{ kind: 'moved', before: before(passage.from), after: after(passage.after), words: words(passage.words) }]
    }
  }
  return diff.passages.flatMap(one)
}

/** The differences of two editions for a program. Things are named by their ids, `fields` are those of their records. */
export function diffJson({ comparison, texts }: EditionsDiff): Readonly<Record<string, unknown>> {
  const { before, after, campaign, sources, signatories, recommendations, claims } = comparison
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  const changes = (list: readonly { readonly after: { readonly id: string }; readonly fields: readonly string[] }[]) =>
    list.map(({ after: { id }, fields }) => ({ id, fields }))
  return {
    before,
    after,
    campaign,
    sources: {
      added: ids(sources.added),
      removed: ids(sources.removed),
      changed: sources.changed.map(({ after: { id }, fields }) => {
        const diff = texts.find(({ source }) => source === id)
        return { id, fields, differences: diff === undefined ? [] : textJson(diff) }
      }),
    },
    signatories: {
      joined: ids(signatories.joined),
      left: ids(signatories.left),
      corrected: changes(signatories.corrected),
      statedTotalsChanged: signatories.totals,
    },
    recommendations: {
      added: ids(recommendations.added),
      removed: ids(recommendations.removed),
      changed: recommendations.changed.map(({ after: { id }, fields, gained, lost }) => ({ id, fields, gained, lost })),
    },
    claims: {
      recorded: claims.recorded,
      added: ids(claims.added),
      removed: ids(claims.removed),
      changed: changes(claims.changed),
      subjects: {
        added: ids(claims.subjects.added),
        removed: ids(claims.subjects.removed),
        changed: changes(claims.subjects.changed),
      },
    },
  }
}
