import type { Page } from '@playwright/test'

/** Which host runs the program: the same specs go through both. */
export type Host = 'browser' | 'desktop'

/** Where a test keeps everything that the program writes: a folder of its own, gone afterwards. */
export interface TestFolders {
  readonly root: string
  readonly profile: string
  /** What Chromium keeps for the page, IndexedDB among it: it outlives a restart as a person's browser does. */
  readonly browserData: string
  readonly saved: string
}

/** How the window is to look, from Playwright's own options. */
export interface WindowOptions {
  readonly colorScheme: 'light' | 'dark' | 'no-preference' | null
  readonly viewport: { readonly width: number; readonly height: number } | null
}

/** The program as a person has it: started, with a window. */
export interface Program {
  readonly host: Host
  readonly folders: TestFolders
  /** The window. A restart opens another one. */
  readonly page: Page
  /** Where the program serves its page, without any token. */
  readonly origin: string
  readonly stdout: string
  readonly stderr: string
  /** Closes the window and stops the program, as a person would who ends their work. Resolves with the exit code once it is gone. */
  stop(): Promise<number | null>
  /** Ends the program's processes without a warning, and then closes the window. */
  kill(): Promise<void>
  /** Ends the service without a warning and leaves the window open. In the desktop program the one cannot go without the other. */
  endService(): Promise<void>
  /** Starts the program again on the same profile, with the same browser data. `args` as a person, or the system, would add them. */
  start(args?: readonly string[]): Promise<Page>
  /** `stop`, then `start`. */
  restart(args?: readonly string[]): Promise<Page>
  /** Does what makes the program save a file, and resolves with the path of what it wrote. */
  saveFile(action: () => Promise<void>): Promise<string>
}
