import { existsSync } from 'node:fs'
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test'
import { findElectron } from '../../scripts/find-electron.mjs'
import type { Conduct } from './conduct.ts'
import { type LineLog, logLines } from './line-log.ts'
import type { Program, TestFolders, WindowOptions } from './program.ts'
import { repository } from './repository.ts'
import { shown } from './shown.ts'

export interface DesktopProgramOptions {
  readonly folders: TestFolders
  readonly archive: string | undefined
  readonly window: WindowOptions
  readonly conduct: Conduct
}

interface Running {
  readonly application: ElectronApplication
  readonly log: LineLog
  readonly page: Page
  readonly origin: string
}

/** The test's own folder counts as one that the person chose in a dialog, which no test can answer: specs write paths down, as in a browser. */
async function chooseOwnFolder({ root, profile }: TestFolders): Promise<void> {
  const chosen = JSON.stringify([await realpath(root)])
  await mkdir(profile, { recursive: true, mode: 0o700 })
  await writeFile(join(profile, 'chosen-folders.json'), chosen, { mode: 0o600 })
}

/** The program in its desktop host, launched with the arguments that the browser host gets. */
export function createDesktopProgram(options: DesktopProgramOptions): Program {
  const { folders, archive, window, conduct } = options
  let running: Running | undefined
  const past = { stdout: '', stderr: '' }

  function current(): Running {
    if (running === undefined) throw new Error('the program is not running: start it first')
    return running
  }

  async function start(args: readonly string[] = []): Promise<Page> {
    if (running !== undefined) throw new Error('the program is running already')
    // A packed program (the twin of electron-builder.twin.yml) where one is named, the repository's own otherwise.
    const packed = process.env.CAMPAIGN_ARCHIVE_PACKED
    const executablePath = packed ?? findElectron()
    if (executablePath === undefined) throw new Error("Electron's binary is not installed on this machine")
    await chooseOwnFolder(folders)
    const application = await electron.launch({
      executablePath,
      cwd: repository,
      colorScheme: window.colorScheme,
      // Chromium refuses its sandbox to root.
      args: [
        ...(packed === undefined ? [repository] : []),
        `--profile=${folders.profile}`,
        ...args,
        ...(archive === undefined ? [] : [`--archive=${archive}`]),
        ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    })
    const log = logLines(application.process(), 'the program')
    conduct.watch(application.context())
    const page = await application.firstWindow()
    await page.waitForLoadState()
    const { protocol, host } = new URL(page.url())
    const origin = `${protocol}//${host}`
    conduct.origins.add(origin)
    if (window.viewport !== null) await page.setViewportSize(window.viewport)
    running = { application, log, page, origin }
    await shown(page)
    return page
  }

  function forget({ log }: Running) {
    running = undefined
    past.stdout += log.stdout
    past.stderr += log.stderr
  }

  async function stop(): Promise<number | null> {
    if (running === undefined) return null
    const ending = running
    await ending.application.close()
    forget(ending)
    return ending.application.process().exitCode
  }

  return {
    host: 'desktop',
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
      const closed = ending.application.waitForEvent('close')
      ending.application.process().kill('SIGKILL')
      await closed
      forget(ending)
    },
    endService() {
      return Promise.reject(new Error('the desktop program has no service apart from its window'))
    },
    async restart(args) {
      await stop()
      return await start(args)
    },
    async saveFile(action) {
      const path = join(folders.saved, 'saved-by-the-dialog.md')
      // The dialog belongs to the operating system, and no test can press its buttons: it answers as if a person had.
      await current().application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, path)
      // A second saving writes the same file again.
      await rm(path, { force: true })
      await action()
      await expect.poll(() => existsSync(path)).toBe(true)
      return path
    },
  }
}
