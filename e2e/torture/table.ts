/** One part of the torture, as a row of the table at the end. */
export interface Part {
  readonly name: string
  readonly runs: number
  /** What the window had called saved, in UTF-16 units; null where nothing is counted so. */
  readonly acknowledged: number | null
  /** How much of it was not there afterwards; in a part without such a count, how many runs lost or made up something. */
  readonly lost: number
  /** What else there is to say: "2 of 2 told", a ratio. */
  readonly more: string
  /** Why the part failed, each in a sentence; empty where it did not. */
  readonly failures: readonly string[]
}

const HEADINGS = ['part', 'runs', 'acknowledged', 'lost', 'besides'] as const

export function writeTable(parts: readonly Part[]): string {
  const rows = parts.map(({ name, runs, acknowledged, lost, more }) => [
    name,
    String(runs),
    acknowledged === null ? '' : String(acknowledged),
    String(lost),
    more,
  ])
  const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)))
  const isNumber = (column: number) => column > 0 && column < HEADINGS.length - 1
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
