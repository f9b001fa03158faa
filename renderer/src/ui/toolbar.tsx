import type { ComponentProps, KeyboardEvent } from 'react'

/** Buttons that belong together: the arrow keys go from one to the next, as readers of the screen are told they do (ARIA, toolbar). */
export function Toolbar(props: Omit<ComponentProps<'div'>, 'role' | 'onKeyDown'> & { readonly 'aria-label': string }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || !(event.target instanceof HTMLButtonElement)) return
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')]
    const way = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step
    buttons[(buttons.indexOf(event.target) + way + buttons.length) % buttons.length]?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  return <div {...props} role="toolbar" onKeyDown={onKeyDown} />
}
