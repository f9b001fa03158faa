import type { StartMark } from '#shared/contract/start-mark.ts'

/** What a start comes through, and when. */
export interface StartTrace {
  /** Marks now, with `performance.mark`. */
  mark(name: string): void
  /** Takes what a window marked: `origin` is when it asked for its address, in milliseconds since 1970. */
  windowMarked(origin: number, marks: readonly StartMark[]): void
  /** All marks of this process and of the window that reported last, in milliseconds since this process began, in the order of time. */
  marks(): readonly StartMark[]
}

/** `print` is given each mark as a line; null where nobody asked for them (`--trace-startup`): they are then only kept. */
export function createStartTrace(print: ((line: string) => void) | null): StartTrace {
  const own: StartMark[] = []
  let ofWindow: readonly StartMark[] = []
  const tell = ({ name, at }: StartMark) => print?.(`start ${at.toFixed(0).padStart(6)} ms  ${name}`)
  return {
    mark(name) {
      if (own.some((mark) => mark.name === name)) return
      performance.mark(`start: ${name}`)
      const mark = { name, at: performance.now() }
      own.push(mark)
      tell(mark)
    },
    windowMarked(origin, marks) {
      const behind = origin - performance.timeOrigin
      ofWindow = [
        { name: 'window asked for its address', at: 0 },
        ...marks.map(({ name, at }) => ({ name: `window: ${name}`, at })),
      ].map(({ name, at }) => ({ name, at: Math.max(0, at + behind) }))
      for (const mark of ofWindow) tell(mark)
    },
    marks: () => [...own, ...ofWindow].sort((a, b) => a.at - b.at),
  }
}
