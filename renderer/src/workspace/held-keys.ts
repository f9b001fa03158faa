/** Of a pressed key, what decides where it belongs. */
type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  /** The key that gives other signs on many keyboards, which some report as Ctrl and Alt. */
  readonly altGraph: boolean
}

/** What was typed for a field that is on its way, after one more key; `ends` where the person has given up waiting, and the key means something else. */
export type AfterKey = { readonly held: string } | { readonly ends: true }

/** Keys that say nothing by themselves. */
const SILENT = /^(?:Shift|CapsLock|AltGraph|NumLock|Dead|Process|Unidentified)$/

export function afterKey(held: string, { key, ctrlKey, metaKey, altKey, altGraph }: PressedKey): AfterKey {
  if (SILENT.test(key)) return { held }
  if ((ctrlKey || metaKey || altKey) && !altGraph) return { ends: true }
  if (key === 'Enter') return { held: `${held}\n` }
  if (key === 'Backspace') return { held: [...held].slice(0, -1).join('') }
  return [...key].length === 1 ? { held: held + key } : { ends: true }
}

let held = ''
let listening: AbortController | null = null

function stopHolding(): void {
  listening?.abort()
  listening = null
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

/**
 * The person has asked for a field to write in, which is not there yet: what they type is kept for it and is no command, until the field takes it or they
 * do something else. Also then the field gets what they typed before.
 */
export function holdKeys(): void {
  if (listening !== null) return
  listening = new AbortController()
  const { signal } = listening
  const onKeyDown = (event: KeyboardEvent) => {
    if (isField(event.target)) return stopHolding()
    const { key, ctrlKey, metaKey, altKey } = event
    const next = afterKey(held, { key, ctrlKey, metaKey, altKey, altGraph: event.getModifierState('AltGraph') })
    if ('ends' in next) return stopHolding()
    held = next.held
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true, signal })
  window.addEventListener('pointerdown', stopHolding, { capture: true, signal })
}

/** The field is there: what was typed for it. */
export function takeHeldKeys(): string {
  stopHolding()
  const taken = held
  held = ''
  return taken
}
