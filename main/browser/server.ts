import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { answerCall, type Handlers, isCallName } from '#shared/contract/handlers.ts'
import { SEARCH_INDEX_PATH } from '#shared/contract/search-index.ts'
import type { ReadSearchIndex } from '../services/search/read-search-index.ts'
import { securityHeaders } from '../services/web/page-headers.ts'
import type { StaticFiles } from '../services/web/static-files.ts'
import { Connections } from './connections.ts'
import { readJsonBody } from './request-body.ts'
import { createDoorSecret, Sessions } from './sessions.ts'

export const HOST_ADDRESS = '127.0.0.1'

/** A briefing of 50 MB, in base64. */
const CALL_BYTES = 66 * 1024 * 1024
const SMALL_BYTES = 4 * 1024
/** More than a window asks at its start. */
const CALLS_AT_ONCE = 8

/** What a connection may take, so that nobody keeps the program from answering its own window. Times in ms. */
export interface Limits {
  /** For all headers of a request, from the moment that it begins or the connection is made. */
  readonly headers: number
  /** For all of a request that is no pack. */
  readonly request: number
  /** For a pack to stand still, and for an answer not to be read on. */
  readonly silence: number
  /** For a connection to wait for its next request. */
  readonly keepAlive: number
  /** How often the times of headers are looked at. */
  readonly checking: number
  readonly connections: number
}

const USUAL_LIMITS: Limits = {
  headers: 10_000,
  request: 60_000,
  silence: 60_000,
  keepAlive: 5_000,
  checking: 5_000,
  connections: 256,
}

export interface HostServer {
  readonly server: Server
  /** For another start on the same profile: with it, it may ask for a token. */
  readonly doorSecret: string
  /** The address of a window, with a token that is used up when the window opens. */
  windowAddress(): string
  /** Ends every connection; answers once the port is free. */
  close(): Promise<void>
}

interface Parts {
  readonly handlers: Handlers
  readonly files: StaticFiles
  /** Is given the bytes of a pack as they come. */
  readonly receivePack: (pieces: AsyncIterable<Uint8Array>) => Promise<Outcome<unknown>>
  readonly readSearchIndex: ReadSearchIndex
  /** Is given what a handler threw, with the name of the call. */
  readonly report: (name: string, error: unknown) => void
  readonly limits?: Limits
}

function isCall(value: unknown): value is readonly [name: string, input: unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string'
}

class Refusal extends Error {
  readonly status: number
  readonly outcome: Outcome<never>
  constructor(status: number, outcome: Outcome<never>) {
    super('refused')
    this.status = status
    this.outcome = outcome
  }
}

function refuse(status: number, message: string): Refusal {
  return new Refusal(status, fail(status === 401 ? 'not-connected' : 'call-malformed', message))
}

function bearer(request: IncomingMessage): string {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
}

type Answer = Outcome<unknown> | readonly Outcome<unknown>[] | { readonly session: string }

function send(response: ServerResponse, status: number, answer: Answer): void {
  const body = Buffer.from(JSON.stringify(answer), 'utf8')
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  })
  response.end(body)
}

/**
 * The services behind HTTP on the loopback address: the window's files, `POST /session` (a token for a session),
 * `POST /call/<name>` (a session for an answer), `POST /calls` (for several), `POST /pack` (a session for the check of a pack), `POST /search-index/<edition>` (a session for bytes), `POST /token`
 * (another start of the program, for a token). Every JSON answer is an `Outcome`, but for the `{ session }` that a token is exchanged for. The caller makes `server` listen, on `HOST_ADDRESS` alone.
 */
export function createHostServer({
  handlers,
  files,
  receivePack,
  readSearchIndex,
  report,
  limits = USUAL_LIMITS,
}: Parts): HostServer {
  const sessions = new Sessions()
  const connections = new Connections(limits.connections)
  /** The files of the window, once read: however many ask, and however slowly they read, there is one copy. */
  const contents = new Map<string, Promise<Buffer>>()
  const door = createDoorSecret()
  /** What ends the deadline of a request that is still being read. */
  const deadlines = new WeakMap<IncomingMessage, () => void>()

  function origin(): string {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server does not listen')
    return `http://${HOST_ADDRESS}:${address.port}`
  }

  /** A page of another site reaches this address under another name (DNS rebinding), or under its own origin. */
  function checkPlace(request: IncomingMessage): void {
    const own = origin()
    // Of two, whoever stands between might have gone by the other.
    if (request.headersDistinct.host?.length !== 1 || `http://${request.headers.host}` !== own)
      throw refuse(421, 'this address is not one of the program')
    if (request.headers.origin !== undefined && request.headers.origin !== own)
      throw refuse(403, 'another site may not use the program')
  }

  function checkFromPage(request: IncomingMessage): void {
    if (request.headers.origin === undefined) throw refuse(403, 'only a window of the program may ask this')
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') throw refuse(403, 'another site may not use the program')
  }

  async function readBody(request: IncomingMessage, limit: number): Promise<unknown> {
    if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
      throw refuse(415, 'a call is sent as application/json')
    }
    const body = await readJsonBody(request, limit)
    if (!body.ok) throw refuse(body.status, body.message)
    return body.value
  }

  /** What comes of a body, for as long as it keeps coming; how long it takes to write it down does not count. */
  async function* piecesOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
    const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>
    try {
      for (;;) {
        request.socket.setTimeout(limits.silence)
        const { done, value } = await pieces.next()
        request.socket.setTimeout(0)
        if (done === true) return
        yield value
      }
    } finally {
      await pieces.return?.()
    }
  }

  async function answerPack(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['content-type'] !== 'application/zip') throw refuse(415, 'a pack is sent as application/zip')
    // A pack may take longer than any call; who sends it has a session.
    deadlines.get(request)?.()
    send(response, 200, await receivePack(piecesOf(request)))
    request.resume()
  }

  /** The bytes as they are; a failure is JSON like every other. */
  async function answerSearchIndex(response: ServerResponse, edition: string): Promise<void> {
    const index = await readSearchIndex(edition)
    if (!index.ok) {
      // As with a call, what was asked in order is answered in order: that there is no index is an answer.
      send(response, index.error.code === 'call-malformed' ? 400 : 200, index)
      return
    }
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': 'application/octet-stream',
      'Content-Length': index.value.byteLength,
      'Cache-Control': 'no-store',
    })
    response.end(index.value)
  }

  /** Each is answered as if it had been asked by itself; what became of it stands in its answer. */
  async function answerCalls(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const calls = await readBody(request, SMALL_BYTES)
    if (!Array.isArray(calls) || calls.length > CALLS_AT_ONCE || !calls.every(isCall))
      throw refuse(400, `several calls are a list of at most ${CALLS_AT_ONCE}, each with its name and what is asked`)
    send(response, 200, await Promise.all(calls.map(([name, input]) => answerCall(handlers, name, input, report))))
  }

  async function answerPost(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === '/token') {
      if (request.headers.origin !== undefined || !door.fits(bearer(request)))
        throw refuse(401, 'only the program itself may ask this')
      send(response, 200, succeed({ token: sessions.issueToken() }))
      return
    }
    const name = /^\/call\/([a-z.-]{1,80})$/.exec(path)?.[1] ?? null
    const edition = path.startsWith(SEARCH_INDEX_PATH) ? path.slice(SEARCH_INDEX_PATH.length) : null
    if (name === null && edition === null && !['/session', '/pack', '/calls'].includes(path))
      throw refuse(404, 'there is nothing at this address')
    checkFromPage(request)
    if (path === '/session') {
      const body = await readBody(request, SMALL_BYTES)
      const token =
        typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string' ? body.token : ''
      const session = sessions.exchange(token)
      if (session === null)
        throw refuse(401, 'this link was used already, or belongs to an earlier start: start the program again')
      send(response, 200, { session })
      return
    }
    if (!sessions.isOpen(bearer(request)))
      throw refuse(401, 'this window is not connected to the program: start the program again')
    connections.keep(request.socket)
    if (edition !== null) {
      request.resume()
      return answerSearchIndex(response, edition)
    }
    if (path === '/calls') return answerCalls(request, response)
    if (name === null) return answerPack(request, response)
    // Only now is a large body read: nobody without a session can fill the memory.
    const input = await readBody(request, CALL_BYTES)
    const outcome = await answerCall(handlers, name, input, report)
    const status = outcome.ok || isCallName(name) ? 200 : 404
    send(response, !outcome.ok && outcome.error.code === 'call-malformed' ? 400 : status, outcome)
  }

  function readOnce(path: string): Promise<Buffer> {
    const held = contents.get(path)
    if (held !== undefined) return held
    const reading = readFile(path)
    contents.set(path, reading)
    // It may be there again when it is next asked for.
    reading.catch(() => contents.delete(path))
    return reading
  }

  async function answerGet(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = files.get(path)
    if (file === undefined) {
      const isCall =
        ['/session', '/token', '/pack', '/calls'].includes(path) ||
        path.startsWith('/call/') ||
        path.startsWith(SEARCH_INDEX_PATH)
      throw isCall ? refuse(405, 'a call is sent with POST') : refuse(404, 'there is nothing at this address')
    }
    const body = await readOnce(file.path)
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': file.mediaType,
      'Content-Length': body.length,
      'Cache-Control': file.cacheControl,
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkPlace(request)
    const path = (request.url ?? '').replace(/\?.*$/s, '')
    if (request.method === 'POST') await answerPost(request, response, path)
    else if (request.method === 'GET' || request.method === 'HEAD') await answerGet(request, response, path)
    else throw refuse(405, 'the program answers GET, HEAD and POST')
  }

  const server = createServer(
    // Headers that trickle in end the connection; so does silence. Bodies have a deadline of their own, but for packs.
    {
      headersTimeout: limits.headers,
      requestTimeout: 0,
      keepAliveTimeout: limits.keepAlive,
      connectionsCheckingInterval: limits.checking,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      // No browser sends a request before the last one was answered. Whoever does may have thousands in one packet.
      if (!connections.begin(request.socket, response)) {
        request.socket.destroy()
        return
      }
      // Once all of an answer is handed over, the time runs in which nothing of it is taken.
      response.once('prefinish', () => request.socket.setTimeout(limits.silence))
      const deadline = setTimeout(() => request.destroy(), limits.request)
      const forget = () => clearTimeout(deadline)
      deadlines.set(request, forget)
      request.once('end', forget).once('close', forget)
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent || request.socket.destroyed) {
          response.destroy()
          return
        }
        if (error instanceof Refusal) {
          send(response, error.status, error.outcome)
          // What is left of the body is thrown away unread, or the sender would never come to read the answer.
          request.resume()
          return
        }
        report(`${request.method ?? ''} request`, error)
        send(response, 500, fail('unexpected', 'the program could not answer'))
      })
    },
  )
  server.on('connection', (socket) => connections.add(socket))

  return {
    server,
    doorSecret: door.secret,
    windowAddress: () => `${origin()}/#token=${sessions.issueToken()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
