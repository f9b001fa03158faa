import { createTarget } from '../annotation/create-target.ts'
import { findPlaces, originalRange, withoutBlanks } from '../annotation/find-places.ts'
import { type PreparedText, prepareText } from '../annotation/prepared-text.ts'
import { targetRange } from '../annotation/target-range.ts'
import { wordsOf } from '../annotation/word-index.ts'
import type { ArchiveId, BlockId, EditionId, SourceId } from '../archive/ids.ts'
import type { Target } from '../notes/note.ts'
import { foldTypography } from '../text/fold-typography.ts'
import { createOffsetMap, type OffsetMap } from '../text/offset-map.ts'
import type { TextRange } from '../text/text-range.ts'
import type { NoText, Quotation, SoughtPlace, SoughtPlaces } from './sought-place.ts'

/** A text of the archive, digest checked, with its blocks in UTF-16 offsets. */
export interface ArchiveText {
  readonly archive: ArchiveId
  readonly edition: EditionId
  readonly source: SourceId
  readonly text: string
  readonly sha512: string
  readonly blocks: readonly { readonly id: BlockId; readonly range: TextRange }[]
}

/** What addresses of ours lead to. */
export interface NamedTexts {
  /** The texts that they name, of whatever edition, as far as they are at hand. */
  readonly texts: readonly ArchiveText[]
  /** What a source, signatory, recommendation or claim is called; null where the archive does not have it. */
  nameOf(archive: ArchiveId, edition: EditionId, about: RecordAbout): string | null
}

export type RecordAbout = Extract<Target, { readonly about: unknown }>['about']

/** Why no note can stand where an annotation does. */
export type NoPlace =
  | { readonly code: 'no-text'; readonly kind: NoText }
  /** The source is not in the archive, and no words are quoted by which it could be known. */
  | { readonly code: 'not-held'; readonly address: string }
  /** The source is here, and what is selected in it is given in a way that this program does not read. */
  | { readonly code: 'other-selector' }
  | { readonly code: 'words-not-found' }
  | { readonly code: 'several-places'; readonly count: number }
  /** The words stand here once, and other words around them. */
  | { readonly code: 'other-surroundings' }
  /** The words stand here once, and are too few to say that this is the source meant. */
  | { readonly code: 'too-few-words' }
  /** The positions do not fit the text, or count in another. */
  | { readonly code: 'position-unfit' }

export type Placing = { readonly placed: true; readonly target: Target } | { readonly placed: false; readonly reason: NoPlace }

/** A place that was found, before its target is made: for that the text is prepared, which is dear, so it is done text by text. */
interface FoundRange {
  readonly text: ArchiveText
  readonly range: TextRange
}

type Step = Placing | FoundRange

const no = (reason: NoPlace): Placing => ({ placed: false, reason })
const isRefused = (step: Step): step is Extract<Placing, { readonly placed: false }> => 'placed' in step && !step.placed

/** From so many words on nobody writes the same ones again by chance; as where a changed text is anchored in. */
const TELLING_WORDS = 8
/** More are not counted. */
const MOST_PLACES = 50

interface Hit extends FoundRange {
  readonly surrounded: boolean
}

function fits(
  folded: string,
  place: TextRange,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): boolean {
  const before = folded.slice(Math.max(place.start - prefix.length - 2, 0), place.start).trimEnd()
  const after = folded.slice(place.end, place.end + suffix.length + 2).trimStart()
  return before.endsWith(prefix) && after.startsWith(suffix)
}

/** Where the words stand, typography aside, and whether the words that should stand around them do. */
function findHits(text: ArchiveText, prepared: PreparedText, quotation: Quotation): Hit[] {
  const whole = foldTypography(quotation.prefix + quotation.exact + quotation.suffix)
  const [start, end] = [quotation.prefix.length, quotation.prefix.length + quotation.exact.length]
  const range = withoutBlanks(whole.folded, { start: whole.toFolded(start), end: whole.toFolded(end) })
  if (range.start >= range.end) return []
  const places = findPlaces(prepared, { folded: whole.folded, range, cutBefore: true, cutAfter: true }, MOST_PLACES)
  const around = { prefix: whole.folded.slice(0, range.start).trim(), suffix: whole.folded.slice(range.end).trim() }
  return places.map((place) => ({
    text,
    range: originalRange(prepared, place),
    surrounded: fits(prepared.fold.folded, place, around),
  }))
}

/** White space alone, or too much of a text, cannot be quoted. */
function foundAt(text: ArchiveText, range: TextRange): Step {
  const quoted = targetRange(text.text, range)
  return quoted === null ? no({ code: 'position-unfit' }) : { text, range: quoted }
}

function targetAt({ text: { archive, edition, source, text, sha512 }, range }: FoundRange): Placing {
  return { placed: true, target: createTarget({ archive, edition, source, text, textSha512: sha512, range }) }
}

/** Of the places that hold the words, the one that is certainly meant. `known`: the address says that this is the source. */
function choose(hits: readonly Hit[], quotation: Quotation, known: boolean): Step {
  const surrounded = hits.filter((hit) => hit.surrounded)
  const [only] = surrounded
  if (hits.length === 0) return no({ code: 'words-not-found' })
  if (only === undefined) return no({ code: 'other-surroundings' })
  if (surrounded.length > 1) return no({ code: 'several-places', count: surrounded.length })
  const words = wordsOf(foldTypography(quotation.prefix + quotation.exact + quotation.suffix).folded).length
  return known || words >= TELLING_WORDS ? foundAt(only.text, only.range) : no({ code: 'too-few-words' })
}

const offsetMaps = new WeakMap<ArchiveText, OffsetMap>()

function inCodePoints(text: ArchiveText, { start, end }: { readonly start: number; readonly end: number }): TextRange | null {
  const offsets = offsetMaps.get(text) ?? createOffsetMap(text.text)
  offsetMaps.set(text, offsets)
  return start < end && end <= offsets.codePoints ? { start: offsets.toUtf16(start), end: offsets.toUtf16(end) } : null
}

/** In the very text that the address names. */
function placeInNamed(place: SoughtPlace, text: ArchiveText): Step {
  const { quotation, position, textSha512 } = place
  const sameText = textSha512 === null || textSha512 === text.sha512
  const range = position !== null && sameText ? inCodePoints(text, position) : null
  if (quotation === null) {
    if (position === null) return no({ code: 'other-selector' })
    return range === null ? no({ code: 'position-unfit' }) : foundAt(text, range)
  }
  if (range !== null && text.text.slice(range.start, range.end) === quotation.exact) return foundAt(text, range)
  return choose(findHits(text, prepareText(text.text), quotation), quotation, true)
}

/**
 * What an annotation says of a passage is believed where the text is not at hand. Where it is, the words must stand there as it says: a file may come from
 * anybody, and a note must not quote what its source does not say.
 */
function placeStated(stated: Target, named: NamedTexts): Step {
  if (!('exact' in stated)) return { placed: true, target: stated }
  const text = named.texts.find((one) => isTextOf(one, stated))
  if (text === undefined) return { placed: true, target: stated }
  const { exact, prefix, suffix } = stated
  const range = text.sha512 === stated.textSha512 ? inCodePoints(text, stated) : null
  if (range === null || text.text.slice(range.start, range.end) !== exact) {
    return choose(findHits(text, prepareText(text.text), stated), stated, true)
  }
  const surrounded =
    text.text.slice(Math.max(range.start - prefix.length, 0), range.start) === prefix &&
    text.text.slice(range.end, range.end + suffix.length) === suffix
  return surrounded ? { placed: true, target: stated } : foundAt(text, range)
}

function isTextOf(
  text: ArchiveText,
  place: { readonly archive: ArchiveId; readonly edition: EditionId; readonly source: SourceId },
): boolean {
  return text.archive === place.archive && text.edition === place.edition && text.source === place.source
}

function placeByLink(place: SoughtPlace, named: NamedTexts): Step {
  const { link, address } = place
  const notHeld = no({ code: 'not-held', address })
  if (link === null || link.to.kind === 'note') return notHeld
  const { archive, to } = link
  if (to.kind === 'signatory' || to.kind === 'recommendation' || to.kind === 'claim' || (to.kind === 'source' && place.whole)) {
    const about = to.kind === 'source' ? { kind: to.kind, id: to.source } : { kind: to.kind, id: to.id }
    const name = place.label ?? named.nameOf(archive, to.edition, about as RecordAbout)
    if (name === null || name === '') return notHeld
    return { placed: true, target: { archive, edition: to.edition, about, name: name.slice(0, 1_000) } as Target }
  }
  const text = named.texts.find((one) => isTextOf(one, { archive, edition: to.edition, source: to.source }))
  if (text === undefined) return notHeld
  if (to.kind === 'source' || !place.whole) return placeInNamed(place, text)
  const range = to.kind === 'block' ? text.blocks.find(({ id }) => id === to.block)?.range : inCodePoints(text, to)
  return range === undefined || range === null ? no({ code: 'position-unfit' }) : foundAt(text, range)
}

/** Reasons in the order in which they tell a person something. */
const TELLING: readonly NoPlace['code'][] = [
  'several-places',
  'other-surroundings',
  'too-few-words',
  'position-unfit',
  'other-selector',
  'words-not-found',
  'no-text',
  'not-held',
]

function mostTelling(reasons: readonly NoPlace[]): NoPlace {
  const [first] = [...reasons].sort((a, b) => TELLING.indexOf(a.code) - TELLING.indexOf(b.code))
  return first ?? { code: 'not-held', address: '' }
}

/** Makes the targets of all places of one text before those of the next. */
function finishSteps(steps: readonly Step[]): readonly Placing[] {
  const placings = new Map<Step, Placing>()
  const byText = new Map<ArchiveText, FoundRange[]>()
  for (const step of steps) {
    if ('placed' in step) placings.set(step, step)
    else {
      const found = byText.get(step.text)
      if (found === undefined) byText.set(step.text, [step])
      else found.push(step)
    }
  }
  for (const found of byText.values()) for (const step of found) placings.set(step, targetAt(step))
  return steps.flatMap((step) => placings.get(step) ?? [])
}

/** What is looked for: what an annotation says whole, or the places that it names in part. */
export interface Seeking {
  readonly stated: Target | null
  readonly sought: SoughtPlaces
}

/** Looks for annotations in one text after the other, so that a window can show how far it is. */
export interface Placer {
  /** Whether any of them can be found by its words only. Else no text has to be searched. */
  readonly searches: boolean
  search(text: ArchiveText): void
  /** Once all texts of the edition were searched. One answer for each annotation, in their order. */
  finish(named: NamedTexts): readonly Placing[]
}

/**
 * Finds for each annotation the one place of the archive that it certainly stands on: by an address of ours, or by a quotation whose words, with those around
 * it, stand in exactly one place of the texts searched and are eight words or more. Never the likeliest: where that is not so it is said why. Of
 * several targets the first that is found is taken.
 */
export function startPlacing(annotations: readonly Seeking[]): Placer {
  const hits = new Map<SoughtPlace, Hit[]>()
  const quoted = annotations
    .flatMap(({ stated, sought }) => (stated === null ? sought.places : []))
    .filter(({ link, quotation }) => link === null && quotation !== null)
  const place = (sought: SoughtPlace, named: NamedTexts): Step => {
    const { link, quotation, address } = sought
    if (link !== null) return placeByLink(sought, named)
    return quotation === null ? no({ code: 'not-held', address }) : choose(hits.get(sought) ?? [], quotation, false)
  }
  return {
    searches: quoted.length > 0,
    // Text by text: what is prepared of one is large, and only the last two are kept.
    search(text) {
      const prepared = prepareText(text.text)
      for (const sought of quoted) {
        if (sought.quotation === null) continue
        const found = findHits(text, prepared, sought.quotation)
        if (found.length > 0) hits.set(sought, [...(hits.get(sought) ?? []), ...found])
      }
    },
    finish(named) {
      const steps = annotations.map(({ stated, sought }): Step => {
        if (stated !== null) return placeStated(stated, named)
        const reasons: NoPlace[] = sought.noText.map((kind) => ({ code: 'no-text', kind }))
        for (const one of sought.places) {
          const step = place(one, named)
          if (!isRefused(step)) return step
          reasons.push(step.reason)
        }
        return no(mostTelling(reasons))
      })
      return finishSteps(steps)
    },
  }
}

/** The sources of an archive that annotations name, each once: their texts are needed to finish. */
export function namedSources(annotations: readonly Seeking[], archive: ArchiveId) {
  const named = new Map<string, { readonly edition: EditionId; readonly source: SourceId }>()
  const add = (edition: EditionId, source: SourceId) => named.set(`${edition}/${source}`, { edition, source })
  for (const { stated, sought } of annotations) {
    if (stated !== null) {
      if ('exact' in stated && stated.archive === archive) add(stated.edition, stated.source)
      continue
    }
    for (const { link } of sought.places) {
      if (link !== null && link.archive === archive && 'source' in link.to) add(link.to.edition, link.to.source)
    }
  }
  return [...named.values()]
}
