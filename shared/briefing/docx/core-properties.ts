/** What a Word file says of itself (ECMA-376-2, 11: core properties). */
export interface CoreProperties {
  readonly title: string
  readonly author: string | null
  /** ISO 8601, in UTC. */
  readonly date: string
}

export const CORE_PROPERTIES = 'docProps/core.xml'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Written by ourselves, because the library puts the clock there. */
export function renderCoreProperties({ title, author, date }: CoreProperties): string {
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
