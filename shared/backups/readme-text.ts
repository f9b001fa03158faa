import { LINES_FILE, MANIFEST_FILE, TEXT_FILE } from './manifest.ts'

interface ReadmeFacts {
  /** As it is to be shown. */
  readonly madeAt: string
  readonly program: string
  readonly notes: number
  readonly trashed: number
  readonly lines: number
}

/** What a backup says to whoever opens it without the program. */
export function readmeText({ madeAt, program, notes, trashed, lines }: ReadmeFacts): string {
  return `A backup of notes made with Campaign Archive
=============================================

Made:     ${madeAt}
By:       Campaign Archive ${program}
Holds:    ${notes} notes, and ${trashed} in the trash

To get the notes back, open Campaign Archive, go to "Backups", and choose this
file under "Restore from a file". You see what would come back and what would
change before anything is changed. Leave the zip as it is: it is refused if one
of its files was altered.

To read the notes without the program, unpack the zip:

${TEXT_FILE}
    All notes as text, with the passage each one stands on, and all briefings
    with their parts. Any text editor opens it.

${LINES_FILE}
    The record itself, ${lines} lines, oldest first. Each line is one change in
    JSON (a text format that many programs read): "note" says which note, "clock"
    when and on which computer (the first 13 digits are milliseconds since
    1 January 1970, UTC), "fields" what was set. To know a note as it is, take
    all lines with its id, and for each field the value with the greatest clock.
    Where the words ("body") were written in two places at once, "parents" says
    upon which earlier words each was written; the same goes for the "text" of a
    part of a briefing. Lines with "format": 2 hold briefings, kept searches and the like. "sum" is the SHA-256 of the line without it.

${MANIFEST_FILE}
    When and why this backup was made, and the length and SHA-256 of each file,
    so that a damaged backup can be told from a whole one.

Whoever has this file can read your notes. It is not encrypted.
`
}
