import { assertNever } from '../../text/assert-never.ts'
import type { DifferenceKind } from './compare/name-differences.ts'
import type { Finding, ReportedFigure, VerificationReport } from './report.ts'

/** A result in words, as reports and the page have it. */
export function nameOfResult(result: Finding['result']): string {
  switch (result) {
    case 'exact':
      return 'Exact'
    case 'marked':
      return 'Exact, with changes that it marks'
    case 'cut':
      return 'Cut short'
    case 'altered-since-export':
      return 'Altered since export'
    case 'altered':
      return 'Differs from the source'
    case 'newer':
      return 'Changed in a newer edition'
    case 'missing':
      return 'Not in this archive'
    case 'unchecked':
      return 'Not checked by itself'
    default:
      return assertNever(result)
  }
}

/** What a difference touches, in words. */
export function nameOfKind(kind: DifferenceKind): string {
  switch (kind) {
    case 'lookalike':
      return 'letters of another alphabet that look the same'
    case 'hidden':
      return 'a hidden sign that turns the direction of reading'
    case 'number':
      return 'a number'
    case 'negation':
      return 'a negation'
    case 'name':
      return 'a name'
    case 'quantity':
      return 'a word of quantity'
    case 'modal':
      return 'a word of duty or possibility'
    case 'wording':
      return 'wording'
    case 'letter-case':
      return 'capital or small letters'
    case 'punctuation':
      return 'punctuation'
    case 'spacing':
      return 'spacing'
    default:
      return assertNever(kind)
  }
}

export function nameOfFigure(result: ReportedFigure['result']): string {
  switch (result) {
    case 'stated':
      return 'Said by a source'
    case 'qualified':
      return 'Said otherwise'
    case 'disputed':
      return 'Sources disagree'
    case 'not-found':
      return 'Not found in a source'
    default:
      return assertNever(result)
  }
}

/** Where something stands in the file. */
export function placeInFile({ line, paragraph }: Pick<Finding, 'line' | 'paragraph'>): string {
  return line === null ? `paragraph ${paragraph}` : `line ${line}`
}

/** "12 exact, 1 differs from the source": results that occur, in the order of the report. */
export function summaryLine({ summary, findings }: Pick<VerificationReport, 'summary' | 'findings'>): string {
  if (findings.length === 0) return 'no quotation was found'
  const counts = Object.entries(summary).filter(([, count]) => count > 0)
  return counts.map(([name, count]) => `${count} ${nameOfResult(name as Finding['result']).toLowerCase()}`).join(', ')
}
