import { quotationWithCitation } from '#shared/briefing/citation.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { words } from '../../words/words.ts'
import { citeNote } from '../../workspace/gather-notes.ts'
import type { OpenEdition, Services } from '../../workspace/workspace.tsx'

/** A note as it is given to another program: the words it is on, where they stand, and what the person wrote. */
export interface GivenNote {
  readonly markdown: string
  /** The same as HTML in which everything is text. */
  readonly html: string
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Text as paragraphs: what looks like HTML in it is shown, not meant. */
function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${escapeHtml(part.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

/** Looks the passage up, so that what is given is what stands in the source; null where it cannot be found in one certain place. */
export async function noteAsMarkdown(archive: Services['archive'], edition: OpenEdition, note: Note): Promise<GivenNote | null> {
  const cited = await citeNote(archive, edition, note)
  if (cited === null) return null
  const head =
    'quotationSha256' in cited
      ? quotationWithCitation(cited.note.target.exact, cited)
      : `${'about' in note.target ? `${words.recordNotes.on[note.target.about.kind]}: ` : ''}${targetWords(note.target)}`
  const markdown = [head, note.body].filter((part) => part !== '').join('\n\n')
  return { markdown: `${markdown}\n`, html: paragraphs(markdown) }
}
