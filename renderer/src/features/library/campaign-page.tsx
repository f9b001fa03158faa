import { Link } from 'react-router'
import { formatPartialDate } from '#shared/briefing/citation.ts'
import { partPath, sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import styles from './campaign-page.module.css'
import { SourceList } from './source-list.tsx'
import { UnreadableSources } from './unreadable-sources.tsx'

const say = words.campaign

export function CampaignPage() {
  const { catalogue, id: edition } = useEdition()
  const { campaign, sources, signatories, recommendations } = catalogue
  useWindowTitle(campaign.title)
  return (
    <Page>
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
      <section className={styles['steps']}>
        <h2>{say.firstSteps}</h2>
        <ul>
          <li>{say.stepSearch}</li>
          <li>{say.stepRead}</li>
          <li>{say.stepExport}</li>
          <li>{say.stepKeys}</li>
        </ul>
      </section>
    </Page>
  )
}
