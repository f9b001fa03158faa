// How long a script of about the size of the program of the page takes until it has run, in a browser that has seen it before: as a script of the old kind, and as a module.
// What decision 218 rests on: Chromium keeps the compiled code of both and uses that of the first alone.
// node bench/code-cache.mjs [ROUNDS]
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { findBrowser } from '../scripts/find-browser.mjs'
import { inTurn } from './measure.mjs'

const rounds = Number(process.argv[2] ?? 10)
/** So often a browser sees a script before it has made and kept its compiled code, and so long it takes for that after each, in milliseconds. */
const WARMING = 3
const KEEPING = 1_500

const library = dirname(createRequire(import.meta.url).resolve('react-dom/package.json'))
const text = await readFile(join(library, 'cjs', 'react-dom-client.production.js'), 'utf8')
/** The library of React, whole, with nothing to draw: read and begun, as the program is. */
const script = `(()=>{const module={exports:{}},exports=module.exports,require=()=>({});try{${text}}catch{}performance.mark('ran')})()`
const ways = {
  'script of the old kind': '<script defer src="./script.js"></script>',
  module: '<script type="module" src="./module.js"></script>',
}

const server = createServer((request, response) => {
  const page = Object.values(ways)[Number(request.url?.slice(1))]
  const isScript = request.url === '/script.js' || request.url === '/module.js'
  const body = isScript ? script : page === undefined ? '' : `<!doctype html><title>code</title>${page}<p>here`
  response.writeHead(200, {
    'content-type': isScript ? 'text/javascript' : 'text/html',
    'cache-control': isScript ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  response.end(body)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('no Chromium on this machine')
const folder = await mkdtemp(join(tmpdir(), 'bench-code-cache-'))
const context = await chromium.launchPersistentContext(folder, { executablePath, args: ['--no-sandbox'] })
try {
  /** @param {number} way @param {number} staying */
  const visit = async (way, staying) => {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${port}/${way}`)
    await page.waitForFunction(() => performance.getEntriesByName('ran').length > 0)
    const ms = await page.evaluate(() => performance.getEntriesByName('ran')[0]?.startTime ?? Number.NaN)
    await setTimeout(staying)
    await page.close()
    return ms
  }
  for (let time = 0; time < WARMING; time += 1) for (const way of Object.keys(ways).keys()) await visit(way, KEEPING)
  console.log(
    `${(script.length / 1000).toFixed(0)} kB, in ${context.browser()?.version() ?? 'a Chromium'}, after ${WARMING} visits`,
  )
  const medians = await inTurn(Object.fromEntries(Object.keys(ways).map((name, way) => [name, () => visit(way, 0)])), rounds)
  const [old = Number.NaN, asModule = Number.NaN] = Object.keys(ways).map((name) => medians[name])
  console.log(`as a module it has run after ${(asModule / old).toFixed(2)} times the time`)
} finally {
  await context.close()
  server.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
