import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Host } from './host.ts'

/** Kept by origin, port included; cookies would be shown to every program that listens on another port of this computer. */
const SESSION_KEY = 'campaign-archive-session'

/** UTF-16 units. A browser keeps no more than 64 KiB alive past its page (Fetch, 4.5), and a unit may take three bytes. */
const KEPT_ALIVE = 20_000

const notAnswering = fail('not-connected', 'The program is not answering. It may have been stopped. Start it again.')

/** Takes the one-time token out of the address, so that it stays in no history and no bookmark. */
function takeToken(): string | null {
  const match = /^#token=([A-Za-z0-9_-]+)$/.exec(window.location.hash)
  if (match?.[1] === undefined) return null
  window.history.replaceState(null, '', `${window.location.pathname}#/`)
  return match[1]
}

async function exchange(token: string): Promise<string | null> {
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  if (!response.ok) return null
  const answer: unknown = await response.json()
  if (typeof answer !== 'object' || answer === null || !('session' in answer) || typeof answer.session !== 'string') return null
  return answer.session
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the blob after the click has been handled; a minute is long past that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Connects to the service that served this page: by the token in the address, or by the session this browser already has. */
export async function connectLoopback(): Promise<Outcome<Host>> {
  let session: string | null = null
  try {
    const token = takeToken()
    if (token !== null) session = await exchange(token)
  } catch {
    return notAnswering
  }
  if (session !== null) window.localStorage.setItem(SESSION_KEY, session)
  session ??= window.localStorage.getItem(SESSION_KEY)
  if (session === null) return fail('not-connected', 'This window has no link to the program.')
  const host = createLoopbackHost(session)
  const answer = await host.call('program.describe', {})
  return answer.ok ? succeed(host) : answer
}

function createLoopbackHost(session: string): Host {
  return {
    kind: 'browser',
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<CallOutput<N>>> {
      try {
        const body = JSON.stringify(input)
        const response = await fetch(`/call/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
          body,
          // What was typed last is sent while the window closes, and must arrive though the window is gone.
          keepalive: body.length < KEPT_ALIVE,
        })
        // The service answers by the same contract; it is the trusted side.
        return (await response.json()) as Outcome<CallOutput<N>>
      } catch {
        return notAnswering
      }
    },
    saveText(suggestedName, text) {
      download(suggestedName, text)
      return Promise.resolve(succeed({ outcome: 'downloaded', name: suggestedName }))
    },
    onCommand: () => () => undefined,
  }
}
