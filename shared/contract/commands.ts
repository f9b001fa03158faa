/** What actions are for: the headings of the command palette, and the menus of the desktop program. */
export const COMMAND_GROUPS = ['go', 'search', 'passage', 'notes', 'view', 'recent'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** The id of an action that a person can choose in a menu. What is no action of the window at that moment does nothing there. */
export const COMMAND_ID = /^[a-z][a-z0-9-]{0,80}$/

/** What main tells the window by itself: a link came from outside, and `link.take` hands it over. */
export const LINK_WAITING = 'link-waiting'

/** The same of a file that the system was told to open with the program; `file.take` hands it over. */
export const FILE_WAITING = 'file-waiting'

/** The one channel on which main sends the id of an action, or what waits, to a window. */
export const COMMAND_CHANNEL = 'command'
