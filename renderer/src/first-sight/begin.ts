// Runs before anything is drawn, while the program itself is still being read: a script of its own, which imports nothing.

function keptText(name: string): string | null {
  try {
    return localStorage.getItem(`campaign-archive-${name}`)
  } catch {
    return null
  }
}

/** The colours and the room of the first sight, so that a dark window never begins white. All other settings come with the program. */
function applyLook(): void {
  try {
    const kept: unknown = JSON.parse(keptText('settings') ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    const root = document.documentElement
    if ('theme' in kept && typeof kept.theme === 'string') root.dataset['theme'] = kept.theme
    if ('density' in kept && typeof kept.density === 'string') root.dataset['density'] = kept.density
    if ('leftOpen' in kept && kept.leftOpen === false) root.dataset['parts'] = 'closed'
  } catch {
    // Settings that cannot be read are the usual ones.
  }
}

type AheadAnswer = Pick<Response, 'headers' | 'json' | 'arrayBuffer'>

/** Reads an answer while the program is still being read, so that the program does not wait for it between one question and the next. */
async function readAhead(response: Response): Promise<AheadAnswer> {
  const read: unknown = await response.json()
  return { headers: response.headers, json: () => Promise.resolve(read), arrayBuffer: () => response.arrayBuffer() }
}

/** What every window of the browser host asks at its start, asked at once instead of one after the other. */
function askAhead(): void {
  const session = keptText('session')
  // The desktop program answers without a session; with a token in the address there is none yet.
  if ('campaignArchive' in window || session === null || location.hash.startsWith('#token=')) return
  const asked = new Map<string, Promise<AheadAnswer>>()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${session}` }
  const ask = (path: string, body: string | null) => {
    const sent = fetch(path, { method: 'POST', headers, ...(body === null ? {} : { body }) })
    const answer = body === null ? sent : sent.then(readAhead)
    // Whoever takes it is told.
    answer.catch(() => undefined)
    asked.set(`${path} ${body ?? ''}`, answer)
  }
  ask('/call/program.describe', '{}')
  ask('/call/archive.open', '{}')
  const edition = /^#\/(v\d+)(?:[/?]|$)/.exec(location.hash)?.[1] ?? keptText('edition')
  if (edition !== null && /^v\d+$/.test(edition)) {
    ask('/call/archive.edition', JSON.stringify({ edition }))
    ask('/call/search.index', JSON.stringify({ edition, refused: null }))
    ask(`/search-index/${edition}`, null)
  }
  ask('/call/journal.state', '{}')
  // Taken by host/loopback-host.ts.
  window.askedAhead = asked
}

/** Says so where the program itself cannot be read, or fails before it has drawn anything: nothing else could. */
function watchLoading(): void {
  const tell = () => {
    const place = document.querySelector<HTMLElement>('.first-sight-place [data-not-loaded]')
    const words = place?.dataset['notLoaded']
    if (place !== null && words !== undefined) place.textContent = words
  }
  // A script that does not come tells its element alone, on the way down to it.
  window.addEventListener('error', tell, true)
  window.addEventListener('unhandledrejection', tell)
}

applyLook()
watchLoading()
askAhead()
