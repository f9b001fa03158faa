import type { Finding, ReportedPart, VerificationReport } from './report.ts'
import { kindsLine, placeLine } from './report-lines.ts'
import { fails } from './results.ts'
import { nameOfFigure, nameOfResult, placeInFile, summaryLine } from './words.ts'

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function diff(parts: readonly ReportedPart[]): string {
  return parts
    .map(({ source, quotation, kinds }) =>
      kinds.length === 0
        ? html(quotation)
        : `${source.trim() === '' ? '' : `<del>${html(source)}</del>`}${quotation.trim() === '' ? '' : `<ins>${html(quotation)}</ins>`}`,
    )
    .join('')
}

function section(finding: Finding): string {
  const { place, newer, remarks, citation, parts } = finding
  const stands = placeLine(finding)
  const items = [
    ...(stands === null || place === null
      ? []
      : [`${finding.result === 'altered' ? 'Nearest passage' : 'Stands in'}: <a href="${html(place.link)}">${html(stands)}</a>`]),
    ...(parts.length === 0 ? [] : [`What differs: ${html(kindsLine(parts))}`]),
    ...(newer === null ? [] : [`Edition ${html(newer.place.edition)} reads: ${diff(newer.parts)}`]),
    ...remarks.map(({ text }) => `Note: ${html(text)}`),
    ...(citation === null
      ? []
      : citation.fits
        ? ['The citation fits.']
        : citation.problems.map((problem) => `The citation does not fit: ${html(problem)}`)),
  ]
  return `<section class="${fails(finding) ? 'fails' : 'holds'}">
<h3>${finding.number}. ${html(nameOfResult(finding.result))} (${html(placeInFile(finding))})</h3>
<blockquote><p>${parts.length === 0 ? html(finding.text) : diff(parts)}</p></blockquote>
<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>
</section>`
}

const STYLE = `body { font: 1rem/1.5 Georgia, serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #1d1d1f; background: #fff }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25 } h3 { font-size: 1rem; margin-bottom: 0.25rem }
blockquote { margin: 0.5rem 0; padding-left: 1rem; border-left: 3px solid #8a8a8f; white-space: pre-line }
.fails blockquote { border-color: #b3261e } .fails h3 { color: #8c1d18 }
del { color: #8c1d18 } ins { color: #0b57d0; text-decoration: underline } .warning { font-weight: bold }
@media (prefers-color-scheme: dark) { body { color: #e8e8ea; background: #1c1c1e } .fails h3, del { color: #f2b8b5 } ins, a { color: #a8c7fa } }`

/** The report as one HTML file that needs no other, and holds no script. Every text in it is escaped. */
export function renderReportHtml(report: VerificationReport, now: Date): string {
  const { file, archive, findings, figures } = report
  const failing = findings.filter(fails)
  const others = findings.filter((finding) => !fails(finding))
  const rows = figures.map(
    (figure) =>
      `<tr><td>${html(figure.text)}</td><td>${html(placeInFile(figure))}</td><td>${html(nameOfFigure(figure.result))}</td><td>${html(figure.message)}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Verification of ${html(file.name)}</title>
<style>${STYLE}</style></head>
<body>
<h1>Verification of ${html(file.name)}</h1>
${report.warnings.map((warning) => `<p class="warning">${html(warning)}</p>\n`).join('')}<p>${html(report.ok ? 'Nothing failed' : `${failing.length} of ${findings.length} quotations failed`)}: ${html(summaryLine(report))}.</p>
<p>Held against ${html(archive.title)}, edition ${html(archive.edition)}, on ${html(now.toISOString())}. SHA-256 of the file: <code>${html(file.sha256)}</code></p>
${failing.length === 0 ? '' : `<h2>What failed</h2>\n${failing.map(section).join('\n')}\n`}${others.length === 0 ? '' : `<h2>What did not fail</h2>\n${others.map(section).join('\n')}\n`}${rows.length === 0 ? '' : `<h2>Figures outside quotations</h2>\n<table><thead><tr><th scope="col">Figure</th><th scope="col">Where</th><th scope="col">Result</th><th scope="col">What sources say</th></tr></thead><tbody>${rows.join('')}</tbody></table>\n`}</body>
</html>
`
}
