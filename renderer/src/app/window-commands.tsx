import { useEffect, useMemo } from 'react'
import { matchPath, useLocation, useNavigate } from 'react-router'
import { COMMAND_ID } from '#shared/contract/commands.ts'
import type { MenuCommand } from '#shared/contract/menu-command.ts'
import { patterns } from '../places/places.ts'
import { words } from '../words/words.ts'
import { type Command, useCommands, useRegisteredCommands } from '../workspace/commands.ts'
import { useRecentLinks } from '../workspace/recent-links.ts'
import { useSettings } from '../workspace/settings.ts'
import { useEdition, useServices } from '../workspace/workspace.tsx'
import { tellProgress } from './task-bar-progress.ts'

/** Offers what was opened last to be opened again, from the menu: the palette lists it by itself. */
function useRecentCommands(): void {
  const navigate = useNavigate()
  const recent = useRecentLinks()
  useCommands(
    recent.map(({ title, to }, index) => ({
      id: `recent-${index}`,
      group: 'recent',
      name: title,
      keys: [],
      run: () => void navigate(to),
    })),
  )
}

/** What the palette lists, as a menu outside the window takes it. The last that was registered under an id is the one that runs. */
function forMenu(commands: readonly Command[]): readonly MenuCommand[] {
  const byId = new Map(commands.map((command) => [command.id, command]))
  return [...byId.values()]
    .filter(({ id, name }) => COMMAND_ID.test(id) && name !== '')
    .map(({ id, group, name, keys }) => ({ id, group, name: name.slice(0, 300), keys: keys.slice(0, 5) }))
}

/** Actions on windows, and what the menu is told. Only in the desktop program: a browser has windows, keys and a history of its own. */
export function WindowCommands() {
  const { host } = useServices()
  const { id: edition } = useEdition()
  const { pathname, search } = useLocation()
  const isOpened = matchPath(patterns.source, pathname) !== null || matchPath(patterns.briefing, pathname) !== null
  useRecentCommands()
  useCommands([
    {
      id: 'new-window',
      group: 'view',
      name: words.keys.newWindow,
      keys: ['Mod+n'],
      run: () => host.openWindow(`/${edition}`),
    },
    ...(isOpened
      ? [
          {
            id: 'open-in-new-window',
            group: 'view' as const,
            name: words.keys.openInNewWindow,
            keys: [],
            run: () => host.openWindow(`${pathname}${search}`),
          },
        ]
      : []),
  ])
  const told = JSON.stringify(forMenu(useRegisteredCommands()))
  const commands = useMemo(() => JSON.parse(told) as readonly MenuCommand[], [told])
  useEffect(() => host.showCommands(commands), [host, commands])
  const { theme } = useSettings()
  useEffect(() => host.showTheme(theme === 'contrast' ? 'system' : theme), [host, theme])
  useEffect(() => tellProgress(host.showProgress), [host])
  return null
}
