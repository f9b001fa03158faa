import { useEffect, useRef, useSyncExternalStore } from 'react'
import { isMac, keyFits } from './keys.ts'

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
    const command = registered.findLast((item) => item.keys.some((key) => keyFits(key, event, isMac)))
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
