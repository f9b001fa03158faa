import type { StartMark } from '#shared/contract/start-mark.ts'

const PREFIX = 'start: '

/** What a window comes through from its address to being of use, with `performance.mark`, each once. */
export type Milestone = 'program read' | 'connected' | 'list shown' | 'search ready' | 'notes compared'

/** Those without which a window is not of use. */
const LAST: readonly Milestone[] = ['list shown', 'search ready', 'notes compared']

const listeners = new Set<() => void>()

function isMarked(name: Milestone): boolean {
  return performance.getEntriesByName(`${PREFIX}${name}`, 'mark').length > 0
}

export function markStart(name: Milestone): void {
  if (isMarked(name)) return
  performance.mark(`${PREFIX}${name}`)
  for (const listener of listeners) listener()
}

/** Marks once what was drawn last is on the screen: nothing is, in a window that nobody sees. */
export function markStartPainted(name: Milestone): void {
  requestAnimationFrame(() => setTimeout(() => markStart(name)))
}

/** What was marked so far, in milliseconds since this window asked for its address; the browser itself says when something was first painted. */
export function startMarks(): StartMark[] {
  const painted = performance
    .getEntriesByName('first-contentful-paint')
    .map(({ startTime }) => ({ name: 'shell painted', at: startTime }))
  const marked = performance
    .getEntriesByType('mark')
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, startTime }) => ({ name: name.slice(PREFIX.length), at: startTime }))
  return [...painted, ...marked].sort((a, b) => a.at - b.at)
}

function whenMarked(names: readonly Milestone[], tell: () => void): void {
  const look = () => {
    if (!names.every(isMarked)) return
    listeners.delete(look)
    tell()
  }
  listeners.add(look)
  look()
}

/** Calls back once, when the window is of use. */
export function whenStarted(tell: () => void): void {
  whenMarked(LAST, tell)
}

/** How long a window that nobody sees, and that therefore shows nothing, is waited for, in milliseconds. */
const UNSEEN_FOR = 1_000

/** Calls back once, when the first list is on the screen, or would be in a window that is seen: for what nobody misses before. */
export function afterFirstList(tell: () => void): void {
  let told = false
  const once = () => {
    if (told) return
    told = true
    clearTimeout(timer)
    tell()
  }
  const timer = setTimeout(once, UNSEEN_FOR)
  whenMarked(['list shown'], once)
}
