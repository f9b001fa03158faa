import type { MenuItemConstructorOptions } from 'electron'
import type { CommandGroup } from '#shared/contract/commands.ts'
import type { MenuCommand } from '#shared/contract/menu-command.ts'

/** An action in the menu; one that the window in front does not offer is shown, and cannot be chosen. */
export interface OfferedCommand extends MenuCommand {
  readonly enabled: boolean
}

export interface MenuActions {
  readonly send: (id: string) => void
  readonly openWindow: () => void
}

/** Actions on files, which stand in the first menu whatever they belong to in the palette. */
const FILE: readonly (readonly string[])[] = [
  ['open-pack', 'bring-in-notes'],
  ['export-notes', 'save-annotations', 'back-up'],
  ['print', 'save-pdf'],
]
/** The menu has these of its own: the program offers them also where no window is open. */
const OWN = new Set(['new-window', 'palette'])

const MENUS: readonly (readonly [CommandGroup, string])[] = [
  ['go', 'Go'],
  ['search', 'Search'],
  ['passage', 'Passage'],
  ['notes', 'Notes'],
]

const NAMED_KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
}

/** A key of the window as Electron writes it. Null for one that a menu cannot show. */
export function acceleratorOf(key: string): string | null {
  const parts = key.split('+').filter((part) => part !== '')
  const last = key.endsWith('+') ? 'Plus' : (parts.pop() ?? '')
  const name = NAMED_KEYS[last] ?? (last.length === 1 ? last.toUpperCase() : last)
  if (!/^[\x21-\x7e]+$/.test(name)) return null
  const modifiers = parts.map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part))
  return [...modifiers, name].join('+')
}

type Item = MenuItemConstructorOptions
const separator: Item = { type: 'separator' }

/** Keeps each key to the first item that has it, and those of the system's own items to these. */
class KeysInMenu {
  readonly #mac: boolean
  readonly #taken = new Set(
    ['Z', 'Shift+Z', 'X', 'C', 'V', 'A', 'Plus', '-', '0', 'R', 'W', 'Q', 'N', 'M'].map((key) => `CmdOrCtrl+${key}`),
  )

  constructor(platform: NodeJS.Platform) {
    this.#mac = platform === 'darwin'
  }

  /**
   * The window answers its keys itself, wherever it runs; the menu shows them. On macOS a key that is shown is taken by the menu as well, so that none
   * without ⌘ is: it would be taken from a person who types.
   */
  of(keys: readonly string[]): Pick<Item, 'accelerator' | 'registerAccelerator'> {
    for (const key of keys) {
      const accelerator = acceleratorOf(key)
      if (accelerator === null || this.#taken.has(accelerator)) continue
      if (this.#mac && !accelerator.startsWith('CmdOrCtrl+')) continue
      this.#taken.add(accelerator)
      return this.#mac ? { accelerator } : { accelerator, registerAccelerator: false }
    }
    return {}
  }
}

/** Groups of items with lines between them, without those that are empty. */
function joined(groups: readonly (readonly Item[])[]): Item[] {
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : [separator, ...group]))
}

/**
 * The native menu: every action that the command palette lists, with its key, and what the system does by itself, named by its role. `commands`
 * are those of the window in front, and those that it would offer elsewhere.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  commands: readonly OfferedCommand[],
  { send, openWindow }: MenuActions,
): Item[] {
  const mac = platform === 'darwin'
  const keys = new KeysInMenu(platform)
  const item = ({ id, name, keys: own, enabled }: OfferedCommand): Item => ({
    // An ampersand alone would mark a letter.
    label: name.replaceAll('&', '&&'),
    enabled,
    click: () => send(id),
    ...keys.of(own),
  })
  const inFile = new Set(FILE.flat())
  const named = (ids: readonly string[]) => ids.flatMap((id) => commands.filter((command) => command.id === id)).map(item)
  const ofGroup = (group: CommandGroup) =>
    commands.filter((command) => command.group === group && !inFile.has(command.id) && !OWN.has(command.id)).map(item)
  const [opening = [], saving = [], printing = []] = FILE
  const recent = ofGroup('recent')
  const file = joined([
    [{ label: 'New window', accelerator: 'CmdOrCtrl+N', click: openWindow }],
    [
      ...named(opening),
      { label: 'Open recent', submenu: recent.length === 0 ? [{ label: 'Nothing was opened lately', enabled: false }] : recent },
    ],
    named(saving),
    named(printing),
    [{ role: 'close', label: 'Close window' }, ...(mac ? [] : [{ role: 'quit', label: 'Quit' } satisfies Item])],
  ])
  const edit: Item[] = [
    { role: 'undo', label: 'Undo' },
    { role: 'redo', label: 'Redo' },
    separator,
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    { role: 'pasteAndMatchStyle', label: 'Paste without formatting' },
    { role: 'selectAll', label: 'Select all' },
  ]
  const palette = commands.filter(({ id }) => id === 'palette').map(item)
  const view = joined([
    palette,
    ofGroup('view'),
    [
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      { role: 'resetZoom', label: 'Actual size' },
    ],
    [
      { role: 'togglefullscreen', label: 'Full screen' },
      { role: 'reload', label: 'Reload the window' },
    ],
  ])
  const groups = MENUS.map(([group, label]): Item => ({ label, submenu: ofGroup(group) })).filter(
    ({ submenu }) => Array.isArray(submenu) && submenu.length > 0,
  )
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies Item] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    ...groups,
    mac ? { role: 'windowMenu' } : { label: 'Window', submenu: [{ role: 'minimize', label: 'Minimise' }] },
    { role: 'help', label: 'Help', submenu: [{ label: 'Help', accelerator: 'F1', click: () => send('go-help') }] },
  ]
}
