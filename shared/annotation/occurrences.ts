import { isGraphemeBoundary } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'

/** All places at which `words` stand in `text` letter for letter, overlapping ones too, in order (UTF-16 offsets). Whole graphemes only. */
export function findOccurrences(text: string, words: string): TextRange[] {
  const found: TextRange[] = []
  if (words === '') return found
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + 1)) {
    const end = start + words.length
    if (isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)) found.push({ start, end })
  }
  return found
}
