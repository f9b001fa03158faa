import { Dexie } from 'dexie'

interface BucketManager {
  keys(): Promise<readonly string[]>
  open(name: string): Promise<{ readonly indexedDB: IDBFactory }>
}

function bucketsOf(value: object): BucketManager | null {
  return 'storageBuckets' in value ? (value.storageBuckets as BucketManager) : null
}

function deleted(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('the database could not be deleted'))
  })
}

/**
 * Removes what this window's browser keeps for a profile: its databases, the spare one too, what closed windows have left, and settings. What windows of another
 * profile have left at the same address stays.
 */
export async function removeWindowData(profileId: string): Promise<void> {
  const name = `campaign-archive-${profileId}`
  await Dexie.delete(name)
  const buckets = bucketsOf(navigator)
  if (buckets !== null) {
    for (const key of await buckets.keys()) await deleted((await buckets.open(key)).indexedDB.deleteDatabase(name))
  }
  const ofAnother = (key: string) =>
    key.startsWith('campaign-archive-outbox-') && !key.startsWith(`campaign-archive-outbox-${profileId}-`)
  for (const key of Object.keys(localStorage)) if (!ofAnother(key)) localStorage.removeItem(key)
  sessionStorage.clear()
}
