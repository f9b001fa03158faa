import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const ROUNDS = 6

let base = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'ended-midway-'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

/** Exports one file over and over, each time with other words, and says a round once its answer has come. */
const program = `
  const { createExports } = await import('./main/services/exports/exports.ts')
  const [folder, profile, first] = process.argv.slice(1)
  const exporting = createExports({ profile, now: () => new Date() })
  for (let round = Number(first); ; round++) {
    const looked = await exporting.look({ folder, names: ['a.md'], holding: null })
    const [file] = looked.value.files
    const content = ('round ' + round + ' ').repeat(40_000) + 'end'
    const answer = await exporting.write({
      job: crypto.randomUUID(),
      folder,
      files: [{ name: 'a.md', encoding: 'text', content, expected: file.state === 'text' ? file.sha256 : null }],
    })
    if (answer.value?.state !== 'written') throw new Error(JSON.stringify(answer))
    console.log(round)
  }
`

test('a program that is ended while it writes leaves every file whole, and loses none that it said was written', async () => {
  const folder = join(base, 'briefings')
  await mkdir(folder)
  await mkdir(join(base, 'profile'))
  const said: number[] = []
  for (let time = 0; time < ROUNDS; time++) {
    const first = String((said.at(-1) ?? -1) + 2)
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program, '--', folder, join(base, 'profile'), first],
      { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const gone = once(child, 'exit')
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => said.push(Number(line)))
    await once(lines, 'line')
    // Not at the end of a round, but wherever it is by then.
    await pause(Math.random() * 40)
    child.kill('SIGKILL')
    await gone
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const rounds = new Set<number>()
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    const round = /^round (\d+) /.exec(text)?.[1] ?? 'none'
    expect(text).toBe(`${`round ${round} `.repeat(40_000)}end`)
    rounds.add(Number(round))
  }
  expect(names).toContain('a.md')
  expect(said.length).toBeGreaterThanOrEqual(ROUNDS)
  expect(said.filter((round) => !rounds.has(round))).toEqual([])
}, 60_000)
