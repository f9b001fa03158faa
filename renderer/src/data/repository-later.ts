import type { NotesRepository } from './notes-repository.ts'

/** The notes of a database whose code is still on its way. Where it cannot be had, a call fails as with a database that cannot be opened. */
export function repositoryLater(fetched: () => Promise<NotesRepository>): NotesRepository {
  function watchLater<K extends 'watch' | 'watchItems' | 'watchPeople'>(name: K): NotesRepository[K] {
    return (listener: never, failed: (error: unknown) => void) => {
      let end: (() => void) | null = null
      let ended = false
      fetched().then((repository) => {
        if (!ended) end = repository[name](listener, failed)
      }, failed)
      return () => {
        ended = true
        end?.()
      }
    }
  }

  return {
    reopen: async () => await (await fetched()).reopen(),
    apply: async (...args) => await (await fetched()).apply(...args),
    confirm: async (...args) => await (await fetched()).confirm(...args),
    position: async () => await (await fetched()).position(),
    compared: async (...args) => await (await fetched()).compared(...args),
    moveTo: async (...args) => await (await fetched()).moveTo(...args),
    isWhole: async () => await (await fetched()).isWhole(),
    mend: async () => await (await fetched()).mend(),
    changeIds: async () => await (await fetched()).changeIds(),
    changesWhere: async (...args) => await (await fetched()).changesWhere(...args),
    changesNotIn: async (...args) => await (await fetched()).changesNotIn(...args),
    unrecorded: async () => await (await fetched()).unrecorded(),
    newestClock: async () => await (await fetched()).newestClock(),
    versions: async (...args) => await (await fetched()).versions(...args),
    watch: watchLater('watch'),
    watchItems: watchLater('watchItems'),
    watchPeople: watchLater('watchPeople'),
    device: async (...args) => await (await fetched()).device(...args),
  }
}
