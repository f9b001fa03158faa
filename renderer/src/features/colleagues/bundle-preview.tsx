import type { BundleBriefing, BundleExample, OpenedBundle } from '#shared/bundles/bundle-report.ts'
import { Banner } from '../../ui/banner.tsx'
import { colleaguesWords as say } from '../../words/colleagues-words.ts'
import { writeMoment } from '../../words/words.ts'
import styles from './colleagues-page.module.css'

const ORDER = ['new', 'changed', 'conflicting', 'same', 'incomplete', 'gone'] as const
const SHOWN = ['conflicting', 'changed', 'new', 'incomplete', 'gone'] as const

type Fault = OpenedBundle['faults'][number]

function writeFault(fault: Fault): string {
  switch (fault.code) {
    case 'damaged':
    case 'unknown':
    case 'after-end':
      return say.fault[fault.code](fault.line)
    case 'not-taken':
      return say.fault[fault.why](fault.line)
    case 'cut-off':
    case 'altered':
      return say.fault[fault.code]
    case 'count':
      return say.fault.count(fault.expected, fault.found)
  }
}

function Faults({ faults, all }: { readonly faults: readonly Fault[]; readonly all: number }) {
  if (all === 0) return null
  return (
    <Banner tone="caution" title={say.faults(all)}>
      <ul className={styles['plainList']}>
        {faults.map((fault) => (
          <li key={JSON.stringify(fault)}>{writeFault(fault)}</li>
        ))}
        {all > faults.length ? <li>{say.moreFaults(all - faults.length)}</li> : null}
      </ul>
      <p>{say.faultsHint}</p>
    </Banner>
  )
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div>
      <p className={styles['quiet']}>{title}</p>
      <p>{text === '' ? say.noText : text}</p>
    </div>
  )
}

function Example({ example: { state, on, before, after, fields } }: { readonly example: BundleExample }) {
  const isEdit = state === 'changed' || state === 'conflicting'
  const names = [...new Set(fields.map((field) => say.fields[field] ?? field))]
  return (
    <li>
      <p className={styles['name']}>{on === null || on === '' ? say.noPlace : `“${on}”`}</p>
      {isEdit && before !== after ? (
        <div className={styles['versions']}>
          <Words title={say.before} text={before ?? ''} />
          <Words title={say.after} text={after ?? ''} />
        </div>
      ) : null}
      {!isEdit && after !== null && after !== '' ? <p>{after}</p> : null}
      {isEdit ? <p className={styles['quiet']}>{say.fieldsChange(names)}</p> : null}
    </li>
  )
}

function Examples({ bundle: { examples, counts } }: { readonly bundle: OpenedBundle }) {
  return SHOWN.map((state) => {
    const shown = examples.filter((example) => example.state === state)
    if (shown.length === 0) return null
    return (
      <details key={state} className={styles['list']}>
        <summary>{say.show[state]}</summary>
        {shown.length < counts[state] ? <p className={styles['quiet']}>{say.examplesOf(shown.length, counts[state])}</p> : null}
        <ul>
          {shown.map((example) => (
            <Example key={example.id} example={example} />
          ))}
        </ul>
      </details>
    )
  })
}

function whatBecomes({ state, fields, parts }: BundleBriefing): string {
  const names = fields.map((field) => say.briefingFields[field] ?? field)
  return state === 'new' || state === 'changed' || state === 'conflicting' ? say.briefingChange(names, parts) : ''
}

function Briefings({ bundle: { briefings } }: { readonly bundle: OpenedBundle }) {
  if (briefings.length === 0) return null
  return (
    <details className={styles['list']}>
      <summary>{say.showBriefings}</summary>
      <ul>
        {briefings.map((briefing) => (
          <li key={briefing.id}>
            <p className={styles['name']}>{briefing.title === null || briefing.title === '' ? say.untitled : briefing.title}</p>
            <p className={styles['quiet']}>{whatBecomes(briefing)}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What taking a bundle in would do, with everything that is wrong with it named. */
export function BundlePreview({ name, bundle }: { readonly name: string; readonly bundle: OpenedBundle }) {
  const { about, counts, briefingCounts, fresh } = bundle
  const found = ORDER.filter((state) => counts[state] > 0)
  const outlines = ORDER.filter((state) => briefingCounts[state] > 0)
  const touched = [counts, briefingCounts].reduce(
    (sum, each) => sum + each.new + each.changed + each.conflicting + each.incomplete,
    0,
  )
  const any = found.length + outlines.length > 0
  return (
    <div className={styles['preview']}>
      <div role="status">
        <p className={styles['name']}>{say.inFile(name)}</p>
        <p className={styles['quiet']} title={about.at}>
          {say.from(about.by, writeMoment(about.at))}
        </p>
        {!any ? (
          <p>{say.empty}</p>
        ) : (
          <ul className={styles['plainList']}>
            {found.map((state) => (
              <li key={state}>{say.counts[state](counts[state])}</li>
            ))}
            {outlines.map((state) => (
              <li key={`briefings ${state}`}>{say.briefingCounts[state](briefingCounts[state])}</li>
            ))}
            {touched === 0 && fresh > 0 ? <li>{say.onlyVersions(fresh)}</li> : null}
          </ul>
        )}
        {any && fresh === 0 ? <p>{say.nothingNew}</p> : null}
      </div>
      <Faults faults={bundle.faults} all={bundle.faultCount} />
      <Examples bundle={bundle} />
      <Briefings bundle={bundle} />
      {touched === 0 ? null : <p className={styles['quiet']}>{say.undoable}</p>}
    </div>
  )
}
