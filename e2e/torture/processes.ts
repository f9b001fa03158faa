import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { logLines } from '../support/line-log.ts'
import { repository } from '../support/repository.ts'

const START_LIMIT = 60_000

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
}

export function endNow(child: ChildProcess): Promise<void> {
  return end(child, 'SIGKILL')
}

export function endKindly(child: ChildProcess, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  return end(child, signal)
}

/** The service process alone, as `npm start` runs it, with `preload` (an address) loaded into it first. Its address holds the one-time token. */
export async function startService(
  profile: string,
  port: number,
  preload: string | null,
): Promise<{ child: ChildProcess; address: string }> {
  const program = [join(repository, 'out', 'main', 'browser.js'), '--no-open', `--profile=${profile}`, `--port=${port}`]
  const args = preload === null ? program : ['--import', preload, ...program]
  const child = spawn(process.execPath, args, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] })
  const [, address = ''] = await logLines(child, 'the service').waitForLine(/^ready (\S+)$/, START_LIMIT)
  return { child, address }
}

/** Chromium as a process of ours, so that it can be ended without a warning. It writes its port into its folder once it listens. */
export async function startChromium(folder: string): Promise<{ child: ChildProcess; browser: Browser }> {
  const executable = findBrowser()
  if (executable === undefined) throw new Error('no Chromium, Chrome or Edge on this machine: `npm test` says how to get one')
  const portFile = join(folder, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  const root = process.platform === 'linux' && process.getuid?.() === 0
  const child = spawn(
    executable,
    [
      '--headless=new',
      `--user-data-dir=${folder}`,
      '--remote-debugging-port=0',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...(root ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  for (const began = Date.now(); ; await pause(50)) {
    const port = await readFile(portFile, 'utf8').then(
      (text) => /^\d+\n/.exec(text)?.[0].trim(),
      () => undefined,
    )
    if (port !== undefined) return { child, browser: await chromium.connectOverCDP(`http://127.0.0.1:${port}`) }
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode} before it listened`)
    if (Date.now() - began > START_LIMIT) throw new Error(`Chromium did not listen within ${START_LIMIT} ms`)
  }
}
