import { roCrateFile } from '#shared/archive/edition-files.ts'
import { type EditionId, editionIdSchema } from '#shared/archive/ids.ts'
import { recordText } from '#shared/archive/record-text.ts'
import { describeAsRoCrate } from '#shared/archive/ro-crate.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Disk } from '../../files/disk.ts'
import { checkFiles } from '../check-files.ts'
import { digestOf } from '../ocfl/digest.ts'
import { type VersionUser, versionNumber } from '../ocfl/inventory.ts'
import { settleCommit, writeVersion } from '../ocfl/write-version.ts'
import { type ArchivistResult, refused, writing } from './archivist-result.ts'
import { clearStaging, isTaken, openWorkspace } from './staging.ts'

export interface Commit {
  /** RFC 3339, with seconds and zone. */
  readonly created: string
  readonly message: string
  readonly user: VersionUser
}

export interface Committed {
  readonly edition: EditionId
  /** The SHA-512 of its inventory. */
  readonly digest: string
}

/** Whether the files of a new edition, but for the description that is made anew each time, are those of the one that is held. */
function sameFiles(state: ReadonlyMap<string, { readonly digest: string }>, held: ReadonlyMap<string, string>): boolean {
  const paths = [...held.keys()].filter((path) => path !== roCrateFile)
  return paths.length === state.size && paths.every((path) => state.get(path)?.digest === held.get(path))
}

/**
 * Makes an edition of what is staged over the newest one. Everything that it says is checked first; one mismatch refuses it and each is named.
 * Cut off at any moment, the archive reads as before or as after; the staged files go only when the edition stands. The time, the user and
 * the message are given, so that the same inputs make the same bytes.
 */
export function commitEdition(root: string, commit: Commit, disk: Disk): Promise<ArchivistResult<Committed>> {
  return writing(`the edition in ${root}`, async () => {
    const settled = await settleCommit(root, disk)
    if (!settled.ok && settled.error.code !== 'archive-missing') return refused(settled.error)
    const workspace = await openWorkspace(root)
    if (!workspace.ok) return refused(workspace.error)
    const { id, head, staged, files } = workspace.value
    if (staged.length === 0) return refused(fail('unsupported', `nothing is staged for ${root}: use "add" or "set" first`).error)
    if (head === null && (await isTaken(root)))
      return refused(fail('file-not-written', `${root} is not empty and holds no archive`).error)
    if (head !== null && (head.inventory.algorithm !== 'sha512' || head.inventory.contentDirectory !== 'content')) {
      return refused(
        fail('unsupported', `the archive in ${root} can be read but not continued: it does not use sha512 and "content"`).error,
      )
    }

    const check = await checkFiles(files)
    if (check.records === null || check.problems.length > 0) return { ok: false, problems: check.problems }
    const edition = editionIdSchema.parse(`v${head === null ? 1 : versionNumber(head.inventory.head) + 1}`)
    const description = new TextEncoder().encode(recordText(describeAsRoCrate(check.records, edition, commit.created, id)))

    const held = head?.inventory.versions.get(head.inventory.head)?.state ?? new Map<string, string>()
    const state = new Map<string, { digest: string; bytes: Uint8Array | null }>()
    for (const path of files.paths) {
      if (path === roCrateFile) continue
      const digest = staged.includes(path) ? undefined : held.get(path)
      if (digest !== undefined) {
        state.set(path, { digest, bytes: null })
        continue
      }
      const bytes = await files.read(path)
      if (!bytes.ok) return refused(bytes.error)
      state.set(path, { digest: digestOf(bytes.value), bytes: bytes.value })
    }
    if (head !== null && sameFiles(state, held)) {
      // What is staged stands already: an earlier commit was cut off after its edition was there.
      await clearStaging(root, disk)
      return refused(fail('unsupported', `nothing that is staged for ${root} differs from edition ${head.inventory.head}`).error)
    }
    state.set(roCrateFile, { digest: digestOf(description), bytes: description })

    const digest = await writeVersion(root, id, head, { ...commit, files: state }, disk)
    await clearStaging(root, disk)
    return { ok: true, value: { edition, digest } }
  })
}
