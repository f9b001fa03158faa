import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change, GoneId } from '#shared/notes/change.ts'
import type { AppendedLines, JournalPort } from './journal-port.ts'
import type { Applied, NotesRepository, Recording } from './notes-repository.ts'

/** How many changes one transaction of the database takes when many are taken in. */
const APPLY_AT_ONCE = 5_000
/** What one call of the contract takes. */
const FORGET_AT_ONCE = 1_000

type Append = (
  changes: readonly Change[],
  onAppended: (changes: readonly Change[], lines: AppendedLines) => void,
) => Promise<Outcome<null>>
type Apply = (changes: readonly Change[], recording: Recording) => Promise<Applied>

const newGroup = () => ({ changes: [], appended: [], allNew: true })

/** Takes in changes as they are: into the journal, portion by portion, and into the database while the next portion is on its way. */
export async function takeIn(
  changes: readonly Change[],
  append: Append,
  apply: Apply,
  onProgress: (done: number) => void,
): Promise<Outcome<{ readonly received: number; readonly behind: boolean }>> {
  let done = 0
  let behind = false
  let group: { readonly changes: Change[]; readonly appended: AppendedLines[]; allNew: boolean } = newGroup()
  let stored = Promise.resolve()
  const flush = () => {
    const { changes: some, ...recording } = group
    group = newGroup()
    if (some.length === 0) return
    stored = stored.then(async () => {
      const applied = await apply(some, recording)
      behind ||= applied.behind
    })
    // Heard below; it may fail before that.
    stored.catch(() => undefined)
  }
  const answer = await append(changes, (part, lines) => {
    group.changes.push(...part)
    group.appended.push(lines)
    group.allNew &&= lines.to - lines.from === part.length
    done += part.length
    onProgress(done)
    if (group.changes.length >= APPLY_AT_ONCE) flush()
  })
  flush()
  try {
    await stored
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return fail('unexpected', `the record on the disk has them; this window’s database does not: ${reason}`)
  }
  return answer.ok ? succeed({ received: changes.length, behind }) : answer
}

/** Takes the lines of notes, or of briefings and parts, out of the journal. `repository` follows where it had all of it; `behind` where it did not. */
export async function forgetLines(
  journal: JournalPort,
  repository: NotesRepository | null,
  ids: readonly GoneId[],
): Promise<Outcome<{ readonly removed: number; readonly behind: boolean }>> {
  const before = await journal.state()
  let removed = 0
  for (let at = 0; at < ids.length; at += FORGET_AT_ONCE) {
    const answer = await journal.forget(ids.slice(at, at + FORGET_AT_ONCE))
    if (!answer.ok) return answer
    removed += answer.value.removed
  }
  const after = await journal.state()
  const place = (await repository?.position().catch(() => null)) ?? null
  if (repository === null || place === null || !before.ok || !after.ok) return succeed({ removed, behind: true })
  const hadAll = place.generation === before.value.generation && place.position === before.value.length
  // Nothing else was appended meanwhile: what is left of the record is what the database has.
  if (!hadAll || after.value.length !== before.value.length - removed) return succeed({ removed, behind: true })
  const { generation, length: position, digest } = after.value
  await repository.moveTo({ generation, position, digest })
  return succeed({ removed, behind: false })
}
