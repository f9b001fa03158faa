import type { CslItem } from '../bibliography/csl-item.ts'
import { formatParagraphs } from '../citation.ts'
import type { Cited } from '../footnote-text.ts'

/** A citation that Pandoc makes a note or an entry of (Pandoc User's Guide, Citation syntax). A range is read as a locator only with a hyphen and the singular. */
export function pandocCitation(cited: Cited, item: CslItem): string {
  const place =
    cited.blocks.length === 0
      ? []
      : [
          formatParagraphs(cited.blocks)
            .replace(/^paras /, 'para. ')
            .replaceAll('–', '-'),
        ]
  return `[${[`@${item.id}`, ...place].join(', ')}]`
}
