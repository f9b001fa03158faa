import { renderNoteBody } from '../note-body.ts'
import type { MarkdownProfile } from '../outline/briefing-choices.ts'
import { renameLabels } from './own-labels.ts'
import { parseOwn, rangeOf } from './parse-own.ts'

/** What a person wrote, fit to stand in a file among other things; see `renderNoteBody` and `findRenames`. In Obsidian also a comment that was left open is closed. */
export function renderOwnWords(
  markdown: string,
  names: ReadonlyMap<string, string> | undefined,
  profile: MarkdownProfile,
): string {
  const body = renderNoteBody(renameLabels(renderNoteBody(markdown), names))
  const comments = profile === 'obsidian' ? body.split('%%').length - 1 : 0
  return comments % 2 === 0 ? body : `${body}\n\n%%`
}

/** Puts the mark of a footnote after the last word of a comment: at the end of its last paragraph, or where it ends with something else in one of its own. */
export function withMark(body: string, mark: string): string {
  const blocks = parseOwn(body)?.children ?? []
  const last = blocks.findLast(({ type }) => type !== 'footnoteDefinition' && type !== 'definition')
  const range = last?.type === 'paragraph' ? rangeOf(last) : null
  if (range === null) return body === '' ? mark : `${body}\n\n${mark}`
  const words = body.slice(0, range.end)
  // Directly after these signs a bracket would mean something else.
  const between = /[!\\\]^]$/.test(words) ? ' ' : ''
  return `${words}${between}${mark}${body.slice(range.end)}`
}
