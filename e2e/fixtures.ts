import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { createBrowserProgram } from './support/browser-program.ts'
import { type Conduct, createConduct } from './support/conduct.ts'
import { createDesktopProgram } from './support/desktop-program.ts'
import { findFreePort } from './support/free-port.ts'
import type { Host, Program, TestFolders } from './support/program.ts'
import { bundledArchive } from './support/repository.ts'

/**
 * What a test changes before the first start. Functions in an object, because Playwright takes an option that is itself a
 * function for a fixture.
 */
export interface Preparation {
  /** Changes a copy of the bundled archive, with which the program is then started. */
  readonly archive?: (folder: string) => Promise<void>
  /** Changes the empty profile folder. */
  readonly profile?: (folder: string) => Promise<void>
  /** A command behind which the program is started, in the browser host alone. It is given the test's own folder. */
  readonly through?: (folder: string) => readonly string[]
}

export interface ProgramOptions {
  host: Host
  prepare: Preparation
  /** Errors on the console and in the page that the test provokes on purpose. A request that leaves is never allowed. */
  allowedErrors: readonly RegExp[]
}

interface ProgramFixtures {
  folders: TestFolders
  conduct: Conduct
  /** The program, started, with its window open. */
  program: Program
  /** The window of the first start. */
  page: Page
}

export const test = base.extend<ProgramOptions & ProgramFixtures>({
  host: ['browser', { option: true }],
  prepare: [{}, { option: true }],
  allowedErrors: [[], { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  folders: async ({}, use) => {
    const root = await mkdtemp(join(tmpdir(), 'campaign-archive-'))
    const folders = { root, profile: join(root, 'profile'), browserData: join(root, 'browser'), saved: join(root, 'saved') }
    for (const folder of [folders.profile, folders.browserData, folders.saved]) await mkdir(folder)
    await use(folders)
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  },

  conduct: async ({ allowedErrors }, use) => {
    await use(createConduct(allowedErrors))
  },

  program: async ({ host, folders, conduct, prepare, colorScheme, viewport }, use, testInfo) => {
    await prepare.profile?.(folders.profile)
    const archive = prepare.archive === undefined ? undefined : join(folders.root, 'archive')
    if (archive !== undefined) {
      await cp(bundledArchive, archive, { recursive: true })
      await prepare.archive?.(archive)
    }
    const options = { folders, archive, conduct, window: { colorScheme: colorScheme ?? null, viewport: viewport ?? null } }
    const through = prepare.through?.(folders.root) ?? []
    const program =
      host === 'desktop'
        ? createDesktopProgram(options)
        : createBrowserProgram({ ...options, through, port: await findFreePort() })
    try {
      await program.start()
      await use(program)
    } finally {
      await program.stop()
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('stdout', { body: program.stdout, contentType: 'text/plain' })
        await testInfo.attach('stderr', { body: program.stderr, contentType: 'text/plain' })
        await testInfo.attach('requests', { body: conduct.requests.join('\n'), contentType: 'text/plain' })
      }
    }
    expect(conduct.violations, 'what the window did that it must not do').toEqual([])
  },

  page: async ({ program }, use) => {
    await use(program.page)
  },
})

export { expect }
