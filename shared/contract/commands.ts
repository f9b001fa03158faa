/** What a person can ask for in the menu of the desktop program, and the window then does. */
export const COMMANDS = ['open-pack', 'export-notes', 'save-annotations', 'bring-in-notes', 'search', 'show-help'] as const
export type Command = (typeof COMMANDS)[number]

/** What main tells the window by itself: a link came from outside, and `link.take` hands it over. */
export const LINK_WAITING = 'link-waiting'

/** What main sends to a window. */
export type Signal = Command | typeof LINK_WAITING

/** The one channel on which main sends a command, or that a link waits, to the window. */
export const COMMAND_CHANNEL = 'command'
