import type { KeyboardEvent } from 'react'

/** Results, and the button that asks for more of them, in the order of the page. */
const STOPS = '[data-result]'

export function focusResult(index: number): void {
  document.querySelectorAll<HTMLElement>(STOPS).item(index)?.focus()
}

function focusBox(): void {
  document.querySelector<HTMLElement>('input[type=search]')?.focus()
}

/** Up and down move through the results; up from the first goes back to the box, and so does Escape where it means nothing else. */
export function moveThroughResults(event: KeyboardEvent, onEscape: () => void = focusBox): void {
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)]
  const at = results.indexOf(document.activeElement as HTMLElement)
  switch (event.key) {
    case 'Escape':
      onEscape()
      break
    case 'ArrowDown':
      if (at === -1) return
      results[at + 1]?.focus()
      break
    case 'ArrowUp':
      if (at === -1) return
      if (at === 0) focusBox()
      else results[at - 1]?.focus()
      break
    default:
      return
  }
  event.preventDefault()
}
