import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
    // The folder as it stands beside an installed program, and nothing of the sources.
    await cp(resolve('resources/archive'), join(alone, 'resources', 'archive'), { recursive: true })
    const start = (file: string, ...more: string[]) =>
      spawnSync(process.execPath, ['verify-briefing.mjs', file, '--archive', join('resources', 'archive'), ...more], {
        cwd: alone,
        encoding: 'utf8',
        env: {},
      })
    expect(start('good.md')).toMatchObject({ status: 0, stderr: '' })
    expect(start('bad.md')).toMatchObject({ status: 1, stderr: '' })
    expect(start('none.md')).toMatchObject({ status: 2, stdout: '' })
    expect(JSON.parse(start('bad.md', '--json').stdout)).toMatchObject({
      format: 'campaign-archive-verification/1',
      ok: false,
      findings: [{ result: 'altered' }],
    })
    expect(await readFile(join(alone, 'verify-briefing.mjs'), 'utf8')).not.toMatch(/^import .* from ["'](?!node:)/mu)
  } finally {
    await rm(alone, { recursive: true, force: true })
  }
}, 120_000)
