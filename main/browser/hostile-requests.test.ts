import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { succeed } from '#shared/contract/failure.ts'
import { listStaticFiles } from '../services/web/static-files.ts'
import { createHostServer, type HostServer, type Limits } from './server.ts'
import { rawRequest } from './testing/raw-request.ts'
import { type RawSocket, rawSocket } from './testing/raw-socket.ts'
import { testHandlers } from './testing/test-handlers.ts'

/** Times that never pass in a test, but for the one that it is about. */
const patient: Limits = {
  headers: 600_000,
  request: 600_000,
  silence: 600_000,
  keepAlive: 600_000,
  checking: 10,
  connections: 40,
}
/** In ms: short enough to pass at once. */
const SHORT = 40
/** More than what two kernels and Node take before anybody reads. */
const LARGE = 24 * 1024 * 1024

let base = ''
let host: HostServer
let port = 0
let own = ''
let packs: Promise<string>[] = []
const sockets: RawSocket[] = []

async function serve(limits: Partial<Limits> = {}): Promise<void> {
  host = createHostServer({
    handlers: testHandlers({
      'file.save': async ({ text }) => succeed({ outcome: 'saved', path: `${text.length}` }),
      'archive.text': async () => succeed({ text: 'x'.repeat(LARGE), sha512: '', record: {} as never }),
    }),
    files: await listStaticFiles(join(base, 'renderer')),
    receivePack: async (pieces) => {
      const received = (async () => {
        let bytes = 0
        try {
          for await (const piece of pieces) bytes += piece.length
          return `${bytes} bytes`
        } catch (error) {
          return `broken off: ${String(error)}`
        }
      })()
      packs.push(received)
      return succeed({ received: await received })
    },
    readSearchIndex: async () => succeed(new Uint8Array(LARGE)),
    report: () => undefined,
    limits: { ...patient, ...limits },
  })
  await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve))
  port = (host.server.address() as AddressInfo).port
  own = `http://127.0.0.1:${port}`
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'hostile-'))
  await mkdir(join(base, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(base, 'renderer', 'index.html'), '<p>page')
  await writeFile(join(base, 'renderer', 'assets', 'large.txt'), Buffer.alloc(LARGE, 'a'))
  packs = []
})
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.destroy()
  await host.close()
  await rm(base, { recursive: true, force: true })
})

async function open(): Promise<RawSocket> {
  const one = await rawSocket(port)
  sockets.push(one)
  return one
}

/** All that comes back on a connection for these bytes, when the other side has nothing more to say. */
async function send(bytes: string | Buffer): Promise<string> {
  const one = await open()
  one.socket.end(bytes)
  return one.ended
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  rawRequest(port, { method: 'POST', path, body, headers: { Origin: own, 'Content-Type': 'application/json', ...headers } })

async function session(): Promise<string> {
  const token = new URL(host.windowAddress()).hash.slice('#token='.length)
  return `Bearer ${JSON.parse((await post('/session', JSON.stringify({ token }))).text).session}`
}

/** What the person's window does: it loads its page, connects and calls. */
async function windowWorks(): Promise<void> {
  expect(await rawRequest(port, { path: '/' })).toMatchObject({ status: 200, text: '<p>page' })
  const answer = await post('/call/program.describe', '{}', { Authorization: await session() })
  expect(JSON.parse(answer.text)).toMatchObject({ ok: true })
}

/** A request as bytes, with the headers of the window; more of them may be given, whole. */
function bytesOf(method: string, path: string, headers: readonly string[] = [], body = ''): string {
  return [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...headers, '', body].join('\r\n')
}

const statuses = (answers: string) => [...answers.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status))

describe('where it can be reached', () => {
  beforeEach(() => serve())

  test('not by another address of this machine', async () => {
    const addresses = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .map(({ address }) => address)
    for (const address of new Set(['::1', '127.0.0.2', ...addresses])) {
      if (address === '127.0.0.1') continue
      const socket = connect(port, address)
      const [error] = (await once(socket, 'error').catch((thrown) => [thrown])) as [NodeJS.ErrnoException]
      expect(['ECONNREFUSED', 'EADDRNOTAVAIL', 'EINVAL', 'EHOSTUNREACH', 'ENETUNREACH'], address).toContain(error.code)
    }
  })

  test.each([
    ['with a dot behind it', 'Host: 127.0.0.1.:PORT'],
    ['without the port', 'Host: 127.0.0.1'],
    ['with another port', 'Host: 127.0.0.1:1'],
    ['with a port that begins with zeros', 'Host: 127.0.0.1:0PORT'],
    ['by name', 'Host: localhost:PORT'],
    ['by name in capitals', 'Host: LOCALHOST:PORT'],
    ['as one number', 'Host: 2130706433:PORT'],
    ['in octal', 'Host: 0177.0.0.1:PORT'],
    ['as IPv6', 'Host: [::ffff:127.0.0.1]:PORT'],
    ['behind a name of a person', 'Host: a@127.0.0.1:PORT'],
    ['with a path', 'Host: 127.0.0.1:PORT/x'],
    ['before another site', 'Host: 127.0.0.1:PORT.evil.example'],
    ['empty', 'Host:'],
    ['twice', 'Host: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT'],
    ['twice, the second another', 'Host: 127.0.0.1:PORT\r\nHost: evil.example'],
    ['twice, the first another', 'Host: evil.example\r\nHost: 127.0.0.1:PORT'],
    ['missing', 'X-Forwarded-Host: 127.0.0.1:PORT'],
  ])('not where its host is given %s', async (_, line) => {
    const answer = await send(`GET / HTTP/1.1\r\n${line.replaceAll('PORT', String(port))}\r\nConnection: close\r\n\r\n`)
    expect(statuses(answer)[0]).toBeOneOf([400, 421])
    expect(answer).not.toContain('<p>page')
  })

  test('not without a host by HTTP/1.0, and not by a whole address as the target', async () => {
    expect(await send('GET / HTTP/1.0\r\n\r\n')).toContain('421')
    expect(await send(bytesOf('GET', `${own}/`, ['Connection: close']))).toContain('404')
    const elsewhere = await send(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
    expect(elsewhere).toContain('404')
  })

  test('an origin that is given twice is not ours', async () => {
    const headers = [
      `Origin: ${own}`,
      'Origin: http://evil.example',
      `Authorization: ${await session()}`,
      'Content-Type: application/json',
      'Content-Length: 2',
      'Connection: close',
    ]
    expect(statuses(await send(bytesOf('POST', '/call/program.describe', headers, '{}')))).toEqual([403])
  })
})

describe('requests that two readers would read differently', () => {
  beforeEach(() => serve())
  const smuggled = () => bytesOf('GET', '/', ['X: smuggled'])

  test.each<readonly [string, (inner: string) => string]>([
    [
      'a length and pieces',
      (inner) => bytesOf('POST', '/session', ['Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${inner}`),
    ],
    ['two lengths', (inner) => bytesOf('POST', '/session', ['Content-Length: 0', 'Content-Length: 5'], inner)],
    ['a length with a sign', (inner) => bytesOf('POST', '/session', ['Content-Length: +0'], inner)],
    ['a length in hexadecimal', (inner) => bytesOf('POST', '/session', ['Content-Length: 0x0'], inner)],
    ['a list of lengths', (inner) => bytesOf('POST', '/session', ['Content-Length: 0, 0'], inner)],
    ['an unknown coding', (inner) => bytesOf('POST', '/session', ['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${inner}`)],
    [
      'a coding with a space before its colon',
      (inner) => bytesOf('POST', '/session', ['Transfer-Encoding : chunked'], `0\r\n\r\n${inner}`),
    ],
    [
      'a header on two lines',
      (inner) => bytesOf('POST', '/session', ['Transfer-Encoding:\r\n chunked', 'Content-Length: 4'], `0\r\n\r\n${inner}`),
    ],
    ['lines that end with LF', (inner) => bytesOf('POST', '/session', ['A: b\nContent-Length: 0'], inner)],
    ['lines that end with CR', (inner) => bytesOf('POST', '/session', ['A: b\rContent-Length: 0'], inner)],
    ['a zero in a header', (inner) => bytesOf('POST', '/session', ['A: b\0c'], inner)],
    [
      'a piece of a length beyond all',
      () => bytesOf('POST', '/session', ['Transfer-Encoding: chunked'], 'fffffffffffffffff\r\n'),
    ],
    ['a piece of no length', () => bytesOf('POST', '/session', ['Transfer-Encoding: chunked'], '-1\r\nx\r\n')],
    ['a piece that ends wrongly', (inner) => bytesOf('POST', '/session', ['Transfer-Encoding: chunked'], `1\r\nxx${inner}`)],
  ])('%s: nothing behind it is answered', async (_, make) => {
    const answer = await send(make(smuggled()))
    expect(answer).not.toContain('<p>page')
    expect(statuses(answer).filter((status) => status < 400)).toEqual([])
    await windowWorks()
  })

  test('one that comes before the last was answered ends the connection, and thousands cost no memory', async () => {
    const one = await open()
    one.socket.write(bytesOf('GET', '/assets/large.txt').repeat(5_000))
    const before = process.memoryUsage.rss()
    await one.ended
    expect(statuses(one.text).length).toBeLessThanOrEqual(1)
    expect(process.memoryUsage.rss() - before).toBeLessThan(10 * LARGE)
    await windowWorks()
  })
})

describe('what is no question of a window', () => {
  beforeEach(() => serve())

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND', 'LINK'])(
    '%s is refused, and echoes nothing',
    async (method) => {
      const answer = await send(bytesOf(method, '/', ['X-Secret: seen', 'Connection: close']))
      expect(statuses(answer)).toEqual([405])
      expect(answer).not.toContain('seen')
      expect(answer.toLowerCase()).not.toContain('access-control')
    },
  )

  test('it is no proxy and becomes nothing else', async () => {
    expect(statuses(await send(`CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n`))).toEqual([])
    const upgrade = ['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==']
    expect(await send(bytesOf('GET', '/', [...upgrade, 'Sec-WebSocket-Version: 13']))).not.toContain('101')
    expect(await send('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')).not.toMatch(/HTTP\/1\.1 [12]/)
    expect(statuses(await send(bytesOf('GET', '/', ['Expect: the-unexpected', 'Connection: close'])))).toEqual([417])
    await windowWorks()
  })

  test.each<readonly [string, () => string | Buffer]>([
    ['noise', () => randomBytes(100_000)],
    ['a handshake of TLS', () => Buffer.from('16030100a5010000a10303', 'hex')],
    ['a method without end', () => 'A'.repeat(200_000)],
    ['an address without end', () => `GET /${'a'.repeat(200_000)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`],
    ['a header without end', () => bytesOf('GET', '/', [`A: ${'a'.repeat(200_000)}`])],
    [
      'headers without number',
      () =>
        bytesOf(
          'GET',
          '/',
          Array.from({ length: 20_000 }, (_, at) => `A${at}: b`),
        ),
    ],
    ['a version that does not exist', () => `GET / HTTP/9.9\r\nHost: 127.0.0.1:${port}\r\n\r\n`],
    ['nothing', () => ''],
  ])('%s is refused, and the window goes on', async (_, make) => {
    const answer = await send(make())
    expect(statuses(answer).filter((status) => status < 400)).toEqual([])
    await windowWorks()
  })
})

describe('those that are slow', () => {
  test('headers that do not come to their end, or never begin, end the connection', async () => {
    await serve({ headers: SHORT })
    const halfway = await open()
    halfway.socket.write('GET / HTTP/1.1\r\nHo')
    const silent = await open()
    await halfway.ended
    await silent.ended
    await windowWorks()
  })

  test('headers that come letter by letter end the connection all the same', async () => {
    await serve({ headers: SHORT })
    const one = await open()
    const trickle = setInterval(() => one.socket.write('A'), 1)
    one.socket.write('GET / HTTP/1.1\r\nA: ')
    await one.ended
    clearInterval(trickle)
    expect(statuses(one.text)).toEqual([408])
  })

  test('a body that does not come to its end ends the connection, a letter at a time or not', async () => {
    await serve({ request: SHORT })
    const headers = [`Origin: ${own}`, 'Content-Type: application/json', 'Content-Length: 4000']
    const one = await open()
    one.socket.write(bytesOf('POST', '/session', headers, '{'))
    const another = await open()
    another.socket.write(bytesOf('POST', '/session', headers, '{'))
    const trickle = setInterval(() => another.socket.write(' '), 1)
    await Promise.all([one.ended, another.ended])
    clearInterval(trickle)
    await windowWorks()
  })

  test('a body that is refused and goes on ends the connection', async () => {
    await serve({ request: SHORT })
    const one = await open()
    const headers = [`Origin: ${own}`, 'Content-Type: application/zip', 'Transfer-Encoding: chunked']
    one.socket.write(bytesOf('POST', '/pack', headers, '1\r\nx\r\n'))
    await one.has('401')
    await one.ended
  })

  test('a pack that stands still is broken off', async () => {
    await serve({ silence: SHORT })
    const one = await open()
    const headers = [`Origin: ${own}`, `Authorization: ${await session()}`, 'Content-Type: application/zip']
    one.socket.write(bytesOf('POST', '/pack', [...headers, 'Content-Length: 100'], 'x'))
    await one.ended
    expect(await packs[0]).toContain('broken off')
    await windowWorks()
  })

  test('a pack may take longer than any other request', async () => {
    await serve({ request: SHORT })
    const one = await open()
    const headers = [`Origin: ${own}`, `Authorization: ${await session()}`, 'Content-Type: application/zip']
    one.socket.write(bytesOf('POST', '/pack', [...headers, 'Transfer-Encoding: chunked']))
    const begun = performance.now()
    while (performance.now() - begun < 5 * SHORT)
      await new Promise<void>((resolve) => one.socket.write('1\r\nx\r\n', () => resolve()))
    one.socket.write('0\r\n\r\n')
    expect(await one.has('"received"')).toMatch(/\d+ bytes/)
  })

  test.each(['a file', 'an answer', 'a search index'])('%s that is not read on ends the connection', async (kind) => {
    await serve({ silence: SHORT })
    const headers = [`Origin: ${own}`, `Authorization: ${await session()}`, 'Content-Type: application/json']
    const one = await open()
    one.socket.pause()
    const input = JSON.stringify({ edition: 'v1', source: 'letter' })
    one.socket.write(
      {
        'a file': bytesOf('GET', '/assets/large.txt'),
        'an answer': bytesOf('POST', '/call/archive.text', [...headers, `Content-Length: ${input.length}`], input),
        'a search index': bytesOf('POST', '/search-index/v1', [...headers, 'Content-Length: 0']),
      }[kind] ?? '',
    )
    const count = () => new Promise<number>((resolve) => host.server.getConnections((_, number) => resolve(number)))
    await expect.poll(count).toBe(0)
    await windowWorks()
  })

  test('a connection that waits for nothing is ended', async () => {
    await serve({ keepAlive: SHORT })
    const one = await open()
    one.socket.write(bytesOf('GET', '/'))
    expect(statuses(await one.ended)).toEqual([200])
  })
})

describe('those that are many', () => {
  test('a window gets its connection, however many others hold theirs', async () => {
    await serve()
    const authorisation = await session()
    const held = await open()
    held.socket.write(
      bytesOf(
        'POST',
        '/call/program.describe',
        [`Origin: ${own}`, `Authorization: ${authorisation}`, 'Content-Type: application/json', 'Content-Length: 2'],
        '{}',
      ),
    )
    await held.has('"ok":true')
    const others: RawSocket[] = []
    for (let count = 0; count < patient.connections * 3; count++) {
      const one = await open()
      one.socket.write('GET / HTTP/1.1\r\n')
      others.push(one)
    }
    await windowWorks()
    // The window's own connection was not the one that had to go.
    held.socket.write(bytesOf('GET', '/', ['Connection: close']))
    expect(await held.ended).toContain('<p>page')
    await Promise.all(others.slice(0, patient.connections).map(({ ended }) => ended))
    const count = await new Promise<number>((resolve) => host.server.getConnections((_, number) => resolve(number)))
    expect(count).toBeLessThanOrEqual(patient.connections)
  })
})
