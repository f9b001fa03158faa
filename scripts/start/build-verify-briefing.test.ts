import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildVerifyBriefing } from './build-verify-briefing.mjs'

const GOOD =
  'The statement says “The coalition on child safety online lays out a five-step response for Facebook in order to regain the trust of parents and professionals”.\n'

test('one file, alone in an empty folder, verifies with plain Node', async () => {
  const alone = await mkdtemp(join(tmpdir(), 'verify-alone-'))
  try {
    await buildVerifyBriefing(resolve('.'), alone)
    await writeFile(join(alone, 'good.md'), GOOD)
    await writeFile(join(alone, 'bad.md'), GOOD.replace('five-step', 'six-step'))
    const start = (file: string) =>
      spawnSync(process.execPath, ['verify-briefing.mjs', file, '--archive', resolve('resources/archive')], {
        cwd: alone,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] },
      })
    expect(start('good.md')).toMatchObject({ status: 0, stderr: '' })
    expect(start('bad.md')).toMatchObject({ status: 1, stderr: '' })
    expect(await readFile(join(alone, 'verify-briefing.mjs'), 'utf8')).not.toMatch(/^import .* from ["'](?!node:)/mu)
  } finally {
    await rm(alone, { recursive: true, force: true })
  }
}, 120_000)
