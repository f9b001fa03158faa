import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { isMissing } from '../profile/disk-error.ts'
import { privateDisk } from '../profile/private-disk.ts'

const HEAD = 'journal.json'
/** Grows when an older program must not write into what a newer one has laid out. */
export const LAYOUT = 1

const headSchema = z.strictObject({
  layout: z.literal(LAYOUT),
  generation: z.uuid(),
  /** The folder, inside that of the journal, in which the segments are; '' where they stand beside this file. */
  segments: z.union([z.literal(''), z.uuid()]),
})
export type JournalHead = z.infer<typeof headSchema>

const layoutSchema = z.looseObject({ layout: z.int() })

export type ReadHead =
  | { readonly state: 'read'; readonly head: JournalHead }
  | { readonly state: 'newer'; readonly layout: number }
  /** Not there, or not what it should be: the segments say what there is. */
  | { readonly state: 'none' }

export function newHead(segments: JournalHead['segments']): JournalHead {
  return { layout: LAYOUT, generation: randomUUID(), segments }
}

/** Reads which generation of the journal in `folder` holds. Throws what node:fs throws, except that a missing file is an answer. */
export async function readHead(folder: string): Promise<ReadHead> {
  let text: string
  try {
    text = await readFile(join(folder, HEAD), 'utf8')
  } catch (error) {
    if (isMissing(error)) return { state: 'none' }
    throw error
  }
  try {
    const value: unknown = JSON.parse(text)
    const head = headSchema.safeParse(value)
    if (head.success) return { state: 'read', head: head.data }
    const { layout } = layoutSchema.parse(value)
    return layout > LAYOUT ? { state: 'newer', layout } : { state: 'none' }
  } catch {
    return { state: 'none' }
  }
}

/** Makes `head` the one that holds, by one rename. */
export async function writeHead(folder: string, head: JournalHead, disk = privateDisk): Promise<void> {
  await writeFileAtomically(join(folder, HEAD), `${JSON.stringify(head)}\n`, disk)
}
