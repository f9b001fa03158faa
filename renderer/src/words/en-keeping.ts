/** What the program says of the disk and the database on which notes are kept, in English. Apart from the other words, because most windows never need them. */
export const enKeeping = {
  damage: 'Part of the record of your notes could not be read',
  littleSpace: (megabytes: number) => `Little space on the disk: ${megabytes.toLocaleString('en-GB')} MB free`,
  littleSpaceWhy:
    'Notes are still saved. Below 20 MB nothing more is written, so that the disk does not fill up while something is being saved. Delete what you do not need, or empty the computer’s trash. This goes away once there is more.',
  tooLittleSpace: (megabytes: number) =>
    `Nothing can be saved: ${megabytes.toLocaleString('en-GB')} MB are free on the disk, and 20 MB are needed`,
  tooLittleSpaceWhy:
    'What was saved before is safe. What you type now stays in this window. Make room on the disk: it is saved as soon as there is enough.',
  readOnly: 'Your notes can be read here, and not changed',
  readOnlyWhy: (why: string) =>
    `A later version of the program has kept them: ${why}. Nothing in them was touched. Start the later version to go on writing; what you type here is put down for it, and can be copied.`,
}

export type KeepingWords = typeof enKeeping
