import { useState } from 'react'
import type { Finding, VerificationReport } from '#shared/briefing/verify/report.ts'
import { renderReportHtml } from '#shared/briefing/verify/report-html.ts'
import { renderReportMarkdown } from '#shared/briefing/verify/report-markdown.ts'
import { fails, RESULTS } from '#shared/briefing/verify/results.ts'
import { nameOfFigure, nameOfResult, summaryLine } from '#shared/briefing/verify/words.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { verifyWords as say } from '../../words/verify-words.ts'
import { writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useServices } from '../../workspace/workspace.tsx'
import { FindingItem } from './finding-item.tsx'
import styles from './verify.module.css'

type Filter = 'all' | 'failing' | Finding['result']

function SaveButtons({ report }: { readonly report: VerificationReport }) {
  const { host } = useServices()
  const [failure, setFailure] = useState<string | null>(null)
  const save = async (ending: 'md' | 'html', text: string) => {
    setFailure(null)
    const saved = await host.saveText(`${say.reportName(report.file.name)}.${ending}`.slice(-200), text)
    if (!saved.ok) setFailure(saved.error.message)
    else if (saved.value.outcome === 'saved') announce({ kind: 'text', text: say.saved(saved.value.path) })
    else if (saved.value.outcome === 'downloaded') announce({ kind: 'text', text: say.downloaded(saved.value.name) })
  }
  return (
    <>
      <div className={styles['actions']}>
        <Button onPress={() => void save('md', renderReportMarkdown(report, new Date()))}>{say.saveMarkdown}</Button>
        <Button onPress={() => void save('html', renderReportHtml(report, new Date()))}>{say.saveHtml}</Button>
      </div>
      {failure === null ? null : (
        <Banner tone="error" title={say.saveFailed}>
          <p>{writeSentence(failure)}</p>
        </Banner>
      )}
    </>
  )
}

function Figures({ figures }: Pick<VerificationReport, 'figures'>) {
  if (figures.length === 0) return <p className={styles['hint']}>{say.noFigures}</p>
  return (
    <div className={styles['scrolls']}>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{say.figure}</th>
            <th scope="col">{say.where}</th>
            <th scope="col">{say.figureResult}</th>
            <th scope="col">{say.sourcesSay}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={`${figure.paragraph} ${figure.context} ${figure.text}`}>
              <td title={figure.context}>{figure.text}</td>
              <td>{figure.line === null ? say.paragraph(figure.paragraph) : say.line(figure.line)}</td>
              <td>{nameOfFigure(figure.result)}</td>
              <td>{writeSentence(figure.message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A list of thousands of findings is shown in steps, so that the page stays quick. */
const STEP = 200

/** The report on one file: what came of it, each quotation, each figure. */
export function ReportView({ report }: { readonly report: VerificationReport }) {
  const { findings, figures, warnings, file, archive, ok, summary } = report
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState(STEP)
  const failing = findings.filter(fails)
  const fitting =
    filter === 'all' ? findings : filter === 'failing' ? failing : findings.filter(({ result }) => result === filter)
  const options: { value: Filter; label: string }[] = [
    { value: 'all', label: say.all(findings.length) },
    { value: 'failing', label: say.failing(failing.length) },
    ...RESULTS.filter((name) => (summary[name] ?? 0) > 0).map((name) => ({
      value: name,
      label: say.ofResult(nameOfResult(name), summary[name] ?? 0),
    })),
  ]
  return (
    <section className={styles['report']} aria-label={say.resultOf(file.name)}>
      <h2>{say.resultOf(file.name)}</h2>
      {warnings.map((warning) => (
        <Banner key={warning} tone="caution">
          <p>{warning}</p>
        </Banner>
      ))}
      <Banner tone={ok ? 'plain' : 'caution'} title={ok ? say.allHolds : say.failed(failing.length, findings.length)}>
        <p>{findings.length === 0 ? say.noQuotation : writeSentence(summaryLine(report))}</p>
        <p>{say.against(archive.edition)}</p>
        <p className={styles['digest']}>
          {say.fileDigest}: <code>{file.sha256}</code>
        </p>
      </Banner>
      <SaveButtons report={report} />
      {findings.length === 0 ? null : (
        <>
          <h2>{say.quotations}</h2>
          <SelectField label={say.show} value={filter} options={options} onChange={(next) => setFilter(next)} />
          {fitting.length === 0 ? <p className={styles['hint']}>{say.none}</p> : null}
          <ol className={styles['findings']}>
            {fitting.slice(0, shown).map((finding) => (
              <FindingItem key={finding.number} finding={finding} />
            ))}
          </ol>
          {fitting.length > shown ? (
            <div className={styles['actions']}>
              <Button onPress={() => setShown(shown + STEP)}>{say.showMore(Math.min(STEP, fitting.length - shown))}</Button>
            </div>
          ) : null}
        </>
      )}
      <h2>{say.figures}</h2>
      <Figures figures={figures} />
    </section>
  )
}
