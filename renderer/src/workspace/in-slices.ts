/** Milliseconds that work in the background goes on for at a time: a key that is pressed meanwhile has its answer soon after. */
const SLICE = 8

/** Says when a slice of work that begins now is over. */
export function sliceOfWork(): () => boolean {
  const end = performance.now() + SLICE
  return () => performance.now() >= end
}

/** Resolves when the window has had time for what waited meanwhile. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
