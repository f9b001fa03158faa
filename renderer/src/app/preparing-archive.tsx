import { Page } from '../ui/page.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { words } from '../words/words.ts'
import type { Preparing } from './use-open-archive.ts'

const say = words.archive

/** What is seen while a large archive is read for the first time. */
export function PreparingArchive({ preparing: { done, total } }: { readonly preparing: Preparing }) {
  return (
    <Page>
      <h1>{words.program.name}</h1>
      <ProgressBar
        label={say.preparing}
        part={total === 0 ? 0 : done / total}
        words={total === 0 ? words.program.loading : say.preparingOf(done, total)}
      />
      <p>{say.preparingHint}</p>
    </Page>
  )
}
