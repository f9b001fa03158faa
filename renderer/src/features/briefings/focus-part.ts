import type { BriefingPartId } from '#shared/archive/ids.ts'

/** Puts the focus on an element of a part once it has been drawn at its place. */
export function focusPart(id: BriefingPartId, what: string): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`[data-part="${id}"]`)
    const element = row?.querySelector<HTMLElement>(what) ?? row?.querySelector<HTMLElement>('button')
    element?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })
}
