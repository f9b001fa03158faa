/** What a person can ask for in the menu of the desktop program, and the window then does. */
export const COMMANDS = ['open-pack', 'export-notes', 'search', 'show-help'] as const
export type Command = (typeof COMMANDS)[number]

/** The one channel on which main sends a command to the window. */
export const COMMAND_CHANNEL = 'command'
