import type { NoteId } from '#shared/archive/ids.ts'
import { planStep, withoutGone } from '#shared/steps/plan-step.ts'
import { kindOfEdits, type Step } from '#shared/steps/step.ts'
import type { KeptItemChange, NoteStore } from '../data/note-store.ts'
import type { LoggedStep, StepLog } from '../data/step-log.ts'
import { undoWords as say } from '../words/undo-words.ts'
import { whenReady } from './when-ready.ts'

/** What this window can undo and do again. */
export interface StepHistory {
  record(step: Step): void
  /** Undoes the newest step and says what that was, or why it was not. */
  undo(): Promise<void>
  redo(): Promise<void>
  /** Takes what is removed for good out of all steps. */
  forget(ids: readonly string[]): Promise<void>
}

interface Surroundings {
  readonly store: Pick<NoteStore, 'snapshot' | 'subscribe' | 'changeAll' | 'changeItems'>
  readonly log: StepLog
  /** The stack of this window. */
  stack(): Promise<string>
  /** Says what was undone. */
  tell(text: string): void
  now(): Date
}

const LIMIT = 100

/** The steps of one window, in its database as well. Without a database they last as long as the window. */
export async function openStepHistory({ store, log, stack: claim, tell, now }: Surroundings): Promise<StepHistory> {
  let past: readonly LoggedStep[] = []
  let future: readonly LoggedStep[] = []
  let stack: string | null = null
  try {
    stack = await claim()
    const { steps, done } = await log.read(stack)
    past = steps.filter(({ number }) => number <= done)
    future = steps.filter(({ number }) => number > done).reverse()
  } catch {
    // The database does not open: what is done from now on can be undone in this window.
  }

  let writing = Promise.resolve()
  /** One after the other, so that what is put down is what was done last. A failure costs the undoing after a restart, and nothing else. */
  function keep(write: (stack: string) => Promise<void>): Promise<void> {
    const to = stack
    if (to !== null) writing = writing.then(() => write(to)).catch(() => undefined)
    return writing
  }
  const done = () => past.at(-1)?.number ?? 0

  function record(step: Step): void {
    const number = Math.max(done(), future[0]?.number ?? 0) + 1
    const dropped = [...future, ...past.slice(0, Math.max(0, past.length + 1 - LIMIT))].map((each) => each.number)
    past = [...past.slice(1 - LIMIT), { number, step }]
    future = []
    void keep((to) => log.record(to, { number, step }, dropped))
  }

  /** Sets what can be set. False where nothing could be: then the step is of no more use. */
  function apply(step: Step, way: 'undo' | 'redo'): boolean {
    const { notes, items: kept } = store.snapshot()
    const byId = new Map(notes.map((note) => [note.id, note]))
    const items = new Map<string, (typeof kept)[number]>(kept.map((item) => [item.id, item]))
    const present = { note: (id: NoteId) => byId.get(id), item: (id: string) => items.get(id) }
    const plan = planStep(step, way, present, now().toISOString())
    if (plan.notes.length > 0) store.changeAll(plan.notes)
    // The fields of a step are those of its kind.
    if (plan.items.length > 0) store.changeItems(plan.items as readonly KeptItemChange[])
    const what = say.what[step.what.kind ?? kindOfEdits(step.notes)](step.what.count)
    const some = plan.notes.length + plan.items.length > 0
    if (!some) tell(way === 'undo' ? say.notUndone(what) : say.notRedone(what))
    else if (plan.left > 0) tell(`${way === 'undo' ? say.undone(what) : say.redone(what)} ${say.left(plan.left)}`)
    else tell(way === 'undo' ? say.undone(what) : say.redone(what))
    return some
  }

  return {
    record,
    async undo() {
      await whenReady(store)
      const last = past.at(-1)
      if (last === undefined) return tell(say.nothing)
      past = past.slice(0, -1)
      if (apply(last.step, 'undo')) {
        future = [...future, last]
        await keep((to) => log.mark(to, done(), []))
      } else await keep((to) => log.mark(to, done(), [last.number]))
    },
    async redo() {
      await whenReady(store)
      const next = future.at(-1)
      if (next === undefined) return tell(say.nothingToRedo)
      future = future.slice(0, -1)
      if (apply(next.step, 'redo')) {
        past = [...past, next]
        await keep((to) => log.mark(to, done(), []))
      } else await keep((to) => log.mark(to, done(), [next.number]))
    },
    async forget(ids) {
      const gone = new Set(ids)
      const without = (steps: readonly LoggedStep[]) =>
        steps.flatMap(({ number, step }) => {
          const kept = withoutGone(step, gone)
          return kept === null ? [] : [{ number, step: kept }]
        })
      past = without(past)
      future = without(future)
      await keep(async (to) => {
        await log.forget(ids)
        await log.mark(to, done(), [])
      })
    },
  }
}
