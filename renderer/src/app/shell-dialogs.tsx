import { type ComponentType, useEffect, useState } from 'react'
import { ExportAllDialog } from './export-all-dialog.tsx'

export type ShellDialog = 'palette' | 'keys' | 'export'
type Dialog = ComponentType<{ readonly onClose: () => void }>
type Loaded = Readonly<Record<'palette' | 'keys', Dialog>>

/** Once they are here they open in the moment a key is pressed: the next one already belongs to them. */
let loaded: Loaded | null = null

/** What makes a dialog is large, and no window starts with one: these come right after the page. */
export async function loadShellDialogs(): Promise<Loaded> {
  const [palette, keys] = await Promise.all([import('./command-palette.tsx'), import('./key-dialog.tsx')])
  loaded ??= { palette: palette.CommandPalette, keys: keys.KeyDialog }
  return loaded
}

/** Shown at once where it is here, or as soon as it is. One that cannot be had is a fault of the window, which says so. */
function LateDialog({ dialog, onClose }: { readonly dialog: keyof Loaded; readonly onClose: () => void }) {
  const [dialogs, setDialogs] = useState(loaded)
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    if (dialogs === null) loadShellDialogs().then(setDialogs, setFault)
  }, [dialogs])
  if (fault !== null) throw fault
  const Shown = dialogs?.[dialog]
  return Shown === undefined ? null : <Shown onClose={onClose} />
}

/** The dialogs that can be opened from anywhere. */
export function ShellDialogs({ open, onClose }: { readonly open: ShellDialog | null; readonly onClose: () => void }) {
  if (open === null) return null
  if (open === 'export') return <ExportAllDialog onClose={onClose} />
  return <LateDialog key={open} dialog={open} onClose={onClose} />
}
