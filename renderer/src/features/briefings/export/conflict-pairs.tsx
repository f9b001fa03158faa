import type { MergedExport, MergedPart } from '#shared/briefing/merge/merge-export.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import styles from './export.module.css'

interface ConflictPairsProps {
  readonly merged: MergedExport
  readonly leaveOut: ReadonlySet<string>
  onLeaveOut(id: string, out: boolean): void
}

interface Pair {
  readonly id: string
  readonly what: string
  readonly file: string
  readonly program: string
}

function pairOf({ id, what, file, program }: MergedPart): Pair {
  return { id, what: say.part(what), file: file ?? '', program: program ?? '' }
}

function Version({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
    <section className={styles['version']} tabIndex={0} aria-label={title}>
      <h5>{title}</h5>
      <pre>{text}</pre>
    </section>
  )
}

/** What cannot be merged, side by side, and what has changed since it was taken out of the file. */
export function ConflictPairs({ merged, leaveOut, onLeaveOut }: ConflictPairsProps) {
  const { head, parts } = merged
  const conflicts = [
    ...(head.state === 'conflict' ? [{ id: 'head', what: say.head, file: head.file, program: head.program }] : []),
    ...parts.filter(({ state }) => state === 'conflict').map(pairOf),
  ]
  const back = parts.filter(({ id, state }) => state === 'back' || leaveOut.has(id)).map(pairOf)
  return (
    <>
      {conflicts.length === 0 ? null : (
        <section aria-label={say.conflictsTitle(conflicts.length)}>
          <h4>{say.conflictsTitle(conflicts.length)}</h4>
          <p className={styles['quiet']}>{say.conflictsHint}</p>
          <ul className={styles['pairs']}>
            {conflicts.map((pair) => (
              <li key={pair.id}>
                <p className={styles['what']}>{pair.what}</p>
                <div className={styles['pair']}>
                  <Version title={say.inFile} text={pair.file} />
                  <Version title={say.inProgram} text={pair.program} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {back.length === 0 ? null : (
        <section aria-label={say.backTitle(back.length)}>
          <h4>{say.backTitle(back.length)}</h4>
          <p className={styles['quiet']}>{say.backIn}</p>
          <ul className={styles['pairs']}>
            {back.map((pair) => (
              <li key={pair.id}>
                <p className={styles['what']}>{pair.what}</p>
                <Version title={say.inProgram} text={pair.program} />
                <CheckField checked={leaveOut.has(pair.id)} onChange={(out) => onLeaveOut(pair.id, out)}>
                  {say.leaveOut}
                </CheckField>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
