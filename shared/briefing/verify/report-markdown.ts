import { escapeMarkdown } from '../escape-markdown.ts'
import { renderFrontMatter } from '../front-matter.ts'
import type { Finding, ReportedPart, VerificationReport } from './report.ts'
import { kindsLine, placeLine } from './report-lines.ts'
import { fails } from './results.ts'
import { nameOfFigure, nameOfResult, placeInFile, summaryLine } from './words.ts'

const line = (text: string) => escapeMarkdown(text.replace(/\s+/gu, ' ').trim())

/** Words the source has struck through, words the quotation has instead in bold. */
function diff(parts: readonly ReportedPart[]): string {
  return parts
    .map(({ source, quotation, kinds }) => {
      if (kinds.length === 0) return `${/^\s/u.test(quotation) ? ' ' : ''}${line(quotation)}`
      const struck = source.trim() === '' ? '' : `~~${line(source)}~~`
      const added = quotation.trim() === '' ? '' : `**${line(quotation)}**`
      return ` ${[struck, added].filter((each) => each !== '').join(' ')}`
    })
    .join('')
    .trim()
}

function section(finding: Finding): string[] {
  const place = placeLine(finding)
  const items = [
    ...(place === null
      ? []
      : [
          `${finding.result === 'altered' ? 'Nearest passage' : 'Stands in'}: ${line(place)}`,
          `Address: ${line(finding.place?.link ?? '')}`,
        ]),
    ...(finding.parts.length === 0 ? [] : [`What differs: ${kindsLine(finding.parts)}`]),
    ...(finding.newer === null ? [] : [`Edition ${finding.newer.place.edition} reads: ${diff(finding.newer.parts)}`]),
    ...finding.remarks.map(({ text }) => `Note: ${line(text)}`),
    ...(finding.citation === null
      ? []
      : finding.citation.fits
        ? ['The citation fits.']
        : finding.citation.problems.map((problem) => `The citation does not fit: ${line(problem)}`)),
  ]
  return [
    `### ${finding.number}. ${nameOfResult(finding.result)} (${placeInFile(finding)})`,
    `> ${finding.parts.length === 0 ? line(finding.text) : diff(finding.parts)}`,
    ...(items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')]),
  ]
}

/** The report as Markdown (CommonMark with GFM's strikethrough). The same report gives the same text, but for the moment that is handed in. */
export function renderReportMarkdown(report: VerificationReport, now: Date): string {
  const { file, archive, findings, figures } = report
  const front = renderFrontMatter([
    ['title', `Verification of ${file.name}`],
    ['date', now.toISOString()],
    ['file', file.name],
    ['file_sha256', file.sha256],
    ['archive', archive.title],
    ['archive_id', archive.id],
    ['edition', archive.edition],
  ])
  const failing = findings.filter(fails)
  const others = findings.filter((finding) => !fails(finding))
  const parts = [
    `# Verification of ${line(file.name)}`,
    ...report.warnings.map((warning) => `**${line(warning)}**`),
    `${report.ok ? 'Nothing failed' : `${failing.length} of ${findings.length} quotations failed`}: ${summaryLine(report)}.`,
    'In what differs, words that the source has are struck through, and words that the quotation has instead are bold.',
    ...(failing.length === 0 ? [] : ['## What failed', ...failing.flatMap(section)]),
    ...(others.length === 0 ? [] : ['## What did not fail', ...others.flatMap(section)]),
    ...(figures.length === 0
      ? []
      : [
          '## Figures outside quotations',
          figures
            .map(
              (figure) =>
                `- ${nameOfFigure(figure.result)} (${placeInFile(figure)}): “${line(figure.text)}”: ${line(figure.message)}. In the text: “${line(figure.context)}”`,
            )
            .join('\n'),
        ]),
  ]
  return `${front}\n${parts.join('\n\n')}\n`
}
