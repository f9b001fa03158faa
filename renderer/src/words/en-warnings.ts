import type { ClaimRelation } from '#shared/archive/claim.ts'
import type { CutKind } from '#shared/briefing/warnings/find-cut-words.ts'
import type { Counted } from '#shared/briefing/warnings/said-figures.ts'
import type { ChangeKind } from '#shared/text/classify-change.ts'
import { count } from './en.ts'

const relations: Readonly<Record<ClaimRelation, string>> = {
  exactly: '',
  around: 'around ',
  'more-than': 'more than ',
  'at-least': 'at least ',
  'less-than': 'less than ',
  'at-most': 'at most ',
}

const counted: Readonly<Record<Counted, string>> = {
  signatories: 'rows in the list of signatories',
  organisations: 'organisations in the list of signatories',
  people: 'people in the list of signatories',
  countries: 'countries in the list of signatories',
  recommendations: 'recommendations in the archive',
}

const cuts: Readonly<Record<CutKind, string>> = {
  negation: 'They say that it is not so, or was not done.',
  hearsay: 'They say who says so, or that it was only said.',
  condition: 'They say on what it depends.',
  quantity: 'They say how much or how many.',
  possibility: 'They say how surely or how far it holds.',
}

const changes: Readonly<Record<ChangeKind, string>> = {
  number: 'a number',
  name: 'a name',
  negation: 'a negation',
  quantity: 'how much or how many',
  modal: 'what must, should or may be',
  wording: 'other words',
  'letter-case': 'capital letters',
  punctuation: 'punctuation',
  spacing: 'spaces',
}

/** What the program says of a briefing while it is written, in English. Nothing of it keeps a person from anything. */
export const enWarnings = {
  title: 'To look at before it goes out',
  none: 'Nothing to look at: the figures are founded, and the quotations stand as they are quoted.',
  hint: 'None of this keeps you from exporting.',
  warnings: (n: number) => count(n, 'warning', 'warnings'),
  hints: (n: number) => count(n, 'hint', 'hints'),
  hintMark: 'Hint',
  show: 'Show it',
  showNamed: (what: string) => `Show it: ${what}`,
  openSource: (paragraph: string, source: string) => `${paragraph}, ${source}`,
  unsupported: (figure: string) => `No claim and no quotation here says “${figure}”`,
  unsupportedDo: 'Quote the passage that says it, correct it, or say where it comes from.',
  near: 'What the archive says of it:',
  disputed: (figure: string) => `The sources disagree on “${figure}”`,
  disputedDo: 'Say whose figure it is, or name both.',
  lessCertain: (figure: string) => `“${figure}” is said here without its “around” or “more than”`,
  lessCertainDo: 'Write it as the source does.',
  figure: (relation: ClaimRelation, value: string) => `${relations[relation]}${value}`,
  number: (value: number) => value.toLocaleString('en-GB'),
  counted: (kind: Counted) => counted[kind],
  quoted: 'a quotation in this briefing',
  changed: (edition: string, newer: string) => `Quoted from edition ${edition}; edition ${newer} reads differently`,
  changedDo: 'Quote the new words, or say that these are the old ones.',
  removed: 'as quoted:',
  added: 'now:',
  end: 'end.',
  whatChanged: (kinds: readonly ChangeKind[]) => `Changed: ${kinds.map((kind) => changes[kind]).join(', ')}.`,
  ambiguous: (n: number) =>
    `Its words stand there ${n === 1 ? 'at another place' : `at ${n.toLocaleString('en-GB')} places`}, and none is certainly this passage.`,
  missing: 'The passage is not there any more.',
  noSource: 'The source is not in that edition, or cannot be read there.',
  cutBefore: (words: string) => `The source says “${words}” just before this quotation`,
  cutAfter: (words: string) => `The source goes on with “${words}”`,
  cutDo: 'Quote these words too, or say them in your own.',
  cuts,
  wordBefore: (word: string) => `This quotation begins inside the word “${word}”`,
  wordAfter: (word: string) => `This quotation ends inside the word “${word}”`,
  wordDo: 'Mark the whole word in the source, and quote that note instead.',
  notChecked: (language: string) =>
    `The words around this quotation were not looked at: the source is not in English (${language})`,
  privateOut: 'This note is private and is left out',
  privateIn: 'This note is private, and this briefing takes private notes along',
  privateDo: 'Take the mark off the note, or take the part out.',
  trashed: 'This note lies in the trash, and its words still stand in the document',
  trashedDo:
    'Restore the note, or take the part out. Once it is removed for good, the document will say that a note was removed.',
  gone: 'The note of this part was removed for good, or never came to this computer',
  goneDo: 'Nothing can be written of it: the document says in its place that a note was removed. Take the part out.',
  unreadable: 'The source of this note cannot be read, so its quotation cannot be checked',
  unreadableDo: 'Look under Editions whether the archive is whole.',
  twice: 'This quotation stands in the briefing twice',
  emptyHeading: 'Nothing stands under this heading',
} as const

export type WarningsWords = typeof enWarnings
