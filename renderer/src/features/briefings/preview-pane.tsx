import { memo, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { BriefingDocument } from '#shared/briefing/briefing-document.ts'
import type { MarkdownProfile } from '#shared/briefing/outline/briefing-choices.ts'
import type { Note } from '#shared/notes/note.ts'
import { Button } from '../../ui/button.tsx'
import { Working } from '../../ui/working.tsx'
import { briefingWords as say } from '../../words/briefings-words.ts'
import styles from './briefing-page.module.css'
import { BriefingPreview } from './briefing-preview.tsx'
import { MarkdownPreview } from './markdown-preview.tsx'
import { NotesBeside } from './notes-beside.tsx'

const VIEWS = ['document', 'markdown', 'notes'] as const
type View = (typeof VIEWS)[number]
const NAMES = { document: say.asDocument, markdown: say.asMarkdown, notes: say.asNotes } satisfies Record<View, string>

interface PreviewPaneProps {
  /** Null while its quotations are looked up. */
  readonly document: BriefingDocument | null
  readonly profile: MarkdownProfile
  readonly inBriefing: ReadonlySet<NoteId>
  onAddNote(note: Note): void
}

function Shown({ view, document: briefing, profile, inBriefing, onAddNote }: PreviewPaneProps & { readonly view: View }) {
  if (view === 'notes') return <NotesBeside inBriefing={inBriefing} onAdd={onAddNote} />
  if (briefing === null) return <Working what={say.previewing} />
  return view === 'markdown' ? <MarkdownPreview document={briefing} profile={profile} /> : <BriefingPreview document={briefing} />
}

/** Beside the outline: what will be exported, or the notes that can be put into it. */
export const PreviewPane = memo(function PreviewPane(props: PreviewPaneProps) {
  const [view, setView] = useState<View>('document')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
    <section className={styles['preview']} tabIndex={0} aria-labelledby="preview">
      <div className={styles['previewHead']}>
        <h2 id="preview">{view === 'notes' ? say.pick.beside : say.preview}</h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields. */}
        <div role="group" aria-label={say.beside} className={styles['adders']}>
          {VIEWS.map((each) => (
            <Button key={each} look="quiet" size="small" aria-pressed={each === view} onPress={() => setView(each)}>
              {NAMES[each]}
            </Button>
          ))}
        </div>
      </div>
      <Shown view={view} {...props} />
    </section>
  )
})
