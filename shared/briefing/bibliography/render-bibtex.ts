import type { CslItem } from './csl-item.ts'

/**
 * Signs that mean something to TeX, as commands that mean nothing but them. A brace is not escaped by a backslash: BibTeX counts it all the same, and would read
 * past the end of its field.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
}

function escapeTex(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\{}~^&%$#_]/g, (sign) => COMMANDS[sign] ?? sign)
}

/** ISO 8601, which biblatex reads (biblatex 2.3.8). */
function isoDate(date: CslItem['issued']): string | undefined {
  return date?.['date-parts'][0].map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}

function renderItem(item: CslItem): string {
  const isReport = item.type === 'report'
  const fields: readonly (readonly [name: string, text: string | undefined])[] = [
    ['title', item.title],
    [isReport ? 'institution' : 'organization', item.publisher],
    ['date', isoDate(item.issued)],
    ['urldate', isoDate(item.accessed)],
    ['type', item.genre],
    ['langid', item.language],
    ['note', item.note],
    ['addendum', `${item.archive} (${item.archive_location})`],
  ]
  const lines = fields.flatMap(([name, text]) => {
    if (text === undefined) return []
    // In braces of their own a title keeps its capitals, and "and" does not make two organisations of one.
    const words = name === 'title' || name === 'institution' || name === 'organization' ? `{${escapeTex(text)}}` : escapeTex(text)
    return [`  ${name.padEnd(12)} = {${words}},\n`]
  })
  return `@${isReport ? 'report' : 'misc'}{${item.id},\n${lines.join('')}}\n`
}

/**
 * Sources for biblatex, in UTF-8. The key of an entry is the id of its source. Everything but a report is `@misc`: the other types demand what an archive may not know, and
 * leave out the publisher. What is not known has no field.
 */
export function renderBibtex(items: readonly CslItem[]): string {
  return items.map(renderItem).join('\n')
}
