import type { CslItem } from './csl-item.ts'

const TYPES: Readonly<Record<CslItem['type'], string>> = { 'article-newspaper': 'NEWS', report: 'RPRT', document: 'GEN' }

/** "2021/10/14/", "2021/10//", "2021///": three slashes whatever is known. */
function slashDate(date: CslItem['issued']): string | undefined {
  const [year, month, day] = date?.['date-parts'][0] ?? []
  if (year === undefined) return undefined
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'))
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`
}

function renderItem(item: CslItem): string {
  const fields: readonly (readonly [tag: string, text: string | undefined])[] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ['PB', item.publisher],
    ['PY', slashDate(item.issued)?.slice(0, 4)],
    ['DA', slashDate(item.issued)],
    ['Y2', slashDate(item.accessed)],
    ['M3', item.genre],
    ['LA', item.language],
    ['DB', item.archive],
    ['AV', item.archive_location],
    ['N1', item.note],
  ]
  const lines = fields.flatMap(([tag, text]) =>
    text === undefined ? [] : [`${tag}  - ${text.replace(/[\s\p{Cc}]+/gu, ' ').trim()}\r\n`],
  )
  return `${lines.join('')}ER  - \r\n`
}

/** Sources as RIS (Research Information Systems), in UTF-8: one tag a line, CRLF, `TY` first and `ER` last. What is not known has no tag. */
export function renderRis(items: readonly CslItem[]): string {
  return items.map(renderItem).join('\r\n')
}
