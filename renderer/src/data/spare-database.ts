import { NotesDatabase } from './database.ts'

/** Of the Storage Buckets API what is used here; not every browser has it, and the types of the DOM do not. */
interface WithBuckets {
  readonly storageBuckets: {
    open(
      name: string,
      options: { readonly durability: 'strict'; readonly persisted: boolean },
    ): Promise<{ readonly indexedDB: IDBFactory }>
  }
}

function hasBuckets(value: object): value is WithBuckets {
  return 'storageBuckets' in value
}

/**
 * A database in a folder of its own, for a window whose own one cannot be opened: what a browser keeps for an address it keeps in one folder, and
 * one ruined file there fails everything in it, deleting included (seen in Chromium: "Internal error opening backing store"). Null where the
 * browser has no such folders (Storage Buckets API).
 */
export async function openSpareDatabase(name: string): Promise<NotesDatabase | null> {
  if (!hasBuckets(navigator)) return null
  const bucket = await navigator.storageBuckets.open('notes', { durability: 'strict', persisted: true })
  return new NotesDatabase(name, { indexedDB: bucket.indexedDB, IDBKeyRange })
}
