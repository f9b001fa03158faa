import { wordAround } from '#shared/text/word-around.ts'
import { words } from '../../words/words.ts'
import styles from './note-card.module.css'

/** Says where a passage was marked from inside a word, or up to inside of one: quoted so, it may say something else ("safe" of "unsafe"). */
export function CutWord({ prefix, exact, suffix }: { readonly prefix: string; readonly exact: string; readonly suffix: string }) {
  const text = prefix + exact + suffix
  const first = wordAround(text, prefix.length)
  const last = wordAround(text, prefix.length + exact.length)
  if (first === null && last === null) return null
  return (
    <p className={styles['cutWord']}>
      {first === null ? null : words.notes.beginsInside(text.slice(first.start, first.end))}
      {first === null || last === null ? null : ' '}
      {last === null ? null : words.notes.endsInside(text.slice(last.start, last.end))}
    </p>
  )
}
