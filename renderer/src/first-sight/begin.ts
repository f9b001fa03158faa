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

/** An answer that was read while the program was still being read, so that the program waits for nothing between one question and the next. */
function answerOf(response: Response, read: unknown): AheadAnswer {
  return { headers: response.headers, json: () => Promise.resolve(read), arrayBuffer: () => response.arrayBuffer() }
}

async function readBytes(response: Response): Promise<AheadAnswer> {
  if (!response.ok || response.headers.get('content-type') !== 'application/octet-stream') return response
  const bytes = await response.arrayBuffer()
  return { headers: response.headers, json: () => response.json(), arrayBuffer: () => Promise.resolve(bytes) }
}

/** What every window of the browser host asks at its start, asked at once instead of one after the other. */
function askAhead(): void {
  const session = keptText('session')
  // The desktop program answers without a session; with a token in the address there is none yet.
  if ('campaignArchive' in window || session === null || location.hash.startsWith('#token=')) return
  const asked = new Map<string, Promise<AheadAnswer>>()
  const authorization = `Bearer ${session}`
  const keep = (key: string, answer: Promise<AheadAnswer>) => {
    // Whoever takes it is told.
    answer.catch(() => undefined)
    asked.set(key, answer)
  }
  const edition = /^#\/(v\d+)(?:[/?]|$)/.exec(location.hash)?.[1] ?? keptText('edition')
  const calls: [name: string, input: object][] = [
    ['program.describe', {}],
    ['archive.open', {}],
    ['journal.state', {}],
  ]
  if (edition !== null && /^v\d+$/.test(edition)) {
    calls.push(['archive.edition', { edition }], ['search.index', { edition, refused: null }])
    const index = `/search-index/${edition}`
    keep(`${index} `, fetch(index, { method: 'POST', headers: { authorization } }).then(readBytes))
  }
  const headers = { 'content-type': 'application/json', authorization }
  const response = fetch('/calls', { method: 'POST', headers, body: JSON.stringify(calls) })
  const answers = response.then<unknown>((answer) => answer.json())
  for (const [at, [name, input]] of calls.entries()) {
    // One answer for all of them says why there are none.
    const answer = async () => {
      const read = await answers
      return answerOf(await response, Array.isArray(read) ? read[at] : read)
    }
    keep(`/call/${name} ${JSON.stringify(input)}`, answer())
  }
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
