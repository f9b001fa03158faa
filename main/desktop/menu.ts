import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from '#shared/contract/commands.ts'

/** The native menu: what the system does by itself is named by its role; the rest is sent to the window as a command. */
export function menuTemplate(platform: NodeJS.Platform, send: (command: Command) => void): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const file: MenuItemConstructorOptions[] = [
    { label: 'Open a pack…', accelerator: 'CmdOrCtrl+O', click: () => send('open-pack') },
    { label: 'Export notes…', accelerator: 'CmdOrCtrl+Shift+E', click: () => send('export-notes') },
    { label: 'Save as Web Annotations…', accelerator: 'CmdOrCtrl+Shift+S', click: () => send('save-annotations') },
    { label: 'Bring in notes…', accelerator: 'CmdOrCtrl+Shift+O', click: () => send('bring-in-notes') },
    { type: 'separator' },
    mac ? { role: 'close', label: 'Close window' } : { role: 'quit', label: 'Quit' },
  ]
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: 'Undo' },
    { role: 'redo', label: 'Redo' },
    { type: 'separator' },
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    { role: 'pasteAndMatchStyle', label: 'Paste without formatting' },
    { role: 'selectAll', label: 'Select all' },
    { type: 'separator' },
    { label: 'Search the archive', accelerator: 'CmdOrCtrl+Shift+F', click: () => send('search') },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: 'Larger' },
    { role: 'zoomOut', label: 'Smaller' },
    { role: 'resetZoom', label: 'Actual size' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: 'Full screen' },
    { role: 'reload', label: 'Reload the window' },
  ]
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    ...(mac ? [{ role: 'windowMenu' } satisfies MenuItemConstructorOptions] : []),
    { role: 'help', label: 'Help', submenu: [{ label: 'Help and keys', accelerator: 'F1', click: () => send('show-help') }] },
  ]
}
