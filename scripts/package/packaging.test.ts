import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createPackage, extractAll } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../find-browser.mjs'
import { readOrigin } from '../licences/write-licences.mjs'
import { buildWhatIsStale } from '../start/build.mjs'
import { checkContents, differences } from './contents.mjs'
import { readFuses } from './fuses.mjs'
import { type Layout, layoutOf } from './layout.mjs'
import { packUnpacked } from './pack.mjs'
import { makeStandIn } from './stand-in.mjs'

type Platform = Layout['platform']

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
/** electron-builder packs for every platform on Linux, and for macOS not on Windows; each system proves at least its own. */
const platforms: readonly Platform[] =
  process.platform === 'linux' ? ['linux', 'win', 'mac'] : [process.platform === 'darwin' ? 'mac' : 'win']
const own = platforms[0] ?? 'linux'

let folder = ''
const dists = new Map<Platform, string>()
/** The unpacked programs, by platform. */
const packed = new Map<Platform, string>()

function of(map: ReadonlyMap<Platform, string>, platform: Platform): string {
  const found = map.get(platform)
  if (found === undefined) throw new Error(`nothing was packed for ${platform}`)
  return found
}

beforeAll(async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as {
    version: string
  }
  folder = mkdtempSync(join(tmpdir(), 'packaging-'))
  if (!(await buildWhatIsStale(root, console.log))) throw new Error('there is no build to pack')
  for (const platform of platforms) {
    const electronDist = await makeStandIn(platform, folder, version)
    dists.set(platform, electronDist)
    packed.set(platform, await packUnpacked(root, { platform, output: join(folder, platform), electronDist }))
  }
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A copy of the unpacked program of this system, to be spoilt. */
function copy(): { readonly place: string; readonly layout: Layout } {
  const place = mkdtempSync(join(folder, 'spoilt-'))
  cpSync(of(packed, own), place, { recursive: true, verbatimSymlinks: true })
  return { place, layout: layoutOf(place) }
}

/** A copy whose asar was packed anew after a change. */
async function withOtherAsar(change: (asar: string) => void): Promise<readonly string[]> {
  const { place, layout } = copy()
  const asar = join(layout.resources, 'app.asar')
  const within = mkdtempSync(join(folder, 'asar-'))
  extractAll(asar, within)
  change(within)
  await createPackage(within, asar)
  return checkContents(place, root).problems.filter((problem) => !problem.includes('the digest of its app.asar'))
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

test.each(platforms)(
  'the package for %s holds what it must and nothing else, within its limits, and bears its fuses',
  async (platform) => {
    const place = of(packed, platform)
    expect(checkContents(place, root).problems).toEqual([])
    const { problems, lines } = await readFuses(layoutOf(place).program)
    expect(problems).toEqual([])
    expect(lines).toContain('EnableNodeCliInspectArguments: off')
    expect(lines).toContain('OnlyLoadAppFromAsar: on')
  },
)

test.runIf(platforms.includes('mac'))('on macOS it takes links, offers itself for files, and asks for nothing else', () => {
  const list = readFileSync(join(layoutOf(of(packed, 'mac')).program, 'Contents', 'Info.plist'), 'utf8')
  const strings = (key: string) =>
    Array.from(list.matchAll(new RegExp(`<key>${key}</key>\\s*<string>([^<]*)`, 'g')), ([, value]) => value)
  expect(list).toMatch(/<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>campaign-archive<\/string>\s*<\/array>/)
  expect(strings('LSHandlerRank')).toEqual(['Alternate', 'Alternate', 'Alternate'])
  expect(list).toMatch(/<key>NSAllowsArbitraryLoads<\/key>\s*<false\/>/)
  expect(list).not.toMatch(/UsageDescription/)
})

test('each fuse that stands otherwise is named', async () => {
  const { layout } = copy()
  for (const fuse of Object.values(FuseV1Options).filter((value) => typeof value === 'number')) {
    const name = FuseV1Options[fuse] ?? ''
    const before = (await readFuses(layout.program)).lines.find((line) => line.startsWith(`${name}:`))
    const isOn = before === `${name}: on`
    await flipFuses(layout.program, { version: FuseVersion.V1, [fuse]: !isOn })
    expect((await readFuses(layout.program)).problems).toEqual([expect.stringContaining(`the fuse ${name} must be`)])
    await flipFuses(layout.program, { version: FuseVersion.V1, [fuse]: isOn })
  }
  expect((await readFuses(layout.program)).problems).toEqual([])
})

test('the twin for Playwright differs in inspection alone, and is refused as a program for people', async () => {
  const output = join(folder, 'twin')
  const config = 'electron-builder.twin.yml'
  const place = await packUnpacked(root, { platform: own, output, electronDist: of(dists, own), config })
  const { program, resources } = layoutOf(place)
  expect((await readFuses(program)).problems).toEqual(['the fuse EnableNodeCliInspectArguments must be off, and it is on'])
  expect(checkContents(place, root).problems).toEqual([
    'app.asar calls itself Campaign Archive test twin, by which it can be driven by others',
  ])
  expect((await readFuses(program, { twin: true })).problems).toEqual([])
  expect(checkContents(place, root, { twin: true }).problems).toEqual([])
  const real = layoutOf(of(packed, own))
  expect((await readFuses(real.program, { twin: true })).problems).toHaveLength(1)
  expect(checkContents(of(packed, own), root, { twin: true }).problems).toHaveLength(1)
  // Nothing else of it is another program than the one that people get.
  const [asar, twin] = [mkdtempSync(join(folder, 'asar-')), mkdtempSync(join(folder, 'asar-'))]
  extractAll(join(real.resources, 'app.asar'), asar)
  extractAll(join(resources, 'app.asar'), twin)
  expect(differences(asar, twin)).toEqual(['package.json is not the same, byte for byte'])
})

test('what does not belong in the asar is found', async () => {
  const additions = [
    'out/main/browser.js',
    'out/main/browser-program.js',
    'out/main/desktop.js.map',
    'out/main/desktop.test.js',
    'out/main/desktop.ts',
    'out/renderer/assets/unknown-AAAAAAAA.css',
    'out/search-index/v9.search',
    'node_modules/zod/index.js',
    'resources/archive/inventory.json',
  ]
  const problems = await withOtherAsar((asar) => {
    for (const name of additions) {
      mkdirSync(dirname(join(asar, name)), { recursive: true })
      writeFileSync(join(asar, name), '1')
    }
  })
  expect(problems.toSorted()).toEqual(additions.map((name) => `${name} does not belong in app.asar`).toSorted())
})

test('what is missing in the asar is found', async () => {
  const missing = [
    'out/main/verify-worker.js',
    'out/preload/index.cjs',
    'out/search-index/v3.search',
    'out/renderer/licences.json',
  ]
  const problems = await withOtherAsar((asar) => {
    for (const name of missing) rmSync(join(asar, name))
  })
  expect(problems.toSorted()).toEqual(missing.map((name) => `${name} is missing in app.asar`).toSorted())
})

test('a map to sources, a path of this machine, development packages and too many bytes are found', async () => {
  const problems = await withOtherAsar((asar) => {
    appendFileSync(join(asar, 'out/main/desktop.js'), '\n//# sourceMappingURL=desktop.js.map\n')
    appendFileSync(join(asar, 'out/preload/index.cjs'), `\n// ${root}/preload/index.ts\n`)
    appendFileSync(join(asar, 'out/main/verify-worker.js'), ' '.repeat(4_000_000))
    const manifest = JSON.parse(readFileSync(join(asar, 'package.json'), 'utf8'))
    writeFileSync(
      join(asar, 'package.json'),
      JSON.stringify({ ...manifest, devDependencies: { vite: '8' }, main: 'out/main/other.js' }),
    )
  })
  expect(problems).toEqual([
    'out/main/desktop.js names a map to its sources',
    'out/preload/index.cjs names the folder in which it was built',
    'package.json in app.asar has devDependencies',
    'app.asar begins with out/main/other.js, which is not in it',
    expect.stringMatching(/^app\.asar has 9\.\d\d MB/),
  ])
})

test('an archive that is not the one of the repository, and licences that are not complete, are found', () => {
  const { place, layout } = copy()
  const beside = (name: string) => join(layout.resources, name)
  appendFileSync(beside('archive/inventory.json'), ' ')
  rmSync(beside('archive/inventory.json.sha512'))
  writeFileSync(beside('archive/extra'), '')
  writeFileSync(beside('app-update.yml'), '')
  writeFileSync(beside('LICENCES.txt'), readFileSync(beside('LICENCES.txt'), 'utf8').replace('\ndexie ', '\nanother '))
  rmSync(join(layout.notices, 'LICENSES.chromium.html'))
  expect(checkContents(place, root).problems).toEqual([
    'app-update.yml does not belong among the resources',
    'in the archive: inventory.json.sha512 is missing',
    'in the archive: extra does not belong there',
    'in the archive: inventory.json is not the same, byte for byte',
    'LICENCES.txt does not name dexie',
    'LICENSES.chromium.html is missing beside the program',
  ])
})

test.each(platforms.filter((platform) => platform !== 'linux'))(
  'on %s an asar that the program does not know is found',
  async (platform) => {
    const place = mkdtempSync(join(folder, 'changed-'))
    cpSync(of(packed, platform), place, { recursive: true, verbatimSymlinks: true })
    const asar = join(layoutOf(place).resources, 'app.asar')
    const within = mkdtempSync(join(folder, 'asar-'))
    extractAll(asar, within)
    appendFileSync(join(within, 'out/main/desktop.js'), '\n')
    await createPackage(within, asar)
    expect(checkContents(place, root).problems).toEqual([
      'the program does not hold the digest of its app.asar, and would not start',
    ])
  },
)

/** Everything but what is made, with the packages as hard links. */
function copyOfRepository(): string {
  // Beside the repository's own files: hard links do not reach into another file system.
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const place = mkdtempSync(join(root, 'test-results', 'another-place-'))
  const made = new Set(['.git', 'dist', 'node_modules', 'out', 'playwright-report', 'test-results'])
  for (const name of readdirSync(root).filter((entry) => !made.has(entry))) {
    cpSync(join(root, name), join(place, name), { recursive: true })
  }
  linkTree(join(root, 'node_modules'), join(place, 'node_modules'))
  return place
}

function linkTree(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isFile()) linkSync(source, target)
  }
}

test('the same sources give the same app.asar, byte for byte, in another folder, at another time and in another time zone', async () => {
  const place = copyOfRepository()
  const zone = process.env.TZ
  try {
    process.env.TZ = 'Pacific/Auckland'
    expect(await buildWhatIsStale(place, () => undefined)).toBe(true)
    const again = await packUnpacked(place, { platform: own, output: join(folder, 'again'), electronDist: of(dists, own) })
    const [first, second] = [of(packed, own), again].map((unpacked) => join(layoutOf(unpacked).resources, 'app.asar'))
    expect(digest(second ?? '')).toBe(digest(first ?? ''))
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    rmSync(place, { recursive: true })
  }
}, 600_000)

test('what was packed starts from where it lies, and searches the packed archive with the packed index', async () => {
  const place = mkdtempSync(join(folder, 'started-'))
  const { resources } = layoutOf(of(packed, own))
  // Node reads no asar. The host for browsers is in no package: it is put among the files that it shares with the desktop program.
  extractAll(join(resources, 'app.asar'), join(place, 'app'))
  cpSync(join(resources, 'archive'), join(place, 'archive'), { recursive: true })
  const host = 'main/browser.js'
  const origin = readOrigin(root)
  const ofHost = [host, 'main/browser-program.js']
  for (const name of [...ofHost, ...ofHost.flatMap((file) => origin[file]?.loads ?? []).map((load) => `main/${load}`)]) {
    cpSync(join(root, 'out', name), join(place, 'app', 'out', name))
  }
  const args = ['--no-open', `--profile=${join(place, 'profile')}`, `--archive=${join(place, 'archive')}`]
  const child = spawn(process.execPath, [join(place, 'app', 'out', host), ...args], {
    cwd: place,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('this test needs Chromium, Chrome or Edge')
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false })
  try {
    const page = await browser.newPage()
    const looked = page.waitForResponse((response) => response.url().endsWith('/call/search.index'))
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('ready ')) continue
      await page.goto(line.slice('ready '.length))
      break
    }
    expect(await (await looked).json()).toMatchObject({ ok: true, value: { state: 'ready', origin: 'shipped' } })
    await page
      .getByRole('combobox', { name: /search/i })
      .or(page.getByRole('searchbox'))
      .first()
      .fill('"risk assessment"')
    await page
      .locator('mark', { hasText: /risk assessment/i })
      .first()
      .waitFor()
  } finally {
    await browser.close()
    child.kill('SIGINT')
    await closed
  }
})
