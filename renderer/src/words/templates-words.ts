import { enTemplates, type TemplatesWords } from './en-templates.ts'

/** The words on templates, in the language in use. */
export const templatesWords: TemplatesWords = enTemplates
