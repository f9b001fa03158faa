import { isSameEdition } from '#shared/archive/compare-editions.ts'
import { classifyChange } from '#shared/text/classify-change.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { PassageDiff, WordPart } from '#shared/text/word-diff.ts'
import type { EditionsDiff, TextDiff } from '../main/services/archive/diff-editions.ts'

/** How many characters of unchanged words stand around a change. */
const AROUND = 40

const onOneLine = (text: string) => text.replace(/\s+/g, ' ')
const slice = (text: string, { start, end }: TextRange) => text.slice(start, end)

/** Unchanged words, cut where they run on: at the start only their end matters, at the end only their start. */
function context(text: string, opens: boolean, closes: boolean): string {
  const characters = [...onOneLine(text)]
  if (characters.length <= AROUND * (opens || closes ? 1 : 2) + 3) return characters.join('')
  const head = opens ? '' : characters.slice(0, AROUND).join('')
  const tail = closes ? '' : characters.slice(-AROUND).join('')
  return `${head}...${tail}`
}

/** A changed passage on one line, as wdiff writes it: "the [-59-]{+60+} signatories". */
function markedWords(diff: TextDiff, parts: readonly WordPart[]): string {
  return parts
    .map((part, index) => {
      const [was, is] = [slice(diff.before, part.before), slice(diff.after, part.after)]
      if (part.kind === 'same') return context(was, index === 0, index === parts.length - 1)
      return `${was === '' ? '' : `[-${onOneLine(was)}-]`}${is === '' ? '' : `{+${onOneLine(is)}+}`}`
    })
    .join('')
}

function kindsOf(diff: TextDiff, parts: readonly WordPart[]): string {
  const kinds = new Set(parts.flatMap((part) => classifyChange(diff.before, diff.after, part)))
  return kinds.size === 0 ? '' : ` (${[...kinds].join(', ')})`
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length

function passageLines(diff: TextDiff, passage: PassageDiff): readonly string[] {
  switch (passage.kind) {
    case 'same':
      return []
    case 'removed':
      return [
        `line ${lineOf(diff.before, passage.before.start)} removed: [-${onOneLine(slice(diff.before, passage.before).trim())}-]`,
      ]
    case 'added':
      return [`line ${lineOf(diff.after, passage.after.start)} added: {+${onOneLine(slice(diff.after, passage.after).trim())}+}`]
    case 'moved-away':
      // It is told where it went, at its new place.
      return []
    case 'changed':
      return [
        `line ${lineOf(diff.after, passage.after.start)} changed${kindsOf(diff, passage.words)}: ${markedWords(diff, passage.words)}`,
      ]
    case 'moved-here': {
      const from = `line ${lineOf(diff.before, passage.from.start)} moved to line ${lineOf(diff.after, passage.after.start)}`
      return [`${from}${kindsOf(diff, passage.words)}: ${markedWords(diff, passage.words)}`]
    }
  }
}

/** The differences of two editions, a line each, for a person at a terminal: "+" came, "-" went, "~" changed. */
export function diffLines({ comparison, texts }: EditionsDiff): readonly string[] {
  const { before, after, campaign, sources, signatories, recommendations, claims } = comparison
  if (isSameEdition(comparison)) return [`${before} and ${after} say the same`]
  const lines: string[] = []
  const item = (sign: string, what: string, id: string, fields: readonly string[] = []) =>
    lines.push(`${sign} ${what} ${id}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`)
  const list = (
    what: string,
    {
      added,
      removed,
      changed,
    }: {
      readonly added: readonly { readonly id: string }[]
      readonly removed: readonly { readonly id: string }[]
      readonly changed: readonly { readonly after: { readonly id: string }; readonly fields: readonly string[] }[]
    },
  ) => {
    for (const { id } of added) item('+', what, id)
    for (const { id } of removed) item('-', what, id)
    for (const change of changed) item('~', what, change.after.id, change.fields)
  }

  if (campaign.length > 0) item('~', 'campaign', campaign.join(', '))
  for (const { id } of sources.added) item('+', 'source', id)
  for (const { id } of sources.removed) item('-', 'source', id)
  for (const { after: source, fields } of sources.changed) {
    item('~', 'source', source.id, fields)
    const diff = texts.find((text) => text.source === source.id)
    if (diff !== undefined)
      for (const passage of diff.passages) lines.push(...passageLines(diff, passage).map((line) => `    ${line}`))
  }
  list('signatory', { added: signatories.joined, removed: signatories.left, changed: signatories.corrected })
  if (signatories.totals) item('~', 'stated totals of', 'signatories.json')
  for (const { id } of recommendations.added) item('+', 'recommendation', id)
  for (const { id } of recommendations.removed) item('-', 'recommendation', id)
  for (const { after: recommendation, fields, gained, lost } of recommendations.changed) {
    item('~', 'recommendation', recommendation.id, fields)
    for (const { relation, span } of gained) lines.push(`    + ${relation} in ${span.source}: "${onOneLine(span.exact)}"`)
    for (const { relation, span } of lost) lines.push(`    - ${relation} in ${span.source}: "${onOneLine(span.exact)}"`)
  }
  if (claims.recorded === 'after-only') lines.push(`claims are recorded from ${after} on`)
  if (claims.recorded === 'before-only') lines.push(`claims are no longer recorded in ${after}`)
  list('claim', claims)
  list('subject of claims', claims.subjects)
  return lines
}
