import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { CommandGroup } from '#shared/contract/commands.ts'
import { isMac, keyFits } from './keys.ts'

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
    // What undoes and what selects in a text field is the browser's own.
    if (!plain && isTyping(event.target) && /^[azy]$/i.test(event.key)) return
    // The newest registration wins: a view may give a key its own meaning.
    const command = registered.findLast((item) => item.keys.some((key) => keyFits(key, event, isMac)))
    if (command === undefined) return
    event.preventDefault()
    command.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

/** False below a part of the window that is not the one being worked in: of two texts side by side, keys mean only one. */
export const CommandScope = createContext(true)

/** Registers commands for as long as the component is shown, in the part of the window that is worked in. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  latest.current = commands
  // Registered anew only when what is listed changes; what a command does is looked up when it runs.
  const active = useContext(CommandScope)
  const shape = JSON.stringify(active ? commands.map(({ id, group, name, keys }) => [id, group, name, keys]) : [])
  // Before the view is seen: the first press of a key must do something.
  useLayoutEffect(() => {
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
