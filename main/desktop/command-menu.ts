import type { WebContents } from 'electron'
import type { MenuCommand } from '#shared/contract/menu-command.ts'
import type { OfferedCommand } from './menu.ts'

/** The actions of all windows, as each has told them, for one menu. */
export class CommandMenu {
  readonly #told = new WeakMap<WebContents, readonly MenuCommand[]>()
  /** Every action that any window has offered in this run, in the order in which they came. */
  readonly #known = new Map<string, MenuCommand>()
  #shown = ''
  readonly #show: (commands: readonly OfferedCommand[]) => void

  /** `show` is called whenever the menu is to change. */
  constructor(show: (commands: readonly OfferedCommand[]) => void) {
    this.#show = show
  }

  tell(contents: WebContents, commands: readonly MenuCommand[]): void {
    this.#told.set(contents, commands)
    for (const command of commands) if (command.group !== 'recent') this.#known.set(command.id, command)
  }

  /** Shows the actions of a window, the one in front; those of other places stay in the menu and cannot be chosen. Null where no window is open. */
  showFor(contents: WebContents | null): void {
    const own = contents === null ? [] : (this.#told.get(contents) ?? [])
    // A view may give an action another name; the last that was registered under an id is the one that runs.
    const offered = new Map(own.map((command) => [command.id, command]))
    const commands = [
      ...[...this.#known.values()].map((command) => ({
        ...(offered.get(command.id) ?? command),
        enabled: offered.has(command.id),
      })),
      ...own.filter((command) => command.group === 'recent').map((command) => ({ ...command, enabled: true })),
    ]
    const now = JSON.stringify(commands)
    if (now === this.#shown) return
    this.#shown = now
    this.#show(commands)
  }
}
