import { Page } from '../../ui/page.tsx'
import { words } from '../../words/words.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { RecommendationList } from './recommendation-list.tsx'

export function RecommendationsPage() {
  useWindowTitle(words.recommendations.title)
  return (
    <Page>
      <h1>{words.recommendations.title}</h1>
      <RecommendationList />
    </Page>
  )
}
