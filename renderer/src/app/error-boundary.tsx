import { Component, type ReactNode } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../words/words.ts'

interface State {
  readonly error: Error | null
}

/** A fault of ours must not leave an empty window: it says so, and what is safe. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <main>
        <Page>
          <Banner
            tone="error"
            title={words.program.failedTitle}
            actions={<Button onPress={() => window.location.reload()}>{words.program.reload}</Button>}
          >
            <p>{words.program.failed}</p>
            <p>{error.message}</p>
          </Banner>
        </Page>
      </main>
    )
  }
}
