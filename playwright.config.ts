import { defineConfig } from '@playwright/test'
import type { ProgramOptions } from './e2e/fixtures.ts'
import { findElectron } from './scripts/find-electron.mjs'

/** Specs tagged so are about what only a person's own browser does: several windows, links, a clipboard, a service that ends before its window. */
const desktop = { name: 'desktop', grepInvert: /@browser-host/, use: { host: 'desktop' as const } }

/** One suite, two hosts: the desktop project is there only where Electron's binary is, or where it must be. */
export default defineConfig<ProgramOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/end-to-end',
  fullyParallel: true,
  // An element that never comes fails the test at once where it was wanted, not when the whole test is over.
  use: { actionTimeout: 60_000 },
  workers: 2,
  retries: 0,
  // Longer than a machine takes that is many times slower than most: nothing waits for these to pass.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/end-to-end.json' }]],
  projects: [
    { name: 'browser', use: { host: 'browser' as const } },
    ...(findElectron() !== undefined || process.env.REQUIRE_DESKTOP === '1' ? [desktop] : []),
  ],
})
