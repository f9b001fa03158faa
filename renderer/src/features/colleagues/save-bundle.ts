import type { ArchiveId, BriefingId, NoteId } from '#shared/archive/ids.ts'
import type { MadeBundle } from '#shared/bundles/bundle-report.ts'
import type { Host, SaveOutcome } from '../../host/host.ts'
import { colleaguesWords as say } from '../../words/colleagues-words.ts'

type LeftOut = MadeBundle['leftOut']

/** What became of a bundle. `asking` where the person chose no place for it. */
export type SavedBundle =
  | { readonly state: 'asking' }
  | {
      readonly state: 'saved'
      readonly where: Exclude<SaveOutcome, { readonly outcome: 'cancelled' }>
      readonly notes: number
      readonly briefings: number
      readonly leftOut: LeftOut
    }
  | { readonly state: 'nothing'; readonly leftOut: LeftOut }
  | { readonly state: 'failed'; readonly message: string }

interface Choice {
  /** Null for all. */
  readonly notes: readonly NoteId[] | null
  readonly briefings: readonly BriefingId[]
  readonly withTrash: boolean
  readonly by: string | null
  readonly archive: ArchiveId
}

/** Makes a bundle and lets the person keep it as a file. */
export async function saveBundle(host: Pick<Host, 'call' | 'saveText'>, choice: Choice, now: Date): Promise<SavedBundle> {
  const made = await host.call('bundle.make', {
    ...choice,
    notes: choice.notes === null ? null : [...choice.notes],
    briefings: [...choice.briefings],
  })
  if (!made.ok) return { state: 'failed', message: made.error.message }
  const { text, notes, briefings, leftOut } = made.value
  if (notes + briefings === 0) return { state: 'nothing', leftOut }
  const saved = await host.saveText(`${say.fileName}-${now.toISOString().slice(0, 10)}.bundle.txt`, text)
  if (!saved.ok) return { state: 'failed', message: saved.error.message }
  return saved.value.outcome === 'cancelled'
    ? { state: 'asking' }
    : { state: 'saved', where: saved.value, notes, briefings, leftOut }
}
