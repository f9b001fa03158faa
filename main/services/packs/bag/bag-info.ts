import type { BagReport } from './bag-problem.ts'
import { linesOf } from './tag-text.ts'

export interface BagInfoEntry {
  readonly label: string
  readonly value: string
}

/** Reads the labels and values of bag-info.txt, in their order, repeated ones too; a line that begins with white space goes on (RFC 8493, 2.2.2). */
export function readBagInfo(text: string, path: string, version1: boolean, report: BagReport): readonly BagInfoEntry[] {
  const entries: { label: string; value: string }[] = []
  for (const [index, line] of linesOf(text).entries()) {
    const last = entries.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.value = `${last.value} ${line.trim()}`.trim()
      continue
    }
    if (line.trim() === '') continue
    const [, label = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? []
    if (label.trim() === '') {
      if (version1) report.error('bag-info', path, `line ${index + 1} is no label with a value`)
      else report.warning('bag-info', path, `line ${index + 1} is no label with a value`)
      continue
    }
    entries.push({ label: label.trim(), value: value.trim() })
  }
  return entries
}

/** The first value of a label, whatever the case of its letters. */
export function infoValue(entries: readonly BagInfoEntry[], label: string): string | null {
  return entries.find((entry) => entry.label.toLowerCase() === label.toLowerCase())?.value ?? null
}
