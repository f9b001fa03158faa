import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import { CALL_NAMES } from '#shared/contract/call-names.ts'
import { COMMAND_CHANNEL, COMMAND_ID } from '#shared/contract/commands.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { SEARCH_INDEX_CHANNEL } from '#shared/contract/search-index.ts'

/** What the window sees of the program: `window.campaignArchive`. Names are checked here, and inputs and sender in main. */
export interface CampaignArchiveBridge {
  call(name: string, input: unknown): Promise<Outcome<unknown>>
  /** Returns what ends the listening. */
  onCommand(listener: (command: string) => void): () => void
  /** Where a file that was dropped on the window lies; empty for one that is on no disk. */
  pathOf(file: File): string
  /** The bytes of the search index of an edition. */
  searchIndex(edition: string): Promise<Outcome<Uint8Array>>
}

/** This environment has no DOM types; what the window hands over is a File. */
type File = Parameters<typeof webUtils.getPathForFile>[0]

const names: ReadonlySet<unknown> = new Set(CALL_NAMES)

const bridge: CampaignArchiveBridge = {
  async call(name, input) {
    if (!names.has(name)) {
      return { ok: false, error: { code: 'call-unknown', message: `there is no call named "${String(name).slice(0, 80)}"` } }
    }
    return ipcRenderer.invoke(name, input)
  },
  onCommand(listener) {
    // The event is not handed on: it leads to ipcRenderer.
    const heard = (_event: IpcRendererEvent, command: unknown) => {
      if (typeof command === 'string' && COMMAND_ID.test(command)) listener(command)
    }
    ipcRenderer.on(COMMAND_CHANNEL, heard)
    return () => {
      ipcRenderer.off(COMMAND_CHANNEL, heard)
    }
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  searchIndex: (edition) => ipcRenderer.invoke(SEARCH_INDEX_CHANNEL, String(edition)),
}

contextBridge.exposeInMainWorld('campaignArchive', Object.freeze(bridge))
