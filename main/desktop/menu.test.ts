import type { MenuItemConstructorOptions, WebContents } from 'electron'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { COMMAND_GROUPS } from '#shared/contract/commands.ts'
import type { MenuCommand } from '#shared/contract/menu-command.ts'
import { CommandMenu } from './command-menu.ts'
import { acceleratorOf, menuTemplate, type OfferedCommand } from './menu.ts'

const platforms = ['linux', 'darwin', 'win32'] as const

function itemsOf(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

function press(item: MenuItemConstructorOptions | undefined): void {
  ;(item?.click as (() => void) | undefined)?.()
}

const command = (id: string, group: MenuCommand['group'], name: string, ...keys: string[]): OfferedCommand => ({
  id,
  group,
  name,
  keys,
  enabled: true,
})
const commands: readonly OfferedCommand[] = [
  command('palette', 'view', 'Find an action', 'Mod+k'),
  command('open-pack', 'view', 'Open a pack…'),
  command('export-notes', 'notes', 'Export notes…', 'Mod+s', 'Mod+Shift+e'),
  command('undo', 'notes', 'Undo the last change', 'Mod+z'),
  command('search', 'search', 'Search', '/'),
  command('go-notes', 'go', 'Go to Notes & more'),
  command('back', 'go', 'Go back', 'Alt+ArrowLeft'),
  command('text-larger', 'view', 'Larger text', '+'),
  command('highlight', 'passage', 'Highlight', 'h'),
  command('new-window', 'view', 'New window', 'Mod+n'),
  command('recent-0', 'recent', 'The letter'),
]

function template(
  platform: NodeJS.Platform,
  offered = commands,
  send: (id: string) => void = () => undefined,
  openWindow = () => undefined,
) {
  return menuTemplate(platform, offered, { send, openWindow })
}

test.each(platforms)('on %s every action of the palette has a place, and every item a name or a role', (platform) => {
  const sent: string[] = []
  let opened = 0
  const items = itemsOf(
    template(
      platform,
      commands,
      (id) => sent.push(id),
      () => void opened++,
    ),
  )
  for (const item of items) press(item)
  expect([...sent].sort()).toEqual([...commands.map(({ id }) => id).filter((id) => id !== 'new-window'), 'go-help'].sort())
  expect(opened).toBe(1)
  expect(items.filter((item) => item.type !== 'separator' && item.label === undefined && item.role === undefined)).toEqual([])
})

test('whatever actions there are, none is missing, none stands twice, and no key does', () => {
  const any = fc.record({
    id: fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
    group: fc.constantFrom(...COMMAND_GROUPS),
    name: fc.string({ minLength: 1, maxLength: 20 }),
    keys: fc.array(
      fc.constantFrom('Mod+z', 'Mod+Shift+z', 'n', '?', '+', '-', 'F3', 'Mod+Shift+o', 'Alt+ArrowLeft', 'Mod+n', ' '),
      { maxLength: 3 },
    ),
    enabled: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 30 }),
      fc.constantFrom(...platforms),
      (offered, platform) => {
        fc.pre(offered.every(({ id }) => id !== 'new-window' && id !== 'go-help'))
        const sent: string[] = []
        const items = itemsOf(template(platform, offered, (id) => void sent.push(id)))
        for (const item of items) press(item)
        expect([...sent].sort()).toEqual([...offered.map(({ id }) => id), 'go-help'].sort())
        const keys = items.flatMap((item) => (item.accelerator === undefined ? [] : [String(item.accelerator)]))
        expect(new Set(keys).size).toBe(keys.length)
      },
    ),
  )
})

test('keys that a person types with are shown, and taken by no menu', () => {
  const linux = itemsOf(template('linux'))
  const search = linux.find((item) => item.accelerator === '/')
  expect(search).toMatchObject({ label: 'Search', registerAccelerator: false })
  const mac = itemsOf(template('darwin'))
  expect(mac.filter(({ accelerator }) => accelerator !== undefined && !/^(?:CmdOrCtrl\+|F1$)/.test(String(accelerator)))).toEqual(
    [],
  )
})

test('what undoes in a text field keeps its key; names are shown as they are; the developer tools are in no menu', () => {
  const items = itemsOf(template('linux'))
  expect(items.find(({ label }) => label === 'Undo the last change')?.accelerator).toBeUndefined()
  expect(items.map(({ label }) => label)).toContain('Go to Notes && more')
  expect(items.map(({ role }) => role)).not.toContain('toggleDevTools')
})

test.each([
  ['Mod+Shift+e', 'CmdOrCtrl+Shift+E'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['?', '?'],
  ['+', 'Plus'],
  ['F3', 'F3'],
  ['Mod+ø', null],
])('the key %s is shown as %s', (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator)
})

describe('of several windows', () => {
  const [first, second] = [{} as WebContents, {} as WebContents]
  const plain = ({ enabled: _, ...told }: OfferedCommand): MenuCommand => told

  test('the menu offers what the one in front does, shows what others would, and changes only when something did', () => {
    const show = vi.fn()
    const menu = new CommandMenu(show)
    menu.tell(first, [plain(command('search', 'search', 'Search')), plain(command('print', 'view', 'Print'))])
    menu.tell(second, [plain(command('search', 'search', 'Search here')), plain(command('recent-0', 'recent', 'The letter'))])
    menu.showFor(first)
    expect(show).toHaveBeenLastCalledWith([
      expect.objectContaining({ id: 'search', name: 'Search', enabled: true }),
      expect.objectContaining({ id: 'print', enabled: true }),
    ])
    menu.showFor(second)
    expect(show).toHaveBeenLastCalledWith([
      expect.objectContaining({ id: 'search', name: 'Search here', enabled: true }),
      expect.objectContaining({ id: 'print', enabled: false }),
      expect.objectContaining({ id: 'recent-0', enabled: true }),
    ])
    menu.showFor(second)
    expect(show).toHaveBeenCalledTimes(2)
    menu.showFor(null)
    expect(show.mock.lastCall?.[0].every(({ enabled }: OfferedCommand) => !enabled)).toBe(true)
  })
})
