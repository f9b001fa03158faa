import { useState } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import { runCommand, useCommands } from '../../workspace/commands.ts'
import { AnnotationsDialog } from './annotations-dialog-lazily.tsx'

/** Bringing notes in, and handing on those that are chosen or shown. */
export function ExchangeActions({ notes }: { readonly notes: readonly Note[] }) {
  const [saving, setSaving] = useState<readonly Note[] | null>(null)
  const save = () => setSaving(notes)
  useCommands(
    notes.length === 0
      ? []
      : [{ id: 'save-annotations', group: 'notes', name: words.exchange.save, keys: ['Mod+Shift+s'], run: save }],
  )
  return (
    <>
      <Button onPress={() => runCommand('bring-in-notes')}>{words.exchange.open}</Button>
      {notes.length === 0 ? null : <Button onPress={save}>{words.exchange.save}</Button>}
      {saving === null ? null : <AnnotationsDialog notes={saving} onClose={() => setSaving(null)} />}
    </>
  )
}
