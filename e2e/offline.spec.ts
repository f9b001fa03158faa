import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { doDayOfWork } from './support/day-of-work.ts'
import { readNetworkCalls, traceCommand, WITH_LOOPBACK, whyNoNamespace, whyNoTrace } from './support/network-calls.ts'
import { repository } from './support/repository.ts'

/** Set where this file is run again, within a network namespace that has no network. */
const CUT_OFF = 'CAMPAIGN_ARCHIVE_CUT_OFF'
const SETTLED = /\+\+\+ (exited with|killed by)/

/** The trace of a program that has ended, once its last line is written. */
async function traceIn(folder: string): Promise<string> {
  const path = join(folder, 'trace')
  await expect.poll(async () => SETTLED.test((await readFile(path, 'utf8')).trimEnd().split('\n').at(-1) ?? '')).toBe(true)
  return readFile(path, 'utf8')
}

if (process.env[CUT_OFF] === undefined) {
  test.describe('where system calls can be traced @browser-host', () => {
    const reason = whyNoTrace()
    // biome-ignore lint/suspicious/noSkippedTests: only where there is nothing to trace with
    test.skip(reason !== null, reason ?? '')

    test.describe('the program', () => {
      test.use({ prepare: { through: (folder) => traceCommand(join(folder, 'trace')) } })

      test('asks the system for no other machine, whatever a person does in a day', async ({ program, folders, conduct }) => {
        await doDayOfWork(program)
        const { origin } = program
        await program.stop()
        const { all, outside } = readNetworkCalls(await traceIn(folders.root))
        // That it listens is seen, so the trace is one of the program.
        expect(all).toBeGreaterThan(0)
        expect(await readFile(join(folders.root, 'trace'), 'utf8')).toMatch(
          new RegExp(`bind\\(.*sin_port=htons\\(${new URL(origin).port}\\), sin_addr=inet_addr\\("127\\.0\\.0\\.1"\\)`),
        )
        expect(outside).toEqual([])
        const others = conduct.requests.filter((address) => !address.startsWith(`${origin}/`) && !/^(blob|data):/.test(address))
        expect(others).toEqual([])
      })
    })

    test('a program that asks for another machine is seen, by address and by name', async ({ folders }) => {
      for (const code of [
        "require('net').connect(9, '192.0.2.1').on('error', () => undefined)",
        "require('net').connect(9, '2001:db8::1').on('error', () => undefined)",
        "require('dgram').createSocket('udp4').send('a', 9, '192.0.2.1', () => process.exit())",
        "new (require('dns').Resolver)({ timeout: 1, tries: 1 }).resolve('example.org', () => undefined)",
        "require('net').createServer().listen(0, '0.0.0.0', () => process.exit())",
      ]) {
        const [command, ...options] = traceCommand(join(folders.root, 'trace'))
        spawnSync(command, [...options, process.execPath, '-e', code])
        expect(readNetworkCalls(await traceIn(folders.root)).outside, code).not.toEqual([])
      }
    })
  })

  test('a day of work can be done where there is no network at all @browser-host', async ({ folders }) => {
    const reason = whyNoNamespace()
    // biome-ignore lint/suspicious/noSkippedTests: only where the system allows no namespace
    test.skip(reason !== null, reason ?? '')
    const { PLAYWRIGHT_JSON_OUTPUT_FILE: _, ...environment } = process.env
    const runner = join(repository, 'node_modules', '@playwright', 'test', 'cli.js')
    const args = [
      'test',
      'e2e/offline.spec.ts',
      '--project=browser',
      '--reporter=line',
      `--output=${join(folders.root, 'results')}`,
    ]
    const run = spawn('unshare', ['-rn', 'sh', '-c', WITH_LOOPBACK, process.execPath, runner, ...args], {
      cwd: repository,
      env: { ...environment, [CUT_OFF]: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [run.stdout, run.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    const [code] = await once(run, 'close')
    expect(code, said).toBe(0)
    expect(said).toContain('1 passed')
  })
} else {
  test('cut off, a day of work is done all the same', async ({ program }) => {
    expect(Object.keys(networkInterfaces())).toEqual(['lo'])
    const [error] = await once(connect(9, '192.0.2.1'), 'error').catch((thrown) => [thrown])
    expect(error).toMatchObject({ code: 'ENETUNREACH' })
    await doDayOfWork(program)
  })
}
