import { basename, dirname, join } from 'node:path'
import type {
  BrowserWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import type { DialogKind, KeptChoices } from './kept-choices.ts'

/** Electron's dialogs, each over the window that asked, each beginning where the last of its kind ended. */
export interface Dialogs {
  save(kind: DialogKind, options: SaveDialogOptions & { readonly defaultPath: string }): Promise<SaveDialogReturnValue>
  open(kind: DialogKind, options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  ask(options: MessageBoxOptions): Promise<MessageBoxReturnValue>
}

interface DialogParts {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow | null
  readonly choices: Pick<KeptChoices, 'folderFor' | 'keepFolder'>
  /** Where dialogs begin at first. */
  readonly documents: string
}

export function createDialogs({ dialog, window, choices, documents }: DialogParts): Dialogs {
  return {
    async save(kind, options) {
      const parent = window()
      const asked = { ...options, defaultPath: join(await choices.folderFor(kind, documents), basename(options.defaultPath)) }
      const answer = await (parent === null ? dialog.showSaveDialog(asked) : dialog.showSaveDialog(parent, asked))
      if (!answer.canceled && answer.filePath !== '') choices.keepFolder(kind, dirname(answer.filePath))
      return answer
    },
    async open(kind, options) {
      const parent = window()
      const asked = { ...options, defaultPath: await choices.folderFor(kind, documents) }
      const answer = await (parent === null ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(parent, asked))
      const [path] = answer.filePaths
      if (!answer.canceled && path !== undefined) choices.keepFolder(kind, kind === 'folder' ? path : dirname(path))
      return answer
    },
    ask(options) {
      const parent = window()
      return parent === null ? dialog.showMessageBox(options) : dialog.showMessageBox(parent, options)
    },
  }
}
