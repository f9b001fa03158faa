/**
 * Why an index is made anew. `absent`: there was none. `altered`, `cut-off`, `unreadable`: of the file. `other-edition`, `other-version`: it is whole, and
 * belongs to another edition, or was made by another version of the program. `refused`: the window could not use it.
 */
export const REBUILD_REASONS = [
  'absent',
  'altered',
  'cut-off',
  'unreadable',
  'other-edition',
  'other-version',
  'refused',
] as const
export type RebuildReason = (typeof REBUILD_REASONS)[number]
