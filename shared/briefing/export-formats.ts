import { utf8ToBytes } from '@noble/hashes/utils.js'
import { countHalfCharacters } from '../text/half-characters.ts'
import type { BriefingDocument } from './briefing-document.ts'
import { documentTitle } from './document-facts.ts'
import { fileStem } from './file-name.ts'

/** In the order in which they are offered. */
export const EXPORT_FORMATS = ['html', 'docx', 'csv', 'json', 'csl-json', 'bibtex', 'ris'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportFormatFacts {
  /** What a person calls it. */
  readonly name: string
  /** What of a briefing it holds. */
  readonly holds: 'briefing' | 'notes' | 'sources'
  /** With its full stop. */
  readonly extension: string
  readonly mediaType: string
}

export const EXPORT_FORMAT_FACTS: Readonly<Record<ExportFormat, ExportFormatFacts>> = {
  html: { name: 'Web page (HTML)', holds: 'briefing', extension: '.html', mediaType: 'text/html' },
  docx: {
    name: 'Word (DOCX)',
    holds: 'briefing',
    extension: '.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  csv: { name: 'Notes as a table (CSV)', holds: 'notes', extension: '.csv', mediaType: 'text/csv' },
  json: { name: 'Notes as data (JSON)', holds: 'notes', extension: '.json', mediaType: 'application/json' },
  'csl-json': {
    name: 'Sources (CSL-JSON)',
    holds: 'sources',
    extension: '.csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
  },
  bibtex: { name: 'Sources (BibTeX)', holds: 'sources', extension: '.bib', mediaType: 'application/x-bibtex' },
  ris: { name: 'Sources (RIS)', holds: 'sources', extension: '.ris', mediaType: 'application/x-research-info-systems' },
}

export interface ExportedFile {
  /** Of a file in a folder that the person chooses: no path, and fit for every file system. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Characters that the format cannot hold and that stand as a sign: halves of characters, and in Word files control characters. */
  readonly replacedCharacters: number
}

export interface ExportOptions {
  /** What the file is called, without its extension; the title of the briefing where nothing is said. */
  readonly name?: string
}

/** Bytes of UTF-8. Half a character has none, and becomes U+FFFD. */
function encode(text: string): Pick<ExportedFile, 'bytes' | 'replacedCharacters'> {
  return { bytes: utf8ToBytes(text), replacedCharacters: countHalfCharacters(text) }
}

/** Each format comes in code of its own, which is loaded when it is asked for. */
async function render(
  format: ExportFormat,
  document: BriefingDocument,
): Promise<Pick<ExportedFile, 'bytes' | 'replacedCharacters'>> {
  switch (format) {
    case 'html': {
      const { renderBriefingHtml } = await import('./html/render-html.ts')
      return encode(renderBriefingHtml(document))
    }
    case 'docx': {
      const { renderBriefingDocx } = await import('./docx/render-docx.ts')
      return renderBriefingDocx(document)
    }
    case 'csv': {
      const { renderNotesCsv } = await import('./tables/render-csv.ts')
      return encode(renderNotesCsv(document))
    }
    case 'json': {
      const { renderNotesJson } = await import('./tables/render-notes-json.ts')
      return encode(renderNotesJson(document))
    }
    case 'csl-json': {
      const { bibliographyOf, renderCslJson } = await import('./bibliography/csl-item.ts')
      return encode(renderCslJson(bibliographyOf(document).items))
    }
    case 'bibtex': {
      const { bibliographyOf } = await import('./bibliography/csl-item.ts')
      const { renderBibtex } = await import('./bibliography/render-bibtex.ts')
      return encode(renderBibtex(bibliographyOf(document).items))
    }
    case 'ris': {
      const { bibliographyOf } = await import('./bibliography/csl-item.ts')
      const { renderRis } = await import('./bibliography/render-ris.ts')
      return encode(renderRis(bibliographyOf(document).items))
    }
  }
}

/**
 * Writes a briefing in a format: the files with their names, the one that is opened first. The same document and options give the same bytes; no clock, disk or network is
 * asked. Whatever a document holds gives a file.
 */
export async function renderExport(
  format: ExportFormat,
  document: BriefingDocument,
  options: ExportOptions = {},
): Promise<readonly ExportedFile[]> {
  const { extension, mediaType } = EXPORT_FORMAT_FACTS[format]
  const stem = fileStem(options.name ?? documentTitle(document), 'briefing')
  return [{ name: `${stem}${extension}`, mediaType, ...(await render(format, document)) }]
}
