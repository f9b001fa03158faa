/** Runs `work` after `ms` milliseconds, without keeping the program from ending. What is given back calls it off. */
export function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
