import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { digestInputs, stateOfBuild } from './build.mjs'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const notTests = (path: string) => !/\.test\.tsx?$/.test(path)

// The services and hosts as they are, with the least there can be of a window and of the archivist's command.
let root = ''
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'start-')))
  for (const part of [
    'main',
    'preload',
    'shared',
    'renderer/src/first-sight',
    'renderer/src/words',
    'scripts/first-load',
    'scripts/licences',
    'scripts/start',
    'scripts/start.mjs',
    'scripts/find-electron.mjs',
    'LICENSE',
    'package.json',
    'package-lock.json',
    'electron.vite.config.ts',
    'tsconfig.base.json',
  ]) {
    await cp(join(repository, part), join(root, part), { recursive: true, filter: notTests })
  }
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction')
  await mkdir(join(root, 'archive-cli'))
  await writeFile(join(root, 'archive-cli', 'index.ts'), 'console.log("archivist")')
  await mkdir(join(root, 'verify-cli'))
  await writeFile(join(root, 'verify-cli', 'index.ts'), 'console.log("verified")')
  await writeFile(join(root, 'renderer', 'main.ts'), 'document.title = "window"')
  await writeFile(join(root, 'renderer', 'index.html'), '<script type="module" src="./main.ts"></script>')
})
afterAll(() => rm(root, { recursive: true, force: true }))

let profile = ''
beforeEach(() => {
  profile = join(root, `profile-${Math.random().toString(36).slice(2)}`)
})

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  readonly ended: Promise<unknown[]>
  firstLine(): Promise<string>
}

function start(args: readonly string[]): Started {
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  const ended = once(child, 'close')
  return {
    child,
    output: () => output,
    errors: () => errors,
    ended,
    firstLine: () =>
      new Promise((resolve, reject) => {
        child.stdout.on('data', () => output.includes('\n') && resolve(output.split('\n')[0] ?? ''))
        child.once('close', () => reject(new Error(`it ended without a line: ${errors}`)))
      }),
  }
}

const browserHost = () => ['--host=browser', '--no-open', `--profile=${profile}`]

test('builds the program, says one line about it, serves, and stops on Ctrl+C with nothing left behind', async () => {
  const first = start(browserHost())
  const [, address = ''] = /^ready (http:\/\/127\.0\.0\.1:\d+\/#token=[A-Za-z0-9_-]{43})$/.exec(await first.firstLine()) ?? []
  expect(first.errors().split('\n')[0]).toBe('Building the program (first start)…')
  const page = await fetch(new URL('/', address))
  expect(await page.text()).toContain('<script defer src="./assets/program-')
  first.child.kill('SIGINT')
  expect(await first.ended).toEqual([0, null])
  expect(first.output()).toBe(`ready ${address}\n`)
  await expect(fetch(address)).rejects.toThrow()
  expect((await readdir(profile)).sort()).toEqual(['browser-host.json', 'journal', 'last-start.json', 'profile.json'])

  const second = start(browserHost())
  expect(await second.firstLine()).toMatch(/^ready /)
  expect(second.errors()).not.toContain('Building')
  second.child.kill('SIGTERM')
  expect(await second.ended).toEqual([0, null])
})

test('a second start gives a window of the first and ends, and the first goes on', async () => {
  const first = start(browserHost())
  const address = (await first.firstLine()).replace('ready ', '')
  const second = start(browserHost())
  expect(await second.firstLine()).toMatch(new RegExp(`^ready ${new URL('/', address).href}#token=`))
  expect(await second.ended).toEqual([0, null])
  expect(second.errors()).toContain('already running')
  expect((await fetch(new URL('/', address))).status).toBe(200)
  first.child.kill('SIGINT')
  expect(await first.ended).toEqual([0, null])
})

test('after a crash the next start takes the profile over', async () => {
  const first = start(browserHost())
  await first.firstLine()
  first.child.kill('SIGKILL')
  await first.ended
  expect(await readdir(profile)).toContain('profile.lock')
  const second = start(browserHost())
  expect(await second.firstLine()).toMatch(/^ready /)
  second.child.kill('SIGINT')
  expect(await second.ended).toEqual([0, null])
})

test('a mistaken option is named before anything is built or fetched', async () => {
  const one = start(['--profil=x'])
  expect(await one.ended).toEqual([2, null])
  expect(one.errors()).toBe(
    'Campaign Archive did not start: the option "--profil=x" is not known (known: --host=desktop|browser, --no-open, --profile=DIR, --archive=DIR, --port=N, --trace-startup, a link: campaign-archive://…, and a file: a pack (.zip), a bundle (.txt) or notes (.json, .jsonld)).\n',
  )
  expect(one.output()).toBe('')
})

test('what cannot be used keeps its exit code and is said', async () => {
  await writeFile(profile, 'a file where the folder should be')
  const one = start(browserHost())
  expect(await one.ended).toEqual([1, null])
  expect(one.errors()).toContain(profile)
})

test('a build is stale when what it reads has changed, and not when a test or a time has', async () => {
  const digest = digestInputs(root)
  expect(stateOfBuild(root, digest)).toBe('fresh')
  await writeFile(join(root, 'main', 'new.test.ts'), '')
  expect(digestInputs(root)).toBe(digest)
  await writeFile(join(root, 'renderer', 'main.ts'), 'document.title = "window!"')
  expect(stateOfBuild(root, digestInputs(root))).toBe('stale')
  await rm(join(root, 'out', 'main', 'browser.js'))
  expect(stateOfBuild(root, digest)).toBe('missing')
})

test('a build that fails says why and leaves nothing that looks finished', async () => {
  await writeFile(join(root, 'renderer', 'main.ts'), 'import "./nowhere"')
  const one = start(browserHost())
  expect(await one.ended).toEqual([1, null])
  expect(one.errors()).toContain('could not be built')
  expect(one.errors()).toContain('nowhere')
  await expect(stat(join(root, 'out', 'build-stamp.json'))).rejects.toThrow('ENOENT')
})
