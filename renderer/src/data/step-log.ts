import { withoutGone } from '#shared/steps/plan-step.ts'
import type { Step } from '#shared/steps/step.ts'
import type { NotesDatabase } from './database.ts'

export interface LoggedStep {
  /** Grows with each step of a stack. */
  readonly number: number
  readonly step: Step
}

/** The steps that windows can undo, kept so that a restart forgets none. Each window has a stack of its own. */
export interface StepLog {
  /** The names of all stacks, the one used last first. */
  stacks(): Promise<readonly string[]>
  /** The steps of a stack, oldest first; those above `done` were undone. */
  read(stack: string): Promise<{ readonly steps: readonly LoggedStep[]; readonly done: number }>
  /** Puts down a step, and takes others away in the same moment. It is then the newest that is done. */
  record(stack: string, step: LoggedStep, dropped: readonly number[]): Promise<void>
  /** Says which step is the newest that is done; 0 for none. */
  mark(stack: string, done: number, dropped: readonly number[]): Promise<void>
  remove(stack: string): Promise<void>
  /** Takes what was removed for good out of the steps of all stacks. */
  forget(ids: readonly string[]): Promise<void>
}

const HEADS = 'undo-stack/'
const STEPS = 'undo-step/'
const stepsOf = (stack: string) => `${STEPS}${stack}/`
const keyOf = (stack: string, number: number) => `${stepsOf(stack)}${String(number).padStart(12, '0')}`

interface Head {
  readonly done: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

/** Keeps them among the facts of the database, one row for each step. `now` is in milliseconds since 1970. */
export function createStepLog({ facts }: Pick<NotesDatabase, 'facts'>, now: () => number): StepLog {
  const putHead = (stack: string, done: number) =>
    facts.put({ key: `${HEADS}${stack}`, value: JSON.stringify({ done, usedAt: now() } satisfies Head) })
  const readHead = (value: string): Head => JSON.parse(value) as Head
  const transaction = <T>(work: () => Promise<T>): Promise<T> => facts.db.transaction('rw', facts, work)
  return {
    async stacks() {
      const heads = await facts.where('key').startsWith(HEADS).toArray()
      return heads
        .map(({ key, value }) => ({ stack: key.slice(HEADS.length), usedAt: readHead(value).usedAt }))
        .sort((a, b) => b.usedAt - a.usedAt)
        .map(({ stack }) => stack)
    },
    async read(stack) {
      const head = await facts.get(`${HEADS}${stack}`)
      const rows = await facts.where('key').startsWith(stepsOf(stack)).sortBy('key')
      return {
        steps: rows.map(({ key, value }) => ({
          number: Number(key.slice(stepsOf(stack).length)),
          step: JSON.parse(value) as Step,
        })),
        done: head === undefined ? 0 : readHead(head.value).done,
      }
    },
    async record(stack, { number, step }, dropped) {
      await transaction(async () => {
        await facts.bulkDelete(dropped.map((each) => keyOf(stack, each)))
        await facts.put({ key: keyOf(stack, number), value: JSON.stringify(step) })
        await putHead(stack, number)
      })
    },
    async mark(stack, done, dropped) {
      await transaction(async () => {
        await facts.bulkDelete(dropped.map((each) => keyOf(stack, each)))
        await putHead(stack, done)
      })
    },
    async remove(stack) {
      await transaction(async () => {
        await facts.where('key').startsWith(stepsOf(stack)).delete()
        await facts.delete(`${HEADS}${stack}`)
      })
    },
    async forget(ids) {
      const gone = new Set(ids)
      await transaction(async () => {
        for (const { key, value } of await facts.where('key').startsWith(STEPS).toArray()) {
          const before = JSON.parse(value) as Step
          const after = withoutGone(before, gone)
          if (after === null) await facts.delete(key)
          else if (after !== before) await facts.put({ key, value: JSON.stringify(after) })
        }
      })
    },
  }
}
