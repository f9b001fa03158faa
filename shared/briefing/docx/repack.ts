import { strToU8, unzipSync, zipSync } from 'fflate'

/** What a Word file says of itself (ECMA-376-2, 11: core properties). */
export interface CoreProperties {
  readonly title: string
  readonly author: string | null
  /** ISO 8601, in UTC. */
  readonly date: string
}

const CORE = 'docProps/core.xml'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function renderCore({ title, author, date }: CoreProperties): string {
  const creator = author === null ? '' : `<dc:creator>${escapeXml(author)}</dc:creator>`
  const [moment] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(date) ?? []
  const dates = ['created', 'modified'].map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}Z</dcterms:${name}>`)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title>${creator}`,
    ...(moment === undefined ? [] : dates),
    '</cp:coreProperties>',
  ].join('')
}

/**
 * Packs the files of a Word file anew, so that nothing in it tells when it was packed: the library writes the clock into the core properties and into the
 * date of each file. A zip file cannot say "no date": the first one that it can say, in whatever time zone, stands for that.
 */
export function repack(bytes: Uint8Array, core: CoreProperties): Uint8Array {
  const files = { ...unzipSync(bytes), [CORE]: strToU8(renderCore(core)) }
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 })
}
