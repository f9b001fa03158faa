import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A line of the journal, as far as it matters here. */
interface NoteLine {
  readonly clock: string
  readonly note?: string
  readonly fields: { readonly body?: string }
}

/** Read by what docs/decisions/0013 says of a line, and by nothing of the program: a line that its sum does not fit is none. */
function readLine(line: string): NoteLine | null {
  const [, json, sum] = /^(.*),"sum":"([0-9a-f]{64})"\}$/s.exec(line) ?? []
  if (json === undefined || createHash('sha256').update(`${json}}`, 'utf8').digest('hex') !== sum) return null
  return JSON.parse(`${json}}`) as NoteLine
}

export async function segmentsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => /^\d{6}\.jsonl$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** The notes of a journal by their ids, each with the newest words that whole lines give it. */
export async function notesInJournal(folder: string): Promise<ReadonlyMap<string, string>> {
  const newest = new Map<string, { readonly clock: string; readonly body: string }>()
  for (const path of await segmentsOf(folder)) {
    for (const text of (await readFile(path, 'utf8')).split('\n')) {
      const line = readLine(text)
      if (line?.note === undefined || line.fields.body === undefined) continue
      if (line.clock > (newest.get(line.note)?.clock ?? '')) newest.set(line.note, { clock: line.clock, body: line.fields.body })
    }
  }
  return new Map([...newest].map(([note, { body }]) => [note, body]))
}

/** What the whole lines of a journal say that the words of its one note are; null where none says it. */
export async function wordsInJournal(folder: string): Promise<string | null> {
  let newest: NoteLine | null = null
  for (const path of await segmentsOf(folder)) {
    for (const text of (await readFile(path, 'utf8')).split('\n')) {
      const line = readLine(text)
      if (line?.fields.body !== undefined && (newest === null || line.clock > newest.clock)) newest = line
    }
  }
  return newest?.fields.body ?? null
}
