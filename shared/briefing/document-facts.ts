import { titleOfExport } from '../notes/may-leave.ts'
import type { BriefingDocument, DocumentPart } from './briefing-document.ts'
import { formatPartialDate } from './citation.ts'

/** What an exported file says of itself, in one line each: a label and its words. What is not known has no line. */
export function documentFacts(document: BriefingDocument): readonly (readonly [label: string, words: string])[] {
  const { archive, program, author } = document
  return [
    ...(document.internal
      ? [['Distribution', 'INTERNAL: this file may hold private notes and is not to be handed on'] as const]
      : []),
    ...(author === null ? [] : [['Author', author] as const]),
    ['Date', formatPartialDate(document.date.slice(0, 10))],
    ['Archive', `${archive.title} (${archive.id})`],
    ['Edition', archive.edition],
    ['SHA-512 of the edition', archive.editionDigest],
    ['Written with', `${program.name} ${program.version}`],
  ]
}

export function documentTitle(document: BriefingDocument): string {
  return titleOfExport(document.title, document.internal).replace(/\s+/gu, ' ').trim()
}

/** What stands where a note cannot be written. */
export function sayLeftOut(why: Extract<DocumentPart, { readonly type: 'left-out' }>['why']): string {
  switch (why) {
    case 'gone':
      return 'A note that stood here was removed for good.'
    case 'private':
      return 'A note that stands here is private and was left out.'
    case 'unreadable':
      return 'A note that stands here was left out: its source could not be read.'
  }
}
