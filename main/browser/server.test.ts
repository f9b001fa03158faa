import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fail, succeed } from '#shared/contract/failure.ts'
import { listStaticFiles } from '../services/web/static-files.ts'
import { createHostServer, type HostServer } from './server.ts'
import { rawRequest } from './testing/raw-request.ts'
import { testHandlers } from './testing/test-handlers.ts'

const handlers = testHandlers({
  'verification.start': () => Promise.reject(new Error('it broke')),
  'export.look': async () => succeed({ files: [], others: [] }),
  'export.write': async () => succeed({ state: 'written', files: [] }),
  'file.save': async ({ text }) => succeed({ outcome: 'saved', path: String(text.length) }),
})

let base = ''
let host: HostServer
let port = 0
let own = ''
let reported: string[] = []
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'server-'))
  await mkdir(join(base, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(base, 'renderer', 'index.html'), '<p>page')
  await writeFile(join(base, 'renderer', 'assets', 'index-DitVJWvb.js'), 'script')
  await writeFile(join(base, 'secret.txt'), 'secret')
  reported = []
  host = createHostServer({
    handlers,
    files: await listStaticFiles(join(base, 'renderer')),
    receivePack: async (pieces) => {
      let bytes = 0
      for await (const piece of pieces) bytes += piece.length
      return succeed({ bytes })
    },
    readSearchIndex: async (edition) => {
      if (edition === 'v1') return succeed(Uint8Array.of(0x53, 0x45, 0x00, 0xff))
      return edition === '../x'
        ? fail('call-malformed', 'no edition')
        : fail('edition-unknown', `edition ${String(edition)} does not exist`)
    },
    report: (name) => reported.push(name),
  })
  await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve))
  port = (host.server.address() as AddressInfo).port
  own = `http://127.0.0.1:${port}`
})
afterEach(async () => {
  await host.close()
  await rm(base, { recursive: true, force: true })
})

function token(): string {
  return new URL(host.windowAddress()).hash.slice('#token='.length)
}

function post(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  return rawRequest(port, {
    method: 'POST',
    path,
    body,
    headers: { Origin: own, 'Content-Type': 'application/json', ...headers },
  })
}

async function session(): Promise<Record<string, string>> {
  const answer = await post('/session', JSON.stringify({ token: token() }))
  return { Authorization: `Bearer ${JSON.parse(answer.text).session}` }
}

describe('sessions', () => {
  test('a token opens one session, which answers calls again and again', async () => {
    const authorisation = await session()
    for (const _ of [1, 2]) {
      const answer = await post('/call/program.describe', '{}', authorisation)
      expect(answer.status).toBe(200)
      expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: { name: 'n' } })
    }
  })

  test('several windows may be connected', async () => {
    for (const authorisation of [await session(), await session()]) {
      expect((await post('/call/program.describe', '{}', authorisation)).status).toBe(200)
    }
  })

  test('a token that was used opens nothing', async () => {
    const body = JSON.stringify({ token: token() })
    expect((await post('/session', body)).status).toBe(200)
    const again = await post('/session', body)
    expect(again.status).toBe(401)
    expect(JSON.parse(again.text)).toMatchObject({ ok: false, error: { code: 'not-connected' } })
  })

  test.each(['{}', '{"token":""}', '{"token":1}', 'null', '[]', `{"token":"${'a'.repeat(43)}"}`])(
    '%s opens nothing',
    async (body) => {
      expect((await post('/session', body)).status).toBe(401)
    },
  )

  test.each([{}, { Authorization: 'Bearer ' }, { Authorization: `Bearer ${'a'.repeat(43)}` }, { Authorization: 'Basic YTpi' }])(
    'a call with %j is refused',
    async (headers) => {
      expect((await post('/call/program.describe', '{}', { ...headers })).status).toBe(401)
    },
  )

  test('a token is no session, and a session no token', async () => {
    expect((await post('/call/program.describe', '{}', { Authorization: `Bearer ${token()}` })).status).toBe(401)
    const { Authorization = '' } = await session()
    expect((await post('/session', JSON.stringify({ token: Authorization.slice(7) }))).status).toBe(401)
  })

  test('another start of the program gets a token with the secret of the profile, and a page does not', async () => {
    const headers = { Authorization: `Bearer ${host.doorSecret}` }
    const answer = await rawRequest(port, { method: 'POST', path: '/token', headers })
    const given = JSON.parse(answer.text).value.token
    expect((await post('/session', JSON.stringify({ token: given }))).status).toBe(200)
    expect((await post('/token', '', headers)).status).toBe(401)
    expect((await rawRequest(port, { method: 'POST', path: '/token' })).status).toBe(401)
    expect((await rawRequest(port, { method: 'POST', path: '/token', headers: await session() })).status).toBe(401)
  })
})

describe('other sites', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.0.0.1.evil.example'])(
    'a request for the host %s is refused, as after DNS rebinding',
    async (name) => {
      const answer = await rawRequest(port, { path: '/', headers: { Host: name } })
      expect(answer.status).toBe(421)
      expect(answer.text).not.toContain('page')
    },
  )

  test.each(['http://evil.example', 'null', 'http://localhost', 'http://127.0.0.1', 'https://127.0.0.1'])(
    'a call from the origin %s is refused, even with a session',
    async (origin) => {
      const answer = await post('/call/program.describe', '{}', { ...(await session()), Origin: origin })
      expect(answer.status).toBe(403)
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  test('a call without an origin, or that the browser calls cross-site, is refused', async () => {
    const headers = { 'Content-Type': 'application/json', ...(await session()) }
    expect((await rawRequest(port, { method: 'POST', path: '/call/program.describe', headers, body: '{}' })).status).toBe(403)
    expect((await post('/call/program.describe', '{}', { ...headers, 'Sec-Fetch-Site': 'same-site' })).status).toBe(403)
    expect((await post('/call/program.describe', '{}', { ...headers, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })

  test('a question beforehand (CORS) gets no leave', async () => {
    const headers = { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' }
    const answer = await rawRequest(port, { method: 'OPTIONS', path: '/call/program.describe', headers })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json, text/plain'])(
    'a body of the kind %s, which a form could send, is refused',
    async (kind) => {
      expect((await post('/call/program.describe', '{}', { ...(await session()), 'Content-Type': kind })).status).toBe(415)
    },
  )
})

describe('calls', () => {
  test('an unknown one is refused', async () => {
    const answer = await post('/call/program.destroy', '{}', await session())
    expect(answer.status).toBe(404)
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'call-unknown' } })
    expect((await post('/call/constructor', '{}', await session())).status).toBe(404)
    expect((await post('/call/../session', '{}', await session())).status).toBe(404)
  })

  test.each(['', '{', '{"a":1}', '[]', 'nul', '"\\ud800'])('the body %j is refused', async (body) => {
    const answer = await post('/call/program.describe', body, await session())
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'call-malformed' } })
  })

  test('bytes that are not UTF-8 are refused, and not made into something else', async () => {
    const body = Buffer.concat([Buffer.from('{"suggestedName":"a","text":"'), Buffer.from([0xff]), Buffer.from('"}')])
    expect((await post('/call/file.save', body, await session())).status).toBe(400)
  })

  test('several are answered in their order, each as if it had been asked by itself', async () => {
    const calls = [
      ['program.describe', {}],
      ['program.destroy', {}],
      ['program.describe', { a: 1 }],
      ['constructor', {}],
      ['program.describe', {}],
    ]
    const { status, text } = await post('/calls', JSON.stringify(calls), await session())
    expect(status).toBe(200)
    const alone = await Promise.all(
      calls.map(async ([name, input]) => (await post(`/call/${String(name)}`, JSON.stringify(input), await session())).text),
    )
    expect(JSON.parse(text)).toEqual(alone.map((answer) => JSON.parse(answer) as unknown))
    expect(JSON.parse(text)).toMatchObject([{ ok: true }, { ok: false }, { ok: false }, { ok: false }, { ok: true }])
  })

  test.each([
    ['no list', '{}'],
    ['a name without its input', '[["program.describe"]]'],
    ['a name that is none', '[[1,{}]]'],
    ['an input too many', '[["program.describe",{},{}]]'],
    ['more than a window asks', JSON.stringify(Array.from({ length: 9 }, () => ['program.describe', {}]))],
    ['nothing that is JSON', '['],
  ])('of several, %s is refused', async (_, body) => {
    const answer = await post('/calls', body, await session())
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'call-malformed' } })
  })

  test('several need a session, a page of the program, and little room', async () => {
    const body = '[["program.describe",{}]]'
    expect((await post('/calls', body, {})).status).toBe(401)
    expect((await post('/calls', body, { ...(await session()), Origin: 'https://example.org' })).status).toBe(403)
    expect((await post('/calls', body, { ...(await session()), 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await post('/calls', `[["program.describe",{"a":"${'a'.repeat(5_000)}"}]]`, await session())).status).toBe(413)
  })

  test('GET and other methods are refused', async () => {
    for (const path of ['/call/program.describe', '/calls', '/session', '/token'])
      expect((await rawRequest(port, { path })).status).toBe(405)
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE']) {
      expect((await rawRequest(port, { method, path: '/', headers: { 'Content-Length': '0' } })).status).toBe(405)
    }
  })

  test('a failure inside is answered, and reported by the name of the call', async () => {
    const answer = await post('/call/verification.start', '{}', await session())
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(reported).toEqual(['verification.start'])
  })

  test('a large text comes through', async () => {
    const text = 'é'.repeat(5_000_000)
    const answer = await post('/call/file.save', JSON.stringify({ suggestedName: 'a.md', text }), await session())
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: { path: '5000000' } })
  })

  test('a body over the limit is refused, whether it says so or not', async () => {
    const authorisation = await session()
    const large = Buffer.alloc(67 * 1024 * 1024, 0x20)
    expect((await post('/call/file.save', large, authorisation)).status).toBe(413)
    expect((await post('/call/file.save', large, { ...authorisation, 'Transfer-Encoding': 'chunked' })).status).toBe(413)
    expect((await post('/session', Buffer.alloc(10_000, 0x20))).status).toBe(413)
  })

  test('a request that does not come to its end stops nobody else', async () => {
    const slow = connect(port, '127.0.0.1')
    slow.on('error', () => undefined)
    slow.write(
      `POST /session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${own}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    )
    expect((await post('/call/program.describe', '{}', await session())).status).toBe(200)
    slow.destroy()
  })

  test('what is not HTTP is refused', async () => {
    const socket = connect(port, '127.0.0.1')
    const answer = new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (chunk) => {
        text += String(chunk)
      })
      socket.on('close', () => resolve(text))
    })
    socket.write('hello\r\n\r\n')
    expect(await answer).toContain('400 Bad Request')
  })
})

describe('files', () => {
  test('the page and what belongs to it are served with the policy', async () => {
    const page = await rawRequest(port, { path: '/' })
    expect(page).toMatchObject({ status: 200, text: '<p>page' })
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-dns-prefetch-control': 'off',
      'permissions-policy': expect.stringMatching(/^(?:[a-z-]+=\(\)(?:, |$))+$/),
    })
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default print-page",
    )
    const script = await rawRequest(port, { path: '/assets/index-DitVJWvb.js?x=1' })
    expect(script).toMatchObject({ status: 200, text: 'script' })
    expect(script.headers['cache-control']).toContain('immutable')
    expect(await rawRequest(port, { method: 'HEAD', path: '/' })).toMatchObject({ status: 200, text: '' })
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '//etc/passwd',
    '/assets',
    '/assets/',
    '/index.html%00.txt',
    '/INDEX.HTML',
    'http://evil.example/index.html',
    '*',
    '/constructor',
    '/__proto__',
  ])('%s is not there', async (path) => {
    const answer = await rawRequest(port, { path })
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('secret')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

test('listens on loopback alone', () => {
  expect((host.server.address() as AddressInfo).address).toBe('127.0.0.1')
})

describe('a pack', () => {
  const zip = { 'Content-Type': 'application/zip' }

  test('is handed on as it comes, larger than any call may be', async () => {
    const answer = await post('/pack', Buffer.alloc(61 * 1024 * 1024), { ...zip, ...(await session()) })
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { bytes: 61 * 1024 * 1024 } })
  })

  test('is refused without a session, from another site, and as another kind of content', async () => {
    const authorisation = await session()
    expect((await post('/pack', 'x', zip)).status).toBe(401)
    expect((await post('/pack', 'x', { ...zip, ...authorisation, Origin: 'https://example.org' })).status).toBe(403)
    expect((await post('/pack', 'x', { ...zip, ...authorisation, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await post('/pack', 'x', authorisation)).status).toBe(415)
    expect((await rawRequest(port, { path: '/pack', headers: authorisation })).status).toBe(405)
  })
})

describe('a search index', () => {
  test('comes as it is, for a session', async () => {
    const answer = await post('/search-index/v1', '', await session())
    expect(answer).toMatchObject({ status: 200 })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '4',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.text).toBe('SE\u0000\ufffd')
  })

  test('of an edition that is not there is a failure like every other', async () => {
    const unknown = await post('/search-index/v9', '', await session())
    expect(unknown.status).toBe(200)
    expect(unknown.headers['content-type']).toContain('application/json')
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, error: { code: 'edition-unknown' } })
    expect((await post('/search-index/../x', '', await session())).status).toBe(400)
  })

  test('is refused without a session, from another site, and by another method', async () => {
    const authorisation = await session()
    expect((await post('/search-index/v1', '')).status).toBe(401)
    expect((await post('/search-index/v1', '', { ...authorisation, Origin: 'https://example.org' })).status).toBe(403)
    expect((await post('/search-index/v1', '', { ...authorisation, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    expect((await rawRequest(port, { method: 'POST', path: '/search-index/v1', headers: authorisation })).status).toBe(403)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
      expect((await rawRequest(port, { method, path: '/search-index/v1', headers: authorisation })).status, method).toBe(405)
  })
})
