import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './run.ts'

const page = resolve(import.meta.dirname, '../docs/own-campaign.md')
const now = new Date('2026-11-22T12:00:00Z')

/** The words of a command line; quotation marks hold words together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

test('the page on adding a campaign of one’s own can be followed as it stands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'own-campaign-'))
  try {
    const files = new Set<string>()
    const done: string[] = []
    const local = (word: string) =>
      files.has(word) || /^(archive|my-key|mill-street\.zip)$/.test(word) ? join(folder, word) : word
    for (const [, kind, name, body = ''] of (await readFile(page, 'utf8')).matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)) {
      if (name !== undefined) {
        await writeFile(join(folder, name), body)
        files.add(name)
        continue
      }
      expect(kind).toBe('sh')
      for (const line of body.trimEnd().split('\n')) {
        const [npm, verb, script, dashes, ...args] = wordsOf(line)
        expect([npm, verb, script, dashes]).toEqual(['npm', 'run', 'archive', '--'])
        const error: string[] = []
        const code = await run(args.map(local), { out: () => undefined, error: (said) => error.push(said) }, now)
        expect({ line, code, error }).toEqual({ line, code: 0, error: [] })
        done.push(args[0] ?? '')
      }
    }
    expect(done).toEqual([
      ...['init', 'add', 'set', 'set', 'set', 'commit', 'verify'],
      ...['add', 'set', 'commit', 'diff', 'verify'],
      ...['keygen', 'pack', 'verify'],
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
