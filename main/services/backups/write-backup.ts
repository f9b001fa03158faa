import { createHash } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BackupReason } from '#shared/backups/backup-name.ts'
import { LINES_FILE, MANIFEST_FILE, type Manifest, README_FILE, TEXT_FILE } from '#shared/backups/manifest.ts'
import { readableBriefings } from '#shared/backups/readable-briefings.ts'
import { readableNotes } from '#shared/backups/readable-notes.ts'
import { readmeText } from '#shared/backups/readme-text.ts'
import { DeflatedZip } from '../packs/zip/deflated-zip.ts'
import { journalLines, journalSize } from './journal-lines.ts'
import { NoteTally } from './note-tally.ts'

export interface BackupFacts {
  readonly madeAt: Date
  readonly reason: BackupReason
  readonly program: string
  readonly profile: string
}

/** Left free on the disk, in bytes, so that a backup never takes the space that the next note needs. */
const SPARE_BYTES = 20_000_000

/** Fewer bytes are free than a backup may need. */
export class NoSpace extends Error {}

/** Passes bytes on and keeps count of them. */
function measured(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    async *pieces() {
      for await (const piece of pieces) {
        bytes += piece.length
        hash.update(piece)
        yield piece
      }
    },
    facts: () => ({ bytes, sha256: hash.digest('hex') }),
  }
}

async function checkSpace(path: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path))
  if (bavail * bsize < needed + SPARE_BYTES)
    throw new NoSpace(`it may need ${Math.ceil(needed / 1e6)} MB, and ${Math.floor((bavail * bsize) / 1e6)} MB are free`)
}

/**
 * Writes a backup of the journal in `journal` to `path`, which must not be there, and returns once it is on the disk. `onBytes` is told how many bytes of the
 * journal were read, of how many. What was written is left where it fails: throws the error of node:fs, or NoSpace.
 */
export async function writeBackup(
  journal: string,
  path: string,
  { madeAt, reason, program, profile }: BackupFacts,
  onBytes: (done: number, total: number) => void = () => undefined,
): Promise<Manifest> {
  const total = await journalSize(journal)
  await checkSpace(path, total)
  const zip = await DeflatedZip.begin(path)
  try {
    const tally = new NoteTally()
    const add = async (name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
      const content = measured(pieces)
      await zip.add(name, content.pieces())
      return content.facts()
    }
    let done = 0
    const lines = await add(
      LINES_FILE,
      (async function* () {
        for await (const piece of journalLines(journal)) {
          await tally.take(piece)
          done += piece.length
          onBytes(done, total)
          yield piece
        }
      })(),
    )
    if (tally.needsGathering) for await (const piece of journalLines(journal)) await tally.gather(piece)
    const notes = tally.notes()
    const text = await add(
      TEXT_FILE,
      (function* () {
        for (const part of readableNotes(notes)) yield Buffer.from(part, 'utf8')
        for (const part of readableBriefings(tally.outlines(), notes)) yield Buffer.from(part, 'utf8')
      })(),
    )
    const counts = {
      notes: notes.filter(({ trashedAt }) => trashedAt === null).length,
      trashed: notes.filter(({ trashedAt }) => trashedAt !== null).length,
      lines: tally.lines,
    }
    const readme = await add(README_FILE, [
      Buffer.from(readmeText({ madeAt: madeAt.toString(), program, ...counts }).replaceAll('\n', '\r\n'), 'utf8'),
    ])
    const manifest: Manifest = {
      format: 1,
      madeAt: madeAt.toISOString(),
      reason,
      program,
      profile,
      ...counts,
      files: { [LINES_FILE]: lines, [TEXT_FILE]: text, [README_FILE]: readme },
    }
    await zip.add(MANIFEST_FILE, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8')])
    await zip.finish()
    return manifest
  } finally {
    await zip.close()
  }
}
