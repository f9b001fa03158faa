import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import styles from './briefings.module.css'
import type { FoundNotes } from './use-found-notes.ts'

const say = briefingWords.pick

/** Narrows down which notes are shown. */
export function NoteFilters({ tags, titles, choice, onChoice }: Pick<FoundNotes, 'tags' | 'titles' | 'choice' | 'onChoice'>) {
  const all = { value: '', label: say.all }
  return (
    <div className={styles['filters']}>
      <TextField label={say.find} value={choice.text} onChange={(text) => onChoice({ ...choice, text })} />
      <SelectField
        label={say.source}
        value={choice.source}
        options={[all, ...[...titles].map(([value, label]) => ({ value, label }))]}
        onChange={(source) => onChoice({ ...choice, source })}
      />
      <SelectField
        label={say.tag}
        value={choice.tag}
        options={[all, ...tags.map((value) => ({ value, label: value }))]}
        onChange={(tag) => onChoice({ ...choice, tag })}
      />
    </div>
  )
}
