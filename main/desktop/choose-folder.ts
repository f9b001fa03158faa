import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { Dialogs } from './dialogs.ts'

/** Asks for a folder; one can be made in the dialog. */
export function createChooseFolder(dialogs: Pick<Dialogs, 'open'>): Handlers['folder.choose'] {
  return async ({ title }) => {
    const { canceled, filePaths } = await dialogs.open('folder', { title, properties: ['openDirectory', 'createDirectory'] })
    const [folder] = filePaths
    return succeed(canceled || folder === undefined ? { outcome: 'cancelled' } : { outcome: 'chosen', folder })
  }
}
