import type { WorkerAnswer, WorkerRequest } from './search-messages.ts'

/** The part of a Worker that is needed. */
export interface WorkerPort {
  postMessage(request: WorkerRequest, transfer: Transferable[]): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkerAnswer>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  addEventListener(type: 'messageerror', listener: () => void): void
}

/** A request without its id. */
export type Asking = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never

interface Task {
  readonly id: number
  readonly asking: Asking
  readonly answered: (answer: WorkerAnswer) => void
  readonly failed: (error: Error) => void
}

/** A worker with the requests that it has not answered yet, in order. */
export interface WorkerLine {
  ask(asking: Asking): Promise<WorkerAnswer>
  /** Ends the worker and rejects what was asked of it. */
  end(error: Error): void
}

export interface LineParts {
  readonly start: () => WorkerPort
  /** How long the worker may take for an asking once it has come to it, in milliseconds; null without bound. */
  readonly bound: (asking: Asking) => number | null
  /** The first asking took longer than its bound: it was rejected, the worker ended, and these were left unanswered. */
  readonly onStuck: (left: readonly LeftTask[]) => void
  /** The worker broke; all was rejected. */
  readonly onBroken: (error: Error) => void
}

/** What was asked and not answered, to be asked of another worker. */
export interface LeftTask {
  readonly asking: Asking
  settle(answer: Promise<WorkerAnswer>): void
}

const TOO_LONG = 'the search took too long and was stopped: leave out a part of it, or try again'

/** Starts a worker and speaks with it. */
export function createWorkerLine({ start, bound, onStuck, onBroken }: LineParts): WorkerLine {
  const worker = start()
  let tasks: readonly Task[] = []
  let lastId = 0
  let ended: Error | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function end(error: Error): readonly Task[] {
    clearTimeout(timer)
    ended = error
    worker.terminate()
    const left = tasks
    tasks = []
    return left
  }

  /** The bound counts from the moment when the worker comes to a request: what stands before it may take its time. */
  function watchFirst(): void {
    clearTimeout(timer)
    const [first] = tasks
    const time = first === undefined ? null : bound(first.asking)
    if (first === undefined || time === null) return
    timer = setTimeout(() => {
      const [, ...others] = end(new Error(TOO_LONG))
      first.failed(new Error(TOO_LONG))
      onStuck(others.map(({ asking, answered, failed }) => ({ asking, settle: (answer) => void answer.then(answered, failed) })))
    }, time)
  }

  function fail(error: Error): void {
    const left = end(error)
    for (const { failed } of left) failed(error)
  }

  function broke(reason: string): void {
    if (ended !== null) return
    const error = new Error(`the search stopped working: ${reason}`)
    fail(error)
    onBroken(error)
  }

  worker.addEventListener('message', ({ data }) => {
    const task = tasks.find(({ id }) => id === data.id)
    if (task === undefined) return
    tasks = tasks.filter((other) => other !== task)
    watchFirst()
    task.answered(data)
  })
  worker.addEventListener('error', (event) => broke(event.message || 'its worker could not be started'))
  worker.addEventListener('messageerror', () => broke('an answer of its worker could not be read'))

  return {
    ask(asking) {
      if (ended !== null) return Promise.reject(ended)
      lastId += 1
      const id = lastId
      return new Promise((answered, failed) => {
        tasks = [...tasks, { id, asking, answered, failed }]
        if (tasks.length === 1) watchFirst()
        worker.postMessage({ ...asking, id }, asking.call === 'load-edition' ? [asking.index.bytes.buffer] : [])
      })
    },
    end: fail,
  }
}
