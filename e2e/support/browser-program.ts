import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'
import type { Conduct } from './conduct.ts'
import { type LineLog, logLines } from './line-log.ts'
import type { Program, TestFolders, WindowOptions } from './program.ts'
import { repository } from './repository.ts'
import { shown } from './shown.ts'

/** Milliseconds: longer than the slowest machine takes; nothing waits for it to pass. */
const START_TIMEOUT = 240_000

export interface BrowserProgramOptions {
  readonly folders: TestFolders
  readonly archive: string | undefined
  /** A command and its options, behind which the program is started as its last part. */
  readonly through?: readonly string[]
  /** A port for this test alone: IndexedDB belongs to the port. */
  readonly port: number
  readonly window: WindowOptions
  readonly conduct: Conduct
}

interface Running {
  readonly child: ChildProcess
  readonly log: LineLog
  readonly origin: string
  readonly context: BrowserContext
  readonly page: Page
}

/** The program in its browser host, and a Chromium beside it. */
export function createBrowserProgram(options: BrowserProgramOptions): Program {
  const { folders, conduct } = options
  let running: Running | undefined
  const past = { stdout: '', stderr: '' }

  function current(): Running {
    if (running === undefined) throw new Error('the program is not running: start it first')
    return running
  }

  async function start(args: readonly string[] = []): Promise<Page> {
    if (running !== undefined) throw new Error('the program is running already')
    const { child, log } = spawnProgram(options, args)
    try {
      const [, address = ''] = await log.waitForLine(/^ready (\S+)$/, START_TIMEOUT)
      const { origin } = new URL(address)
      conduct.origins.add(origin)
      const context = await openBrowser(options)
      conduct.watch(context)
      const page = context.pages()[0] ?? (await context.newPage())
      running = { child, log, origin, context, page }
      await page.goto(address)
      await shown(page)
      return page
    } catch (error) {
      past.stdout += log.stdout
      past.stderr += log.stderr
      if (running === undefined) await gone(child, () => child.kill('SIGKILL'))
      throw error
    }
  }

  async function stop(): Promise<number | null> {
    if (running === undefined) return null
    const ending = running
    // The window goes first: a person closes it, and a page without its program would only report lost connections.
    // Each page is left first, and told so, as by a person who closes it; closing the browser at once would not tell it.
    // A page that is about to show the browser's own error instead may refuse: it has nothing to save.
    for (const page of ending.context.pages()) await page.goto('about:blank').catch(() => null)
    await ending.context.close()
    await gone(ending.child, () => ending.child.kill('SIGINT'))
    forget(ending)
    return ending.child.exitCode
  }

  function forget({ log }: Running) {
    running = undefined
    past.stdout += log.stdout
    past.stderr += log.stderr
  }

  return {
    host: 'browser',
    folders,
    get page() {
      return current().page
    },
    get origin() {
      return current().origin
    },
    get stdout() {
      return past.stdout + (running?.log.stdout ?? '')
    },
    get stderr() {
      return past.stderr + (running?.log.stderr ?? '')
    },
    start,
    stop,
    async kill() {
      if (running === undefined) return
      const ending = running
      await gone(ending.child, () => ending.child.kill('SIGKILL'))
      await ending.context.close()
      forget(ending)
    },
    async endService() {
      const { child } = current()
      await gone(child, () => child.kill('SIGKILL'))
    },
    async restart(args) {
      await stop()
      return await start(args)
    },
    async saveFile(action) {
      // The action takes what time it takes: the limit of the test is the only one.
      const [file] = await Promise.all([current().page.waitForEvent('download', { timeout: 0 }), action()])
      const path = join(folders.saved, file.suggestedFilename())
      await file.saveAs(path)
      return path
    },
  }
}

/** Resolves once the process has ended and its output is complete. */
async function gone(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  end()
  await closed
}

function spawnProgram({ folders, archive, port, through = [] }: BrowserProgramOptions, more: readonly string[]) {
  const args = ['--host=browser', '--no-open', `--profile=${folders.profile}`, `--port=${port}`, ...more]
  if (archive !== undefined) args.push(`--archive=${archive}`)
  const [command = process.execPath, ...rest] = [...through, process.execPath, join(repository, 'scripts', 'start.mjs'), ...args]
  const child = spawn(command, rest, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, log: logLines(child, 'the program') }
}

function openBrowser({ folders, window }: BrowserProgramOptions): Promise<BrowserContext> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge on this machine: `npm test` says how to get one')
  return chromium.launchPersistentContext(folders.browserData, {
    executablePath,
    headless: true,
    acceptDownloads: true,
    serviceWorkers: 'allow',
    ...window,
    // Chromium refuses its sandbox to root.
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // The page is watched for requests that leave; should one get past the watch, it finds no address.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}
