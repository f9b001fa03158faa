/** Sets a mark once what was drawn is on the screen, so that it can be measured how long that takes. Returns what calls it off. */
export function markPreviewed(briefing: string): () => void {
  const frame = requestAnimationFrame(() => {
    window.setTimeout(() => performance.mark('briefing-previewed', { detail: briefing }))
  })
  return () => cancelAnimationFrame(frame)
}
