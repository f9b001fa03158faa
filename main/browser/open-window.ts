import open from 'open'

/** Whether a window could appear at all: on Linux there may be no display. */
export function hasDisplay(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return (environment.DISPLAY ?? '') !== '' || (environment.WAYLAND_DISPLAY ?? '') !== ''
}

/** Opens the address in the person's own browser; false when no browser could be started. */
export async function openWindow(address: string): Promise<boolean> {
  try {
    const browser = await open(address)
    browser.on('error', () => undefined)
    return true
  } catch {
    return false
  }
}
