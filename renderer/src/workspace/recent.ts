import { useMemo, useSyncExternalStore } from 'react'
import type { ArchiveId, BriefingId, SourceId } from '#shared/archive/ids.ts'
import { settingsNow, useSettings } from './settings.ts'

/** What was opened: by its id alone, so that a title or a word of a note stands nowhere else. */
export type RecentItem =
  | { readonly kind: 'source'; readonly id: SourceId; readonly archive: ArchiveId }
  | { readonly kind: 'briefing'; readonly id: BriefingId; readonly archive: ArchiveId }

const MOST = 12
const listeners = new Set<() => void>()

function keyOf(profileId: string): string {
  return `campaign-archive-recent-${profileId}`
}

function isItem(value: unknown): value is RecentItem {
  if (typeof value !== 'object' || value === null || !('kind' in value && 'id' in value && 'archive' in value)) return false
  return (
    (value.kind === 'source' || value.kind === 'briefing') && typeof value.id === 'string' && typeof value.archive === 'string'
  )
}

/** Reads what was kept, the newest first; what does not fit is left out. */
export function parseRecent(text: string | null): readonly RecentItem[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isItem).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** The list with an item at its head, each once. */
export function withRecent(items: readonly RecentItem[], item: RecentItem): readonly RecentItem[] {
  const others = items.filter(({ kind, id, archive }) => kind !== item.kind || id !== item.id || archive !== item.archive)
  return [item, ...others].slice(0, MOST)
}

function write(profileId: string, items: readonly RecentItem[]): void {
  try {
    if (items.length === 0) window.localStorage.removeItem(keyOf(profileId))
    else window.localStorage.setItem(keyOf(profileId), JSON.stringify(items))
  } catch {
    // A full store forgets what was opened last. Nothing else is lost.
  }
  for (const listener of listeners) listener()
}

/** Puts down that something was opened, where the person lets it be put down. */
export function rememberOpened(profileId: string, item: RecentItem): void {
  if (settingsNow().keepRecent) write(profileId, withRecent(parseRecent(window.localStorage.getItem(keyOf(profileId))), item))
}

export function clearRecent(profileId: string): void {
  write(profileId, [])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** What was opened last in an archive, the newest first; nothing where the person has that turned off. */
export function useRecent(profileId: string, archive: ArchiveId): readonly RecentItem[] {
  const { keepRecent } = useSettings()
  const text = useSyncExternalStore(subscribe, () => window.localStorage.getItem(keyOf(profileId)))
  return useMemo(
    () => (keepRecent ? parseRecent(text).filter((item) => item.archive === archive) : []),
    [keepRecent, text, archive],
  )
}
