import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import type { RecordSlots } from '../../workspace/record-slots.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { RecommendationList } from './recommendation-list.tsx'

export function RecommendationsPage({ notes }: { readonly notes: RecordSlots }) {
  useWindowTitle(words.recommendations.title)
  return (
    <Page>
      <h1>{words.recommendations.title}</h1>
      <RecommendationList notes={notes} />
    </Page>
  )
}
