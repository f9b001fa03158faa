import type { BrowserWindow, OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'

interface ChooseSurroundings {
  readonly window: () => BrowserWindow | null
  readonly ask: (window: BrowserWindow | null, options: OpenDialogOptions) => Promise<OpenDialogReturnValue>
}

/** Asks for a folder; one can be made in the dialog. */
export function createChooseFolder({ window, ask }: ChooseSurroundings): Handlers['folder.choose'] {
  return async ({ title }) => {
    const { canceled, filePaths } = await ask(window(), { title, properties: ['openDirectory', 'createDirectory'] })
    const [folder] = filePaths
    return succeed(canceled || folder === undefined ? { outcome: 'cancelled' } : { outcome: 'chosen', folder })
  }
}
