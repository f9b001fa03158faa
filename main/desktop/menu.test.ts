import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { COMMANDS } from '#shared/contract/commands.ts'
import { menuTemplate } from './menu.ts'

function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
}

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s every command has a place, and every item a name or a role',
  (platform) => {
    const sent: string[] = []
    const template = menuTemplate(platform, (command) => sent.push(command))
    const items = itemsOf(template)
    for (const item of items) (item.click as (() => void) | undefined)?.()
    expect(sent.sort()).toEqual([...COMMANDS].sort())
    expect(items.filter((item) => item.type !== 'separator' && item.label === undefined && item.role === undefined)).toEqual([])
  },
)

test('no key is given twice, and the developer tools are in no menu', () => {
  const items = itemsOf(menuTemplate('linux', () => undefined))
  const keys = items.flatMap((item) => (item.accelerator === undefined ? [] : [String(item.accelerator)]))
  expect(new Set(keys).size).toBe(keys.length)
  expect(items.map((item) => item.role)).not.toContain('toggleDevTools')
})
