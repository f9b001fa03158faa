import { Link } from 'react-router'
import { formatPartialDate } from '#shared/briefing/citation.ts'
import { partPath, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { latePart } from '../../ui/late-part.tsx'
import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './campaign-page.module.css'
import { RecentList } from './recent-list.tsx'
import { SourceList } from './source-list.tsx'
import { UnreadableSources } from './unreadable-sources.tsx'

const say = words.campaign

const WelcomePanel = latePart(async () => (await import('./welcome-panel.tsx')).WelcomePanel)

export function CampaignPage() {
  const { catalogue, id: edition } = useEdition()
  const { campaign, sources, signatories, recommendations } = catalogue
  useWindowTitle(campaign.title)
  const { welcomed } = useSettings()
  const { compared, notes, gone } = useNotesSnapshot()
  // Only once it is known that there are no notes: nobody who has some is shown it, not even for a moment.
  const isNew = !welcomed && compared && notes.length === 0 && gone.size === 0
  return (
    <Page>
      {isNew ? <WelcomePanel /> : null}
      <header className={styles['head']}>
        <h1>{campaign.title}</h1>
        <dl className={styles['facts']}>
          <div>
            <dt>{say.addressee}</dt>
            <dd>{campaign.addressee}</dd>
          </div>
          <div>
            <dt>{say.lead}</dt>
            <dd>{campaign.leadOrganisation}</dd>
          </div>
          <div>
            <dt>{say.date}</dt>
            <dd>
              <time dateTime={campaign.date} title={campaign.date}>
                {formatPartialDate(campaign.date)}
              </time>
            </dd>
          </div>
          <div>
            <dt>{say.inThisEdition}</dt>
            <dd>
              {say.sources(sources.length)},{' '}
              <Link to={partPath(edition, 'recommendations')}>{say.recommendations(recommendations.length)}</Link>,{' '}
              <Link to={partPath(edition, 'signatories')}>{say.signatories(signatories.signatories.length)}</Link>
            </dd>
          </div>
        </dl>
      </header>
      <section className={styles['summary']}>
        {campaign.summary.map(({ text, spans }) => (
          <p key={text}>
            {text}{' '}
            {spans.map((span, index) => (
              <Link
                key={`${span.source}-${span.start}`}
                className={styles['passage']}
                to={sourcePath(edition, span.source, { passage: span })}
              >
                [{say.passage(index + 1)}]
              </Link>
            ))}
          </p>
        ))}
        <p className={styles['made']}>{say.summaryBy}</p>
      </section>
      {campaign.notHeld.map((gap) => (
        <Banner key={gap.text} tone="caution">
          {gap.text}
        </Banner>
      ))}
      <section>
        <h2 className={styles['section']}>{say.sources(sources.length)}</h2>
        <UnreadableSources />
        <SourceList sources={sources} />
      </section>
      <RecentList />
      <p>
        <Link to={partPath(edition, 'welcome')}>{say.firstSteps}</Link>
      </p>
    </Page>
  )
}
