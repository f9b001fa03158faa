import { escapeMarkdown } from '../../briefing/escape-markdown.ts'
import { renderFrontMatter } from '../../briefing/front-matter.ts'
import type { LogEntry } from '../search-item.ts'
import { HOW_TO_READ, type SearchRecordExport, writeHits, writeManner, writeOpened } from './search-record.ts'

const COLUMNS = ['No.', 'Time', 'As typed', 'Understood as', 'Besides', 'Edition', 'Hits', 'Exactly so', 'Opened'] as const

/** A cell is one line: line ends become spaces, and signs of Markdown stay signs. */
function cell(text: string): string {
  return escapeMarkdown(text.replace(/[\r\n\u2028\u2029]+/gu, ' '))
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function editionsOf(searches: readonly LogEntry[]): readonly string[] {
  return [...new Set(searches.map(({ edition, editionDigest }) => `${edition}: SHA-512 ${editionDigest}`))].sort()
}

/**
 * A record of searches as Markdown (CommonMark with GFM tables): front matter, how to read it, the editions with their digests, and a row for
 * each search. A query reads back as it was typed, but for line ends, which become spaces. Ends with a line feed.
 */
export function renderRecordMarkdown(record: SearchRecordExport, now: Date): string {
  const { archive, program, author, searches, titles } = record
  const head = renderFrontMatter([
    ['title', `Searches in ${archive.title}`],
    ['date', now.toISOString()],
    ...(author === null ? [] : [['author', author] as const]),
    ['archive', archive.title],
    ['archive_id', archive.id],
    ['program', `${program.name} ${program.version}`],
  ])
  const rows = searches.map((entry, index) =>
    row(
      [
        String(index + 1),
        entry.at,
        entry.query,
        entry.understood,
        writeManner(entry),
        entry.edition,
        writeHits(entry),
        String(entry.exactTotal),
        entry.opened.length === 0 ? 'none' : entry.opened.map((hit) => writeOpened(hit, titles)).join('; '),
      ].map(cell),
    ),
  )
  const programs = [...new Set(searches.map((entry) => entry.program))].sort()
  return [
    `${head}`,
    `# ${cell(`Searches in ${archive.title}`)}\n`,
    `${cell(`Archive: ${archive.title} (${archive.id}). Written ${now.toISOString()} with ${program.name} ${program.version}${author === null ? '' : ` by ${author}`}.`)}\n`,
    `${cell(HOW_TO_READ)}\n`,
    ...(searches.length === 0 ? ['No search is on record.\n'] : []),
    ...(searches.length === 0
      ? []
      : [
          `## Editions searched\n`,
          `${editionsOf(searches)
            .map((line) => `- ${cell(line)}`)
            .join('\n')}\n`,
        ]),
    ...(programs.length === 0 ? [] : [`Searched with: ${programs.map(cell).join(', ')}.\n`]),
    ...(searches.length === 0 ? [] : [`## Searches\n`, `${[row(COLUMNS), row(COLUMNS.map(() => '---')), ...rows].join('\n')}\n`]),
  ].join('\n')
}
