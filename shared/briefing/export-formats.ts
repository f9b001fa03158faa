import { utf8ToBytes } from '@noble/hashes/utils.js'
import { countHalfCharacters } from '../text/half-characters.ts'
import type { BriefingDocument } from './briefing-document.ts'
import { documentTitle } from './document-facts.ts'
import { fileStem } from './file-name.ts'

/** In the order in which they are offered. */
export const EXPORT_FORMATS = [
  ...(['plain', 'pandoc', 'obsidian', 'obsidian-notes'] as const),
  ...(['html', 'docx', 'csv', 'json', 'csl-json', 'bibtex', 'ris'] as const),
] as const
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
  plain: { name: 'Markdown', holds: 'briefing', extension: '.md', mediaType: 'text/markdown' },
  pandoc: { name: 'Markdown for Pandoc', holds: 'briefing', extension: '.md', mediaType: 'text/markdown' },
  obsidian: { name: 'Markdown for Obsidian', holds: 'briefing', extension: '.md', mediaType: 'text/markdown' },
  'obsidian-notes': {
    name: 'Markdown for Obsidian, a file for each note',
    holds: 'briefing',
    extension: '.md',
    mediaType: 'text/markdown',
  },
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

type Rendered = Pick<ExportedFile, 'bytes' | 'replacedCharacters'>

/** Bytes of UTF-8. Half a character has none, and becomes U+FFFD. */
function encode(text: string): Rendered {
  return { bytes: utf8ToBytes(text), replacedCharacters: countHalfCharacters(text) }
}

const CSL = '.csl.json'

async function renderSources(document: BriefingDocument): Promise<Rendered> {
  const { bibliographyOf, renderCslJson } = await import('./bibliography/csl-item.ts')
  return encode(renderCslJson(bibliographyOf(document).items))
}

/** The formats that are one file. Each comes in code of its own, which is loaded when it is asked for. */
async function renderOne(
  format: Exclude<ExportFormat, 'pandoc' | 'obsidian-notes'>,
  document: BriefingDocument,
): Promise<Rendered> {
  switch (format) {
    case 'plain':
    case 'obsidian': {
      const { renderBriefingMarkdown } = await import('./markdown/markdown-writer.ts')
      return encode(renderBriefingMarkdown(document, { profile: format }))
    }
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
    case 'csl-json':
      return renderSources(document)
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

/** The bibliography beside the file has its name, so that two briefings in one folder each have theirs. */
async function renderPandoc(document: BriefingDocument, stem: string): Promise<readonly ExportedFile[]> {
  const { renderBriefingMarkdown } = await import('./markdown/markdown-writer.ts')
  const bibliography = `${stem}${CSL}`
  const text = encode(renderBriefingMarkdown(document, { profile: 'pandoc', bibliography }))
  return [
    { name: `${stem}.md`, mediaType: EXPORT_FORMAT_FACTS.pandoc.mediaType, ...text },
    { name: bibliography, mediaType: EXPORT_FORMAT_FACTS['csl-json'].mediaType, ...(await renderSources(document)) },
  ]
}

async function renderObsidianNotes(document: BriefingDocument, stem: string): Promise<readonly ExportedFile[]> {
  const { renderObsidianFiles } = await import('./markdown/obsidian-files.ts')
  const { mediaType } = EXPORT_FORMAT_FACTS['obsidian-notes']
  // The first shows the others, and none leads to it: it may be called what the person says.
  return renderObsidianFiles(document).map(({ name, text }, index) => ({
    name: index === 0 ? `${stem}.md` : name,
    mediaType,
    ...encode(text),
  }))
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
  const stem = fileStem(options.name ?? documentTitle(document), 'briefing')
  if (format === 'pandoc') return renderPandoc(document, stem)
  if (format === 'obsidian-notes') return renderObsidianNotes(document, stem)
  const { extension, mediaType } = EXPORT_FORMAT_FACTS[format]
  return [{ name: `${stem}${extension}`, mediaType, ...(await renderOne(format, document)) }]
}
