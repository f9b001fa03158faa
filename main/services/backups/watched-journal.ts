import type { Journal } from '../journal/journal.ts'
import type { Backups } from './backups.ts'

/** The journal, with the backups being told of every save, whoever makes it: a window, a bundle, a shared folder. */
export function watchedJournal(journal: Journal, backups: Pick<Backups, 'noteSaved'>): Journal {
  return {
    state: () => journal.state(),
    async append(changes) {
      const appended = await journal.append(changes)
      if (appended.ok && appended.value.appended > 0) backups.noteSaved()
      return appended
    },
    read: (from, limit) => journal.read(from, limit),
    compare: (place) => journal.compare(place),
    forget: (ids) => journal.forget(ids),
    close: () => journal.close(),
  }
}
