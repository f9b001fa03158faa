import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { SEARCH_INDEX_PATH } from '#shared/contract/search-index.ts'
import type { PackJob } from '#shared/packs/pack-state.ts'
import type { Connected, Host, PackSending } from './host.ts'

/** Kept by origin, port included; cookies would be shown to every program that listens on another port of this computer. */
const SESSION_KEY = 'campaign-archive-session'

/** By the end of a file's name; what is not named is Markdown. */
const TEXT_TYPES: Readonly<Record<string, string>> = { '.jsonld': 'application/ld+json', '.json': 'application/json' }

/** UTF-16 units. A browser keeps no more than 64 KiB alive past its page (Fetch, 4.5), and a unit may take three bytes. */
const KEPT_ALIVE = 20_000

/** What is needed of the answer to a request. */
type Answer = Pick<Response, 'headers' | 'json' | 'arrayBuffer'>

declare global {
  interface Window {
    /** Answers that were asked for before the program was read, by what was asked; each is taken once. */
    askedAhead?: Map<string, Promise<Answer>>
  }
}

/** The answer to what was asked while the program was being read (first-sight/begin.ts), once; or it is asked now. */
function post(path: string, body: string | null, init: RequestInit): Promise<Answer> {
  const key = `${path} ${body ?? ''}`
  const ahead = window.askedAhead?.get(key)
  window.askedAhead?.delete(key)
  return ahead ?? fetch(path, { ...init, method: 'POST', body })
}

/** What is no index is an answer that says why there is none. */
const holdsBytes = (answer: Answer) => answer.headers.get('content-type') === 'application/octet-stream'

const notAnswering = fail('not-connected', 'The program is not answering. It may have been stopped. Start it again.')

/** Takes the one-time token out of the address, so that it stays in no history and no bookmark. What stays is the place to begin at. */
function takeToken(): string | null {
  const match = /^#token=([A-Za-z0-9_-]+)(\/open\/.+)?$/.exec(window.location.hash)
  if (match?.[1] === undefined) return null
  window.history.replaceState(null, '', `${window.location.pathname}#${match[2] ?? '/'}`)
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

function download(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the blob after the click has been handled; a minute is long past that.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Connects to the service that served this page: by the token in the address, or by the session this browser already has. */
export async function connectLoopback(): Promise<Outcome<Connected>> {
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
  return answer.ok ? succeed({ host, program: answer.value }) : answer
}

/** Lets the browser ask for a file; null where the person chose none. */
function askForFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.zip,application/zip'
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** Sends a file as it is. Not by fetch, which does not say how far it is. Null where it was stopped. */
function sendPack(session: string, file: File, { signal, onProgress }: PackSending): Promise<Outcome<PackJob | null>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/pack')
    request.setRequestHeader('content-type', 'application/zip')
    request.setRequestHeader('authorization', `Bearer ${session}`)
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, event.total))
    request.addEventListener('load', () => {
      // The service answers by the same contract; it is the trusted side.
      const answer = request.response as Outcome<{ readonly job: PackJob }> | null
      if (answer === null) resolve(notAnswering)
      else resolve(answer.ok ? succeed(answer.value.job) : answer)
    })
    request.addEventListener('error', () => resolve(notAnswering))
    request.addEventListener('abort', () => resolve(succeed(null)))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function createLoopbackHost(session: string): Host {
  const host: Host = {
    kind: 'browser',
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<CallOutput<N>>> {
      try {
        const body = JSON.stringify(input)
        const response = await post(`/call/${name}`, body, {
          headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
          // What was typed last is sent while the window closes, and must arrive though the window is gone.
          keepalive: body.length < KEPT_ALIVE,
        })
        // The service answers by the same contract; it is the trusted side.
        return (await response.json()) as Outcome<CallOutput<N>>
      } catch {
        return notAnswering
      }
    },
    async searchIndex(edition) {
      try {
        const address = `${SEARCH_INDEX_PATH}${edition}`
        const ask = () => post(address, null, { headers: { authorization: `Bearer ${session}` } })
        const first = await ask()
        // Asked ahead it may have come before the index was made.
        const response = holdsBytes(first) ? first : await ask()
        // The service answers by the same contract; it is the trusted side.
        return holdsBytes(response)
          ? succeed(new Uint8Array(await response.arrayBuffer()))
          : ((await response.json()) as Outcome<never>)
      } catch {
        return notAnswering
      }
    },
    saveText(suggestedName, text) {
      download(suggestedName, text, TEXT_TYPES[/\.[a-z]+$/.exec(suggestedName)?.[0] ?? ''] ?? 'text/markdown;charset=utf-8')
      return Promise.resolve(succeed({ outcome: 'downloaded', name: suggestedName }))
    },
    saveBytes(suggestedName, bytes, mediaType) {
      download(suggestedName, new Uint8Array(bytes), mediaType)
      return Promise.resolve(succeed({ outcome: 'downloaded', name: suggestedName }))
    },
    savePdf: null,
    async choosePack(sending) {
      const file = await askForFile()
      return file === null ? succeed(null) : sendPack(session, file, sending)
    },
    openPack: (file, sending) => sendPack(session, file, sending),
    onCommand: () => () => undefined,
    // The session of this window is that of all windows at its address.
    openWindow: (at) => void window.open(`#${at}`, '_blank', 'noopener'),
    showCommands: () => undefined,
    showTheme: () => undefined,
    showProgress: () => undefined,
    onFile(listener) {
      // The program was started with it; later ones are dropped on the window.
      void host.call('file.take', {}).then((answer) => {
        if (answer.ok && answer.value.state !== 'none') listener(answer.value)
      })
      return () => undefined
    },
    // A link comes with the address of another window.
    onLink: () => () => undefined,
  }
  return host
}
