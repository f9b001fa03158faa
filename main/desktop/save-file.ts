import { extname } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { writeFileAtomically } from '../services/files/write-file-atomically.ts'
import { causeOf, isDiskFull } from '../services/profile/disk-error.ts'
import type { Dialogs } from './dialogs.ts'

const KINDS: Readonly<Record<string, string>> = {
  '.md': 'Markdown',
  '.json': 'JSON',
  '.jsonld': 'Web Annotations',
  '.html': 'Web page',
  '.txt': 'Text',
  '.csv': 'Table',
  '.docx': 'Word document',
  '.bib': 'BibTeX',
  '.ris': 'RIS',
}

/** A name that stays one name in a dialog on every system: what could name a folder, a drive or a device becomes a hyphen. */
export function dialogName(suggested: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const name = suggested.replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '-').replace(/^[. ]+|[. ]+$/g, '')
  return name === '' ? 'untitled' : name
}

/** Writes a file where a dialog said, whole or not at all. */
export async function writeChosenFile(
  path: string,
  content: Uint8Array | string,
): Promise<Outcome<{ readonly outcome: 'saved'; readonly path: string }>> {
  try {
    await writeFileAtomically(path, content)
    return succeed({ outcome: 'saved', path })
  } catch (error) {
    const message = `${path} was not written: ${causeOf(error)}. A file that stood there before is unchanged.`
    return fail(isDiskFull(error) ? 'disk-full' : 'file-not-written', message)
  }
}

/** Asks where, and writes the file whole or not at all. */
export function createSaveFile(dialogs: Pick<Dialogs, 'save'>): Handlers['file.save'] {
  return async ({ suggestedName, text, encoding }) => {
    const name = dialogName(suggestedName)
    const kind = KINDS[extname(name).toLowerCase()]
    const { canceled, filePath } = await dialogs.save(/\.bundle\.txt$/i.test(name) ? 'bundle' : 'save', {
      title: 'Save',
      defaultPath: name,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
      ...(kind === undefined ? {} : { filters: [{ name: kind, extensions: [extname(name).slice(1)] }] }),
    })
    if (canceled || filePath === '') return succeed({ outcome: 'cancelled' })
    return await writeChosenFile(filePath, encoding === undefined ? text : Buffer.from(text, encoding))
  }
}
