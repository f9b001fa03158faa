import type { EditionId } from '#shared/archive/ids.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { MenuCommand } from '#shared/contract/menu-command.ts'
import type { DeepLink } from '#shared/links/deep-link.ts'
import type { PackJob } from '#shared/packs/pack-state.ts'

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly path: string }
  | { readonly outcome: 'downloaded'; readonly name: string }
  | { readonly outcome: 'cancelled' }

/** How a pack is handed to the service. */
export interface PackSending {
  readonly signal: AbortSignal
  /** Bytes that were sent, of all; only where the pack has to be sent. */
  onProgress(sent: number, total: number): void
}

/** A file from outside, as far as it was read. Nothing of it is kept yet. */
export type HandedFile = Exclude<CallOutput<'file.take'>, { readonly state: 'none' }>

/** What runs this window: the desktop program or the loopback server. Nothing else in the renderer knows which. */
export interface Host {
  readonly kind: 'desktop' | 'browser'
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<CallOutput<N>>>
  /** The bytes of the search index of an edition, once `search.index` said that it is ready. */
  searchIndex(edition: EditionId): Promise<Outcome<Uint8Array<ArrayBuffer>>>
  /** Lets the person keep `text` as a file: a dialog in the desktop program, a download in a browser. */
  saveText(suggestedName: string, text: string): Promise<Outcome<SaveOutcome>>
  /** The same for a file that is no text. */
  saveBytes(suggestedName: string, bytes: Uint8Array, mediaType: string): Promise<Outcome<SaveOutcome>>
  /**
   * Saves the window as it is printed, or a page of its own where one is given, as a PDF. Null where the print dialog does so by itself, as in a browser.
   */
  readonly savePdf: ((suggestedName: string, page: string | null) => Promise<Outcome<SaveOutcome>>) | null
  /** Asks the person for a pack and has it checked; null where they chose none. */
  choosePack(sending: PackSending): Promise<Outcome<PackJob | null>>
  /** Has a pack checked that was dropped on the window. */
  openPack(file: File, sending: PackSending): Promise<Outcome<PackJob | null>>
  /** Commands chosen in the native menu, by name. Returns what ends the listening. */
  onCommand(listener: (name: string) => void): () => void
  /** Opens a further window at a place, as it stands behind the `#` of an address. */
  openWindow(at: string): void
  /** What can be done in the window now, for a menu outside it, where there is one. */
  showCommands(commands: readonly MenuCommand[]): void
  /** How the window looks, for the frame that the system draws around it. */
  showTheme(theme: 'system' | 'light' | 'dark'): void
  /** How far the work is that the window shows, from 0 to 1, for the task bar, where the program has one; null where there is none. */
  showProgress(part: number | 'unknown' | null): void
  /** Files that the system was told to open with the program, one that came before the window too. Returns what ends the listening. */
  onFile(listener: (file: HandedFile) => void): () => void
  /** Links that were opened outside the program, one that came before the window too. Returns what ends the listening. */
  onLink(listener: (link: DeepLink) => void): () => void
}

/** A host that answers, and what it says of itself. */
export interface Connected {
  readonly host: Host
  readonly program: CallOutput<'program.describe'>
}
