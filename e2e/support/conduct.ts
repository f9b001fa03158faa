import type { BrowserContext, ConsoleMessage, Page, Request } from '@playwright/test'

/** What a window did that it must not do: a request that leaves the program, an error, a breach of its security policy. */
export interface Conduct {
  readonly origins: Set<string>
  /** Every address that was asked for, in order. */
  readonly requests: readonly string[]
  readonly violations: readonly string[]
  /** For a test that provokes violations to see them found: they no longer count against it. */
  takeViolations(): readonly string[]
  watch(context: BrowserContext): void
}

/** Requests to these leave no trace outside the page. */
const WITHIN_THE_PAGE = new Set(['blob:', 'data:'])

/** `allowedErrors` are what a test provokes on purpose; nothing allows a request to leave. */
export function createConduct(allowedErrors: readonly RegExp[]): Conduct {
  const origins = new Set<string>()
  const requests: string[] = []
  const violations: string[] = []

  function request(address: string) {
    requests.push(address)
    const url = new URL(address)
    // A custom scheme has no origin of its own in Node ("null"), and a web socket none that equals the page's.
    const origin = `${url.protocol.replace(/^ws/, 'http')}//${url.host}`
    if (!WITHIN_THE_PAGE.has(url.protocol) && !origins.has(origin)) violations.push(`a request to ${address} left the program`)
  }

  function complain(what: string) {
    if (!allowedErrors.some((allowed) => allowed.test(what))) violations.push(what)
  }

  function watchPage(page: Page) {
    page.on('websocket', (socket) => request(socket.url()))
    page.on('pageerror', (error) => complain(`an error in the page: ${error.stack ?? error.message}`))
    page.on('crash', () => violations.push('the page crashed'))
  }

  return {
    origins,
    requests,
    violations,
    takeViolations: () => violations.splice(0),
    watch(context) {
      context.on('request', (sent: Request) => request(sent.url()))
      // A breach of the Content-Security-Policy arrives as an error on the console.
      context.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error') complain(`the console says: ${message.text()} (${message.location().url})`)
      })
      context.on('page', watchPage)
      for (const page of context.pages()) watchPage(page)
    },
  }
}
