import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import { EXPORT_FORMATS, type ExportFormat, renderExport } from '#shared/briefing/export-formats.ts'
import type { BriefingTemplate } from '#shared/briefing/outline/briefing-template.ts'
import { sayFault } from '#shared/briefing/template/template-fault.ts'
import { countHalfCharacters } from '#shared/text/half-characters.ts'
import type { MadeFile } from './plan-files.ts'

/** In what a briefing can be exported, in the order in which it is offered. A PDF is the web page, printed. */
export type FormatChoice = ExportFormat | 'pdf'
/** The same, or by a template of one's own. */
export type ExportChoice = FormatChoice | `template:${BriefingTemplate['id']}`
export const EXPORT_CHOICES: readonly FormatChoice[] = EXPORT_FORMATS.flatMap((format) =>
  format === 'html' ? (['pdf', format] as const) : [format],
)

export interface MadeFiles {
  /** The one that is opened first stands first. */
  readonly files: readonly MadeFile[]
  readonly replacedCharacters: number
}

export function choiceOfTemplate({ id }: Pick<BriefingTemplate, 'id'>): ExportChoice {
  return `template:${id}`
}

/** Writes a briefing by a template. Throws with the fault and its line where the template has one. */
export async function makeByTemplate({ text }: BriefingTemplate, document: BriefingDocument, name: string): Promise<MadeFiles> {
  const { renderTemplate } = await import('#shared/briefing/template/render-template.ts')
  const outcome = renderTemplate(text, document)
  if (!outcome.ok) throw new Error(sayFault(outcome.fault))
  return {
    files: [{ kind: 'markdown', name: `${name}.md`, text: outcome.text }],
    replacedCharacters: countHalfCharacters(outcome.text),
  }
}

/** Writes a briefing in a format, with `name` (without extension) for the files. What writes a format is fetched when it is asked for. */
export async function makeFiles(choice: FormatChoice, document: BriefingDocument, name: string): Promise<MadeFiles> {
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
