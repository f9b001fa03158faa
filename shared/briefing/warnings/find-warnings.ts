import type { Anchor } from '../../annotation/anchor.ts'
import type { EditionCatalogue } from '../../archive/edition.ts'
import type { BriefingPartId, EditionId } from '../../archive/ids.ts'
import type { TextRange } from '../../text/text-range.ts'
import { wordAround } from '../../text/word-around.ts'
import type { BriefingDocument, CitedNote, DocumentPart } from '../briefing-document.ts'
import { type Figure, findFigures, findFiguresInMarkdown } from '../figures/find-figures.ts'
import { findCutWords, knowsCutWords } from './find-cut-words.ts'
import { judgeFigures } from './judge-figures.ts'
import { figuresOfEdition, figuresOfQuotation, namesWithDigits, type SaidFigure, type SubjectFigures } from './said-figures.ts'
import type { QuotationNow, WarnedWords, Warning, WarningReason } from './warning.ts'

/** A quotation in its source. Ranges are UTF-16 offsets of the canonical text. */
export interface QuotedPassage {
  /** The text of the source in the edition from which the quotation is cited, and where it stands there. */
  readonly text: string
  readonly range: TextRange
  /** In the newest edition, where that is another one: its text and what became of the passage there; null where it has the source no more. */
  readonly newer?: { readonly edition: EditionId; readonly found: { readonly text: string; readonly anchor: Anchor } | null }
}

export type NotePart = Extract<DocumentPart, { type: 'note' }>

export interface WarnedBriefing {
  readonly parts: BriefingDocument['parts']
  readonly internal: boolean
  readonly catalogue: Pick<EditionCatalogue, 'claims' | 'signatories' | 'recommendations'>
  /** Where the quotation of a part stands. Null: it is not known yet, or cannot be read; nothing is then said of it. The same object as long as nothing changed. */
  passageOf(part: NotePart): QuotedPassage | null
}

export interface WarningFinder {
  /** The warnings of a briefing, in the order of its parts, and within one in the order of its words. Where none came or went it is the same list. */
  find(briefing: WarnedBriefing): readonly Warning[]
  /**
   * Reads what `find` needs and has not read before, part by part, until `isOver` says that it is enough for now. True once all is read: `find` then takes no more
   * than a moment.
   */
  read(briefing: WarnedBriefing, isOver: () => boolean): boolean
}

/** A part's own words. */
interface OwnText {
  readonly where: WarnedWords
  readonly figures: readonly Figure[]
}

interface OfEdition {
  readonly subjects: readonly SubjectFigures[]
  readonly names: readonly string[]
}

interface OfPassage {
  readonly passage: QuotedPassage | null
  readonly warnings: readonly Warning[]
}

/** What was found of one part last, and what of it can come and go while the part stays the same. */
interface OfPart {
  /** The reasons that its state and its place give, in JSON. */
  readonly reasons: string
  readonly quotation: readonly Warning[]
  readonly figures: readonly Warning[]
  readonly warnings: readonly Warning[]
}

const NO_WARNINGS: readonly Warning[] = []

const NOWHERE: TextRange = { start: 0, end: 0 }

export function isQuotation(part: DocumentPart): part is NotePart & { readonly cited: CitedNote } {
  return (
    part.type === 'note' && 'exact' in part.cited.note.target && (part.form === 'quotation' || part.form === 'quotation-comment')
  )
}

function ownText(part: DocumentPart, names: readonly string[]): OwnText {
  switch (part.type) {
    case 'heading':
      return { where: 'text', figures: findFigures(part.text, names) }
    case 'text':
      return { where: 'text', figures: findFiguresInMarkdown(part.markdown, names) }
    case 'note': {
      const isWritten = part.form === 'comment' || part.form === 'quotation-comment'
      return { where: 'comment', figures: isWritten ? findFiguresInMarkdown(part.cited.note.body, names) : [] }
    }
    case 'left-out':
      return { where: 'text', figures: [] }
  }
}

function wordsOf(part: DocumentPart): string {
  switch (part.type) {
    case 'heading':
      return part.text
    case 'text':
      return part.markdown
    case 'note':
      return part.cited.note.body
    case 'left-out':
      return ''
  }
}

function nowOf(newer: NonNullable<QuotedPassage['newer']>): QuotationNow | null {
  if (newer.found === null) return { state: 'no-source' }
  const { text, anchor } = newer.found
  switch (anchor.state) {
    case 'exact':
    case 'moved':
      return null
    case 'reworded': {
      const { start, end } = anchor.range
      const words = anchor.words.map((part) => ({
        ...part,
        after: { start: part.after.start - start, end: part.after.end - start },
      }))
      return { state: 'reworded', passage: text.slice(start, end), words, changes: anchor.changes }
    }
    case 'ambiguous':
      return { state: 'ambiguous', places: anchor.candidates.length }
    case 'missing':
      return { state: 'missing' }
  }
}

/** What is to be said of a quotation by itself. */
function ofQuotation(part: NotePart & { readonly cited: CitedNote }, passage: QuotedPassage): readonly Warning[] {
  const { exact } = part.cited.note.target
  const warnings: Warning[] = []
  const add = (reason: WarningReason, range: TextRange) => warnings.push({ ...reason, part: part.id, where: 'quotation', range })
  const whole = { start: 0, end: exact.length }
  const now = passage.newer === undefined ? null : nowOf(passage.newer)
  if (now !== null && passage.newer !== undefined) {
    add({ code: 'quotation-changed', edition: part.cited.edition, newer: passage.newer.edition, now }, whole)
  }
  for (const side of ['before', 'after'] as const) {
    const word = wordAround(passage.text, side === 'before' ? passage.range.start : passage.range.end)
    const edge = side === 'before' ? 0 : exact.length
    if (word !== null) add({ code: 'word-cut', side, word: passage.text.slice(word.start, word.end) }, { start: edge, end: edge })
  }
  const { language } = part.cited.source
  if (!knowsCutWords(language)) add({ code: 'cut-not-checked', language }, whole)
  else {
    for (const { side, kind, range } of findCutWords(passage.text, passage.range)) {
      const cut = passage.text.slice(range.start, range.end).trim()
      const edge = side === 'before' ? 0 : exact.length
      add({ code: 'quotation-cut', side, kind, cut }, { start: edge, end: edge })
    }
  }
  return warnings
}

/** What the state of a note says. */
function ofState(part: DocumentPart, internal: boolean): readonly WarningReason[] {
  if (part.type === 'left-out') {
    switch (part.why) {
      case 'private':
        return [{ code: 'note-private', goesOut: false }]
      case 'gone':
        return [{ code: 'note-gone' }]
      case 'unreadable':
        return [{ code: 'source-unreadable' }]
    }
  }
  if (part.type !== 'note') return []
  const { note } = part.cited
  return [
    ...(note.private === true ? [{ code: 'note-private', goesOut: internal } as const] : []),
    ...(note.trashedAt === null ? [] : [{ code: 'note-in-trash' } as const]),
  ]
}

/** What stands in the briefing twice, and headings with nothing between them and the next of their level or a higher one. */
function ofOrder(parts: readonly DocumentPart[]): ReadonlyMap<BriefingPartId, WarningReason> {
  const found = new Map<BriefingPartId, WarningReason>()
  const seen = new Map<string, BriefingPartId>()
  for (const [index, part] of parts.entries()) {
    if (isQuotation(part)) {
      const { source, exact } = part.cited.note.target
      const key = `${source} ${part.cited.start} ${exact}`
      const first = seen.get(key)
      if (first === undefined) seen.set(key, part.id)
      else found.set(part.id, { code: 'quotation-twice', first })
    }
    if (part.type === 'heading') {
      const next = parts[index + 1]
      if (next === undefined || (next.type === 'heading' && next.level <= part.level))
        found.set(part.id, { code: 'heading-empty' })
    }
  }
  return found
}

const isSameList = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((each, index) => each === b[index])

/**
 * Finds what a person should look at in a briefing. What is found out of one part is kept as long as the part, and what it depends on, is the same object:
 * after a change in one text that text alone is read again, and only a change among the quotations judges all figures anew.
 */
export function createWarningFinder(): WarningFinder {
  const ofEditions = new WeakMap<object, OfEdition>()
  let edition: OfEdition = { subjects: [], names: [] }
  let own = new WeakMap<DocumentPart, OwnText>()
  let said = new WeakMap<DocumentPart, readonly SaidFigure[]>()
  const ofPassages = new WeakMap<DocumentPart, OfPassage>()
  /** Of the quotations as they were last. */
  let quoted: readonly (readonly SaidFigure[])[] = []
  let allQuoted: readonly SaidFigure[] = []
  let judged = new WeakMap<DocumentPart, readonly Warning[]>()
  const ofParts = new WeakMap<DocumentPart, OfPart>()
  let found: readonly Warning[] = []

  function takeEdition(catalogue: WarnedBriefing['catalogue']): void {
    const known = ofEditions.get(catalogue) ?? { subjects: figuresOfEdition(catalogue), names: namesWithDigits(catalogue) }
    ofEditions.set(catalogue, known)
    if (known === edition) return
    edition = known
    own = new WeakMap()
    said = new WeakMap()
    judged = new WeakMap()
  }

  function kept<T>(cache: WeakMap<DocumentPart, T>, part: DocumentPart, make: () => T): T {
    const known = cache.get(part)
    if (known !== undefined) return known
    const made = make()
    cache.set(part, made)
    return made
  }

  function saidIn(part: NotePart & { readonly cited: CitedNote }): readonly SaidFigure[] {
    return kept(said, part, () => figuresOfQuotation(part.id, part.cited.note.target.exact, edition.names))
  }

  function ownTextOf(part: DocumentPart): OwnText {
    return kept(own, part, () => ownText(part, edition.names))
  }

  function takeQuotations(parts: readonly DocumentPart[]): void {
    const now = parts.filter(isQuotation).map(saidIn)
    if (isSameList(now, quoted)) return
    quoted = now
    const all = now.flat()
    // A quotation without a figure supports none.
    if (isSameList(all, allQuoted)) return
    allQuoted = all
    judged = new WeakMap()
  }

  function figureWarnings(part: DocumentPart): readonly Warning[] {
    return kept(judged, part, () => {
      const { where, figures } = ownTextOf(part)
      const text = wordsOf(part)
      return judgeFigures(figures, { subjects: edition.subjects, quoted: allQuoted }).map(({ figure, fault }) => {
        return { ...fault, figure: text.slice(figure.range.start, figure.range.end), part: part.id, where, range: figure.range }
      })
    })
  }

  function quotationWarnings(part: DocumentPart, passageOf: WarnedBriefing['passageOf']): readonly Warning[] {
    if (!isQuotation(part)) return NO_WARNINGS
    const passage = passageOf(part)
    const known = ofPassages.get(part)
    if (known !== undefined && known.passage === passage) return known.warnings
    const warnings = passage === null ? NO_WARNINGS : ofQuotation(part, passage)
    ofPassages.set(part, { passage, warnings })
    return warnings
  }

  function warningsOf(part: DocumentPart, ofItsPlace: WarningReason | undefined, briefing: WarnedBriefing): readonly Warning[] {
    const reasons = [...ofState(part, briefing.internal), ...(ofItsPlace === undefined ? [] : [ofItsPlace])]
    const now = {
      reasons: reasons.length === 0 ? '' : JSON.stringify(reasons),
      quotation: quotationWarnings(part, briefing.passageOf),
      figures: figureWarnings(part),
    }
    const known = ofParts.get(part)
    if (known?.reasons === now.reasons && known.quotation === now.quotation && known.figures === now.figures)
      return known.warnings
    const where = part.type === 'note' ? 'quotation' : 'text'
    const ofItself = reasons.map((reason): Warning => ({ ...reason, part: part.id, where, range: NOWHERE }))
    const warnings = [...ofItself, ...now.quotation, ...now.figures]
    ofParts.set(part, { ...now, warnings })
    return warnings
  }

  /** Does `read` for one part after the other, where `isRead` does not hold yet. False where time was up: another turn goes on from there. */
  function inTime(
    parts: readonly DocumentPart[],
    isOver: () => boolean,
    isRead: (part: DocumentPart) => boolean,
    read: (part: DocumentPart) => void,
  ): boolean {
    for (const part of parts) {
      if (isRead(part)) continue
      read(part)
      if (isOver()) return false
    }
    return true
  }

  return {
    find(briefing) {
      const { parts, catalogue } = briefing
      takeEdition(catalogue)
      takeQuotations(parts)
      const order = ofOrder(parts)
      const now = parts.flatMap((part) => warningsOf(part, order.get(part.id), briefing))
      if (!isSameList(now, found)) found = now
      return found
    },
    read({ parts, catalogue, passageOf }, isOver) {
      takeEdition(catalogue)
      const readAll = inTime(
        parts,
        isOver,
        (part) => own.has(part) && (!isQuotation(part) || said.has(part)),
        (part) => {
          ownTextOf(part)
          if (isQuotation(part)) saidIn(part)
        },
      )
      if (!readAll) return false
      // What the quotations say decides how each figure is judged.
      takeQuotations(parts)
      return inTime(
        parts,
        isOver,
        (part) => judged.has(part) && (!isQuotation(part) || ofPassages.get(part)?.passage === passageOf(part)),
        (part) => {
          quotationWarnings(part, passageOf)
          figureWarnings(part)
        },
      )
    },
  }
}
