import { posix, win32 } from 'node:path'

const FOLDER_NAME = 'campaign-archive'
const TITLE = 'Campaign Archive'

/**
 * Where a person's data is kept when no folder was named: `%APPDATA%` on Windows, `~/Library/Application Support` on macOS,
 * `$XDG_DATA_HOME` or `~/.local/share` elsewhere (XDG Base Directory Specification 0.8; a relative value there is to be ignored).
 */
export function defaultProfileFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'win32': {
      const roaming = environment.APPDATA ?? ''
      return win32.join(win32.isAbsolute(roaming) ? roaming : win32.join(home, 'AppData', 'Roaming'), TITLE)
    }
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', TITLE)
    default: {
      const data = environment.XDG_DATA_HOME ?? ''
      return posix.join(posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), FOLDER_NAME)
    }
  }
}
