import { type ExportBriefingWords, enExportBriefing } from './en-export-briefing.ts'

/** The words on exporting a briefing, in the language in use. */
export const exportBriefingWords: ExportBriefingWords = enExportBriefing
