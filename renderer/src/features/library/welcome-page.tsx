import { Page } from '../../ui/page.tsx'
import { welcomeWords as say } from '../../words/welcome-words.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { FirstSteps } from './first-steps.tsx'

/** The first page, at any time. */
export function WelcomePage() {
  useWindowTitle(say.title)
  return (
    <Page>
      <h1>{say.title}</h1>
      <FirstSteps />
    </Page>
  )
}
