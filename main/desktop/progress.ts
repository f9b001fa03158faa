import type { CallName, CallOutput } from '#shared/contract/contract.ts'
import type { Handlers } from '#shared/contract/handlers.ts'

/** A part of all from 0 to 1; `unknown` where work is done and nobody can say how much is left; null where none is. */
export type Progress = number | 'unknown' | null

function partOf(done: number, total: number): Progress {
  return total > 0 ? Math.min(1, done / total) : 'unknown'
}

/** What an answer says of the work that a window waits for; undefined where it says nothing of it. */
function progressIn<N extends CallName>(name: N, output: CallOutput<N>): Progress | undefined {
  switch (name) {
    case 'pack.look': {
      const state = output as CallOutput<'pack.look'>
      return state.state === 'checking' ? partOf(state.done, state.total) : null
    }
    case 'verification.look': {
      const { state, progress } = output as CallOutput<'verification.look'>
      if (state !== 'running') return null
      return progress === null ? 'unknown' : partOf(progress.bytesDone, progress.bytesTotal)
    }
    case 'briefing.verifying': {
      const state = output as CallOutput<'briefing.verifying'>
      return state.state === 'running' ? partOf(state.done, state.total) : null
    }
    case 'backups.look': {
      const { making } = output as CallOutput<'backups.look'>
      return making === null ? null : partOf(making.done, making.total)
    }
    case 'pack.decline':
    case 'pack.accept':
    case 'verification.cancel':
    case 'briefing.verify':
    case 'briefing.stop':
      return null
    default:
      return undefined
  }
}

/**
 * The same handlers, which show on the task bar how far the work is that a window asks about: it asks again and again while it shows the same itself. A
 * failure ends what is shown.
 */
export function showingProgress(handlers: Handlers, show: (progress: Progress) => void): Handlers {
  const watch = <N extends CallName>(name: N): Handlers[N] => {
    const handler = handlers[name] as (input: unknown) => ReturnType<Handlers[N]>
    const watching = async (input: unknown) => {
      const answer = await handler(input)
      const progress = answer.ok ? progressIn(name, answer.value as CallOutput<N>) : null
      if (progress !== undefined) show(progress)
      return answer
    }
    return watching as Handlers[N]
  }
  return {
    ...handlers,
    'pack.look': watch('pack.look'),
    'pack.accept': watch('pack.accept'),
    'pack.decline': watch('pack.decline'),
    'verification.look': watch('verification.look'),
    'verification.cancel': watch('verification.cancel'),
    'briefing.verify': watch('briefing.verify'),
    'briefing.verifying': watch('briefing.verifying'),
    'briefing.stop': watch('briefing.stop'),
    'backups.look': watch('backups.look'),
  }
}

/** What Electron's `setProgressBar` takes: below 0 for none, above 1 for no measure. */
export function progressBarValue(progress: Progress): number {
  return progress === null ? -1 : progress === 'unknown' ? 2 : progress
}
