import type { SourceId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { PackJob, PackState } from '#shared/packs/pack-state.ts'

/** Where packs are looked at before they are kept. One is on the desk at a time: another one takes its place. */
export interface PackDesk {
  /** Starts checking the pack in a file; `look` tells how far it is. */
  open(path: string): Promise<Outcome<{ readonly job: PackJob }>>
  /** Writes what is sent to the desk, at most `limit` bytes, and starts checking it. */
  receive(pieces: AsyncIterable<Uint8Array>): Promise<Outcome<{ readonly job: PackJob }>>
  look(job: PackJob): Outcome<PackState>
  /** A text of the newest edition in the pack, to see how notes would fare. */
  text(job: PackJob, source: SourceId): Promise<Outcome<CallOutput<'archive.text'>>>
  accept(job: PackJob, rememberSigner: boolean): Promise<Outcome<CallOutput<'pack.accept'>>>
  /** Ends the check and removes everything of the pack. */
  decline(job: PackJob): Promise<Outcome<CallOutput<'pack.decline'>>>
  /** As `decline`, for whatever lies on the desk. */
  close(): Promise<void>
}
