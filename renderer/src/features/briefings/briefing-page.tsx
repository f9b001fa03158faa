import { Link, useParams } from 'react-router'
import type { BriefingId } from '#shared/archive/ids.ts'
import { partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { briefingWords as say } from '../../words/briefings-words.ts'
import { useBriefing, useBriefingActions } from '../../workspace/use-briefings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { BriefingEditor } from './briefing-editor.tsx'

/** Where a briefing is composed. */
export function BriefingPage() {
  const { briefing: id = '' } = useParams()
  const { id: edition, archive } = useEdition()
  const { ready } = useNotesSnapshot()
  const found = useBriefing(id as BriefingId)
  const actions = useBriefingActions()
  useWindowTitle(found === null || found.briefing.title === '' ? say.title : found.briefing.title)
  if (!ready) {
    return (
      <Page>
        <Working what={say.starting} />
      </Page>
    )
  }
  const toList = <Link to={partPath(edition, 'briefings')}>{say.toList}</Link>
  if (found === null || found.briefing.archive !== archive) {
    return (
      <Page>
        <EmptyPlace title={say.gone} hint={say.goneHint}>
          {toList}
        </EmptyPlace>
      </Page>
    )
  }
  if (found.briefing.removedAt !== null) {
    return (
      <Page>
        <h1>{found.briefing.title}</h1>
        <Banner tone="caution" actions={<Button onPress={() => actions.restore(found.briefing)}>{say.restore}</Button>}>
          {say.isRemoved}
        </Banner>
        {toList}
      </Page>
    )
  }
  return <BriefingEditor key={found.briefing.id} listed={found} />
}
