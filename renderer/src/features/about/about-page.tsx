import { Link } from 'react-router'
import type { ServiceFacts } from '#shared/diagnostics/service-facts.ts'
import { partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Page } from '../../ui/page.tsx'
import { aboutWords as say } from '../../words/about-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './about.module.css'
import { DiagnosticsPart } from './diagnostics-part.tsx'
import { LicencesPart } from './licences-part.tsx'

type Fact = readonly [name: string, value: string, kind?: 'digest']

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value, kind]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={kind === 'digest' ? styles['digest'] : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The browser that draws the window, by its own words, without what all of them say. */
function browserName(): string {
  return /(?:Firefox|Edg|Chrome|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? navigator.userAgent
}

function factsOf(service: ServiceFacts): readonly Fact[] {
  const { versions, system, commit } = service
  return [
    [say.commit, commit ?? say.commitUnknown],
    [
      say.runsOn,
      Object.entries(versions)
        .map(([name, version]) => `${say.names[name] ?? name} ${version}`)
        .join(', '),
    ],
    [say.browser, browserName()],
    [say.system, `${system.platform} ${system.release}, ${system.arch}`],
  ]
}

/** What this program and this archive are, to the digest; and what helps whoever looks for a fault. */
export function AboutPage() {
  useWindowTitle(say.title)
  const { host, program } = useServices()
  const { archive, catalogue } = useEdition()
  const service = useOutcome('service', () => host.call('program.diagnose', {}))
  const first: readonly Fact[] = [
    [say.version, `${program.name} ${program.version}`],
    [say.host, words.settings.host[program.host]],
  ]
  const facts = service.state === 'ready' ? [...first, ...factsOf(service.value)] : first
  const edition: readonly Fact[] = [
    [say.archiveId, `${catalogue.campaign.title} (${archive})`],
    [say.edition, catalogue.edition.id],
    [say.digest, catalogue.edition.digest, 'digest'],
    [say.inventory, say.inventoryFits],
  ]
  const copy = () => {
    const text = [...facts, ...edition].map(([name, value]) => `${name}: ${value}`).join('\n')
    announce({ kind: 'text', text: copyText(text) ? say.copied : say.copyFailed })
  }
  return (
    <Page>
      <h1>{say.title}</h1>
      <section className={styles['part']}>
        <Facts facts={[...facts, [say.licence, say.licenceIs]]} />
        {service.state === 'failed' ? (
          <Banner tone="error" title={say.failed}>
            <p>{writeSentence(service.failure.message)}</p>
          </Banner>
        ) : null}
        <div className={styles['actions']}>
          <Button onPress={copy}>{say.copy}</Button>
        </div>
      </section>
      <section className={styles['part']}>
        <h2>{say.archive}</h2>
        <Facts facts={edition} />
        <p>
          <Link to={partPath(catalogue.edition.id, 'editions')}>{say.checkAll}</Link>
        </p>
      </section>
      <section className={styles['part']}>
        <h2>{say.profile}</h2>
        <p className={styles['path']}>{program.profile}</p>
      </section>
      <DiagnosticsPart />
      <LicencesPart />
    </Page>
  )
}
