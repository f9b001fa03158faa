import type { Difference, DifferenceChoice, ImportPlan, Refusal, Refused } from '#shared/exchange/plan-import.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { Choice } from '../../ui/choice.tsx'
import { exchangeWords as say } from '../../words/exchange-words.ts'
import { writeMoment } from '../../words/words.ts'
import styles from './exchange.module.css'

/** More than anyone reads. */
const MOST_SHOWN = 200
const LONGEST_SHOWN = 160

interface BringInPreviewProps {
  readonly name: string
  readonly plan: ImportPlan
  readonly choice: DifferenceChoice
  onChoice(choice: DifferenceChoice): void
}

function cut(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : characters.join('')
}

function writeReason(reason: Refused): string {
  switch (reason.code) {
    case 'no-text':
      return say.noSource[reason.kind]
    case 'several-places':
      return say.severalPlaces(reason.count)
    default:
      return say.reasons[reason.code]
  }
}

function More({ all }: { readonly all: number }) {
  return all > MOST_SHOWN ? <li>{say.more(all - MOST_SHOWN)}</li> : null
}

/** Refusals with the same words, in the order in which they first come. */
function groupByReason(refused: readonly Refusal[]): readonly (readonly [reason: string, refusals: readonly Refusal[]])[] {
  const groups = new Map<string, Refusal[]>()
  for (const refusal of refused) {
    const words = writeReason(refusal.reason)
    const group = groups.get(words)
    if (group === undefined) groups.set(words, [refusal])
    else group.push(refusal)
  }
  return [...groups]
}

/** The annotations that are refused for one reason. */
function RefusalGroup({ reason, refusals }: { readonly reason: string; readonly refusals: readonly Refusal[] }) {
  return (
    <li>
      <p className={styles['name']}>{say.reasonCount(reason, refusals.length)}</p>
      <ul className={styles['faults']}>
        {refusals.slice(0, MOST_SHOWN).flatMap(({ name, path, reason: refused }) =>
          refused.code === 'faulty' ? (
            refused.faults.map((fault) => (
              <li key={`${fault.path} ${fault.reason}`}>
                <code>{fault.path}</code> {fault.reason}
              </li>
            ))
          ) : (
            <li key={path}>
              {name} <code className={styles['path']}>{path}</code>
            </li>
          ),
        )}
        <More all={refusals.length} />
      </ul>
    </li>
  )
}

function Version({ title, note }: { readonly title: string; readonly note: Note }) {
  return (
    <div>
      <p className={styles['quiet']}>{title}</p>
      <p>{note.body === '' ? say.noText : cut(note.body)}</p>
    </div>
  )
}

function DifferenceItem({ difference: { mine, theirs } }: { readonly difference: Difference }) {
  return (
    <li>
      <p className={styles['name']}>“{cut(targetWords(theirs.target))}”</p>
      <div className={styles['versions']}>
        <Version title={say.yours(writeMoment(mine.modifiedAt))} note={mine} />
        <Version title={say.theirs(writeMoment(theirs.modifiedAt))} note={theirs} />
      </div>
      {mine.body === theirs.body ? <p className={styles['quiet']}>{say.sameWords}</p> : null}
    </li>
  )
}

/** What bringing in a file would do, with everything that it would not do named. */
export function BringInPreview({ name, plan, choice, onChoice }: BringInPreviewProps) {
  const { fresh, same, different, refused } = plan
  const counts = [
    [fresh.length, say.fresh],
    [same, say.same],
    [different.length, say.different],
    [refused.length, say.refused],
  ] as const
  const found = counts.filter(([n]) => n > 0)
  return (
    <>
      <div role="status">
        <p>{say.inFile(name)}:</p>
        {found.length === 0 ? (
          <p>{say.empty}</p>
        ) : (
          <ul>
            {found.map(([n, write]) => (
              <li key={write(1)}>{write(n)}</li>
            ))}
          </ul>
        )}
        {fresh.length + different.length === 0 ? <p>{say.nothingToDo}</p> : null}
      </div>
      {different.length === 0 ? null : (
        <div>
          <Choice
            label={say.choice}
            value={choice}
            options={(['both', 'newest', 'mine', 'theirs'] as const).map((value) => ({ value, label: say.choices[value] }))}
            onChange={onChoice}
          />
          <p className={`${styles['quiet']} ${styles['hint']}`}>{say.choiceHints[choice]}</p>
        </div>
      )}
      {different.length === 0 ? null : (
        <details className={styles['list']}>
          <summary>{say.showDifferent}</summary>
          <ul>
            {different.slice(0, MOST_SHOWN).map((difference) => (
              <DifferenceItem key={difference.mine.id} difference={difference} />
            ))}
            <More all={different.length} />
          </ul>
        </details>
      )}
      {fresh.length === 0 ? null : (
        <details className={styles['list']}>
          <summary>{say.showFresh}</summary>
          <ul>
            {fresh.slice(0, MOST_SHOWN).map((note) => (
              <li key={note.id}>
                <p className={styles['name']}>“{cut(targetWords(note.target))}”</p>
                {note.body === '' ? null : <p>{cut(note.body)}</p>}
              </li>
            ))}
            <More all={fresh.length} />
          </ul>
        </details>
      )}
      {refused.length === 0 ? null : (
        <details className={styles['list']} open={fresh.length + different.length === 0}>
          <summary>{say.showRefused}</summary>
          <ul>
            {groupByReason(refused).map(([reason, refusals]) => (
              <RefusalGroup key={reason} reason={reason} refusals={refusals} />
            ))}
          </ul>
        </details>
      )}
      {[...fresh, ...different.map(({ theirs }) => theirs)].some((note) => typeof note.foreign === 'string') ? (
        <p className={styles['quiet']}>{say.foreign}</p>
      ) : null}
      {fresh.length + different.length === 0 ? null : <p className={styles['quiet']}>{say.undoable}</p>}
    </>
  )
}
