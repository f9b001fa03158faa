import type { Anchor } from '#shared/annotation/anchor.ts'
import type { PassageTarget } from '#shared/notes/note.ts'
import type { AnchorAsking, PassageAnswer, PassageRequest, TargetAsking } from './passage-messages.ts'

/** The part of a Worker that is needed. */
export interface PassageWorker {
  postMessage(request: PassageRequest): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: MessageEvent<PassageAnswer>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  addEventListener(type: 'messageerror', listener: () => void): void
}

/** Looks up and makes many targets off the main thread: a long text takes longer to prepare than a frame lasts. Each rejects when the worker fails. */
export interface PassageClient {
  /** Where each target stands in a text; `onPart` gets the answers as they come, in order. */
  anchor(asking: Omit<AnchorAsking, 'call'>, onPart?: (anchors: readonly Anchor[]) => void): Promise<readonly Anchor[]>
  /** The targets of ranges of a text. */
  makeTargets(asking: Omit<TargetAsking, 'call'>): Promise<readonly PassageTarget[]>
}

interface Task {
  take(answer: PassageAnswer): void
  fail(error: Error): void
}

/** In ms: a worker that has nothing to do for so long is ended, and with it the texts that it holds. */
const REST = 20_000

function startWorker(): PassageWorker {
  return new Worker(new URL('./passage-worker.ts', import.meta.url), { type: 'module' })
}

export function createPassageClient(start: () => PassageWorker = startWorker): PassageClient {
  const tasks = new Map<number, Task>()
  let worker: PassageWorker | null = null
  let lastId = 0
  let resting: ReturnType<typeof setTimeout> | undefined

  function end(): void {
    worker?.terminate()
    worker = null
  }

  function fail(reason: string): void {
    end()
    const failed = [...tasks.values()]
    tasks.clear()
    for (const task of failed) task.fail(new Error(`the notes could not be looked up: ${reason}`))
  }

  function open(): PassageWorker {
    const started = start()
    started.addEventListener('message', ({ data }) => {
      tasks.get(data.id)?.take(data)
      if (!data.last) return
      tasks.delete(data.id)
      if (tasks.size === 0) resting = setTimeout(end, REST)
    })
    started.addEventListener('error', (event) => fail(event.message || 'their worker could not be started'))
    started.addEventListener('messageerror', () => fail('an answer of their worker could not be read'))
    return started
  }

  function ask<T>(
    asking: AnchorAsking | TargetAsking,
    partOf: (answer: PassageAnswer) => readonly T[],
    onPart?: (part: readonly T[]) => void,
  ): Promise<readonly T[]> {
    clearTimeout(resting)
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      const all: T[] = []
      tasks.set(id, {
        take(answer) {
          if ('failure' in answer) {
            reject(new Error(answer.failure))
            return
          }
          const part = partOf(answer)
          all.push(...part)
          onPart?.(part)
          if (answer.last) resolve(all)
        },
        fail: reject,
      })
      worker ??= open()
      worker.postMessage({ ...asking, id })
    })
  }

  return {
    anchor: (asking, onPart) =>
      ask({ ...asking, call: 'anchor' }, (answer) => ('anchors' in answer ? answer.anchors : []), onPart),
    makeTargets: (asking) => ask({ ...asking, call: 'make-targets' }, (answer) => ('targets' in answer ? answer.targets : [])),
  }
}
