import { Banner } from '../../ui/banner.tsx'
import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import type { RecordSlots } from '../../workspace/record-slots.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { RecommendationList } from './recommendation-list.tsx'
import { SourceList } from './source-list.tsx'
import { UnreadableSources } from './unreadable-sources.tsx'

/** The letter itself where the archive holds it; otherwise what is known of it, and that it is not held. */
export function LetterPage({ notes }: { readonly notes: RecordSlots }) {
  useWindowTitle(words.letter.title)
  const { catalogue } = useEdition()
  const letters = catalogue.sources.filter((source) => source.kind === 'letter')
  return (
    <Page>
      <h1>{words.letter.title}</h1>
      <UnreadableSources />
      {letters.length > 0 ? <SourceList sources={letters} /> : null}
      {catalogue.campaign.notHeld
        .filter((gap) => gap.kind === 'letter')
        .map((gap) => (
          <Banner key={gap.text} tone="caution" title={words.letter.notHeld}>
            {gap.text}
          </Banner>
        ))}
      {catalogue.recommendations.length === 0 ? null : (
        <>
          <p>{words.letter.relayedHint}</p>
          <RecommendationList notes={notes} />
        </>
      )}
    </Page>
  )
}
