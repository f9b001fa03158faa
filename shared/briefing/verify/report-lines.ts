import type { Finding, ReportedPart, VerificationReport } from './report.ts'
import { fails } from './results.ts'
import { nameOfFigure, nameOfKind, nameOfResult, placeInFile, summaryLine } from './words.ts'

const LONGEST = 240

/** One line, and of a long text only its beginning and end. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 80).trimEnd()} […] ${line.slice(-70).trimStart()}`
}

/** Text for a terminal: what could steer it is shown as its code. */
function harmlessText(text: string): string {
  return text.replace(
    /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu,
    (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}

/** Words that differ: [-what the source has-]{+what the quotation has+}, as word diffs are written in plain text. */
export function diffLine(parts: readonly ReportedPart[]): string {
  return parts
    .map(({ source, quotation, kinds }) => {
      if (kinds.length === 0) return quotation
      const space = /^\s/u.test(source + quotation) ? ' ' : ''
      return `${space}${source.trim() === '' ? '' : `[-${source.trim()}-]`}${quotation.trim() === '' ? '' : `{+${quotation.trim()}+}`}`
    })
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** What the differences touch, in words, each once. */
export function kindsLine(parts: readonly ReportedPart[]): string {
  return [...new Set(parts.flatMap(({ kinds }) => kinds))].map(nameOfKind).join(', ')
}

/** Where a finding's words stand in the archive, in one line; null where they stand nowhere. */
export function placeLine({ place }: Pick<Finding, 'place'>): string | null {
  if (place === null) return null
  return `${place.title}, ${place.paragraphs}, edition ${place.edition} (source ${place.source}, in ${place.editions.join(', ')})`
}

function linesOf(finding: Finding): string[] {
  const { result, number, text, parts, newer, remarks, citation } = finding
  const sign = fails(finding) ? '✗' : result === 'unchecked' ? '·' : '✓'
  const place = placeLine(finding)
  return [
    `${sign} ${number}. ${nameOfResult(result)} (${placeInFile(finding)})`,
    `    “${oneLine(text)}”`,
    ...(place === null ? [] : [`    ${result === 'altered' ? 'nearest: ' : ''}${place}`]),
    ...(parts.length === 0 ? [] : [`    ${diffLine(parts)}`, `    changed: ${kindsLine(parts)}`]),
    ...(newer === null ? [] : [`    edition ${newer.place.edition} reads: ${diffLine(newer.parts)}`]),
    ...remarks.map((remark) => `    note: ${remark.text}`),
    ...(citation === null
      ? []
      : citation.fits
        ? ['    its citation fits']
        : citation.problems.map((problem) => `    citation does not fit: ${problem}`)),
  ]
}

/** The report as lines for a terminal. */
export function reportLines(report: VerificationReport): readonly string[] {
  const { file, archive, warnings, findings, figures } = report
  const lines = [
    ...warnings.map((warning) => `! ${warning}`),
    `${file.name}: ${summaryLine(report)}`,
    `held against ${archive.title}, edition ${archive.edition} (${archive.id})`,
    `SHA-256 of the file: ${file.sha256}`,
    '',
    ...findings.flatMap((finding) => [...linesOf(finding), '']),
  ]
  if (figures.length > 0) lines.push('Figures outside quotations')
  for (const figure of figures)
    lines.push(`  ${nameOfFigure(figure.result)} (${placeInFile(figure)}): “${oneLine(figure.text)}”: ${figure.message}`)
  if (figures.length > 0) lines.push('')
  lines.push(report.ok ? 'Nothing failed.' : `Failed: ${findings.filter(fails).length} of ${findings.length} quotations.`)
  return lines.map(harmlessText)
}
