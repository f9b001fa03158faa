import { formatParagraphs, nameOfUntitled } from '../citation.ts'
import { escapeMarkdown } from '../escape-markdown.ts'
import type { Cited } from '../footnote-text.ts'

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** A link to the page that a vault has, or can have, for a source; and the paragraph. In a link nothing can be escaped: a title with such signs stands without one. */
export function wikiLink({ source, blocks }: Pick<Cited, 'source' | 'blocks'>): string {
  const title = oneLine(source.title.basis === 'not-stated' ? nameOfUntitled(source) : source.title.value)
  const linked = /[[\]|#^\\`<>*_~$=%&:@]|www\./i.test(title) ? escapeMarkdown(title, 'obsidian') : `[[${source.id}|${title}]]`
  return blocks.length === 0 ? linked : `${linked}, ${formatParagraphs(blocks)}`
}

/**
 * A tag as Obsidian has them: letters, digits, `_`, `-` and `/`, and not digits alone. White space becomes a hyphen. Null for one that cannot be written so
 * without loss.
 */
export function obsidianTag(tag: string): string | null {
  const joined = tag.trim().replace(/\s+/gu, '-')
  return /^[\p{L}\p{M}\p{N}_/-]+$/u.test(joined) && /[^\d/_-]/.test(joined) ? `#${joined}` : null
}
