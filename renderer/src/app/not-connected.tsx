import type { Failure } from '#shared/contract/failure.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { words, writeSentence } from '../words/words.ts'

/** This window has no service behind it. */
export function NotConnected({ failure }: { readonly failure: Failure }) {
  return (
    <main>
      <Page>
        <h1>{words.program.name}</h1>
        <Banner
          tone="error"
          title={words.program.notConnectedTitle}
          actions={<Button onPress={() => window.location.reload()}>{words.program.retry}</Button>}
        >
          <p>{writeSentence(failure.message)}</p>
          <p>{words.program.notConnected}</p>
        </Banner>
      </Page>
    </main>
  )
}
