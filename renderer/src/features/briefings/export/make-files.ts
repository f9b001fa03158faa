import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import { EXPORT_FORMATS, type ExportFormat, renderExport } from '#shared/briefing/export-formats.ts'
import type { MadeFile } from './plan-files.ts'

/** In what a briefing can be exported, in the order in which it is offered. A PDF is the web page, printed. */
export type ExportChoice = ExportFormat | 'pdf'
export const EXPORT_CHOICES: readonly ExportChoice[] = EXPORT_FORMATS.flatMap((format) =>
  format === 'html' ? (['pdf', format] as const) : [format],
)

export interface MadeFiles {
  /** The one that is opened first stands first. */
  readonly files: readonly MadeFile[]
  readonly replacedCharacters: number
}

/** Writes a briefing in a format, with `name` (without extension) for the files. What writes a format is fetched when it is asked for. */
export async function makeFiles(choice: ExportChoice, document: BriefingDocument, name: string): Promise<MadeFiles> {
  const made = await renderExport(choice === 'pdf' ? 'html' : choice, document, { name })
  return {
    files: made.map((file): MadeFile => {
      if (file.mediaType !== 'text/markdown')
        return { kind: 'bytes', name: file.name, bytes: file.bytes, mediaType: file.mediaType }
      return { kind: 'markdown', name: file.name, text: new TextDecoder().decode(file.bytes) }
    }),
    replacedCharacters: made.reduce((sum, { replacedCharacters }) => sum + replacedCharacters, 0),
  }
}
