/** Why a template gives no briefing. */
export type TemplateFaultCode =
  /** It is not written as Liquid is: a tag is not closed, a word is missing. */
  | 'syntax'
  | 'unknown-tag'
  | 'unknown-filter'
  | 'unknown-name'
  /** It asks for another file, which templates cannot have. */
  | 'other-file'
  | 'too-long'
  | 'takes-too-long'
  | 'too-much'
  | 'too-deep'
  | 'failed'

/** What is wrong with a template, and where. Lines and columns count from 1; null where no place can be named. */
export interface TemplateFault {
  readonly code: TemplateFaultCode
  /** In words for the person who wrote it, without the place. */
  readonly message: string
  readonly line: number | null
  readonly column: number | null
}

export type TemplateOutcome = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: TemplateFault }

/** The fault in one sentence that begins with its place. */
export function sayFault({ message, line, column }: TemplateFault): string {
  if (line === null) return message
  return `Line ${line}${column === null ? '' : `, column ${column}`}: ${message}`
}
