/** Where the person's last words are. `saved` only when the record on the disk and the database have both confirmed. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving' }
  /** In the database of this window, not in the record on the disk. */
  | { readonly state: 'database-only'; readonly reason: string }
  /** In the record on the disk, not in the database of this window. */
  | { readonly state: 'journal-only'; readonly reason: string }
  /** In this window only. */
  | { readonly state: 'failed'; readonly reason: string }
