import { useEffect, useRef, useSyncExternalStore } from 'react'

export type CommandGroup = 'go' | 'view' | 'search' | 'passage' | 'notes'

/** An action with a name and, mostly, a key. What is registered is what the palette lists and the keys do. */
export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly name: string
  /** Keys as `KeyboardEvent.key`, with `Mod+` for Ctrl (Cmd on a Mac) and `Shift+` where it counts. */
  readonly keys: readonly string[]
  run(): void
}

let registered: readonly Command[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Command[]): void {
  registered = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const isMac = /Mac/.test(navigator.platform)

/** The key as it is written on a keyboard: "Ctrl+K", "⌘K", "?". */
export function writeKey(key: string): string {
  return key
    .replace('Mod+', isMac ? '⌘' : 'Ctrl+')
    .replace('Shift+', isMac ? '⇧' : 'Shift+')
    .replace(/(^|\+|⌘|⇧)([a-z])$/, (_, before: string, letter: string) => before + letter.toUpperCase())
}

function fits(key: string, event: KeyboardEvent): boolean {
  const mod = key.startsWith('Mod+')
  const rest = mod ? key.slice(4) : key
  const shift = rest.startsWith('Shift+')
  const name = shift ? rest.slice(6) : rest
  if (mod !== (isMac ? event.metaKey : event.ctrlKey) || event.altKey) return false
  // A sign such as "?" already needs Shift on most keyboards; for letters Shift makes another key.
  if (/^[a-z]$/i.test(name) || name.length > 1) {
    if (shift !== event.shiftKey) return false
  }
  return event.key.toLowerCase() === name.toLowerCase()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=combobox]') !== null)
  )
}

/** Listens for the keys of all commands. A key without Ctrl does nothing while the person is typing or a dialog is open. */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const plain = !(event.ctrlKey || event.metaKey)
    if (plain && (isTyping(event.target) || document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null)) return
    // The undo of a text field is the browser's own.
    if (!plain && isTyping(event.target) && /^[zy]$/i.test(event.key)) return
    // The newest registration wins: a view may give a key its own meaning.
    const command = registered.findLast((item) => item.keys.some((key) => fits(key, event)))
    if (command === undefined) return
    event.preventDefault()
    command.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

/** Registers commands for as long as the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  // Registered anew only when what is listed changes; what a command does is looked up when it runs.
  const shape = JSON.stringify(commands.map(({ id, group, name, keys }) => [id, group, name, keys]))
  useEffect(() => {
    const mine: readonly Command[] = (JSON.parse(shape) as [string, CommandGroup, string, string[]][]).map(
      ([id, group, name, keys]) => ({
        id,
        group,
        name,
        keys,
        run: () => latest.current.find((command) => command.id === id)?.run(),
      }),
    )
    publish([...registered, ...mine])
    return () => publish(registered.filter((command) => !mine.includes(command)))
  }, [shape])
}

export function useRegisteredCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => registered)
}

/** Runs a command that was chosen elsewhere, for example in the native menu. */
export function runCommand(id: string): void {
  registered.findLast((command) => command.id === id)?.run()
}
