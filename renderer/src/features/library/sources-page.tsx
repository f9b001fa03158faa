import type { SourceKind } from '#shared/archive/source.ts'
import { Banner } from '../../ui/banner.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { SourceList } from './source-list.tsx'
import { UnreadableSources } from './unreadable-sources.tsx'

interface SourcesPageProps {
  readonly kind: SourceKind
  readonly say: { readonly title: string; readonly empty: string; readonly emptyHint: string }
}

function SourcesPage({ kind, say }: SourcesPageProps) {
  useWindowTitle(say.title)
  const { catalogue } = useEdition()
  const sources = catalogue.sources.filter((source) => source.kind === kind)
  const notHeld = catalogue.campaign.notHeld.filter((gap) => gap.kind === kind)
  return (
    <Page>
      <h1>{say.title}</h1>
      {notHeld.map((gap) => (
        <Banner key={gap.text} tone="caution">
          {gap.text}
        </Banner>
      ))}
      <UnreadableSources />
      {sources.length > 0 ? <SourceList sources={sources} /> : null}
      {sources.length === 0 && notHeld.length === 0 ? <EmptyPlace title={say.empty} hint={say.emptyHint} /> : null}
    </Page>
  )
}

export function CoveragePage() {
  return <SourcesPage kind="coverage" say={words.coverage} />
}

export function StatementsPage() {
  return <SourcesPage kind="statement" say={words.statements} />
}
