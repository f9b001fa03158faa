/** Puts the focus on an element once React has drawn it: what had it has gone. Falls back to the place as a whole. */
export function focusOn(id: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id) ?? document.querySelector<HTMLElement>('main')
    element?.focus({ preventScroll: true })
  })
}
