import type { CallOutput } from '#shared/contract/contract.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { Opening } from './archive/archive-opening.ts'
import { createVerifications } from './archive/verifications.ts'
import type { Backups } from './backups/backups.ts'
import { createVerificationDesk } from './briefings/verification-desk.ts'
import { createBundleDesk } from './bundles/bundle-desk.ts'
import { createFaultLog, withFaultLog } from './diagnostics/fault-log.ts'
import { gatherServiceFacts } from './diagnostics/service-facts.ts'
import { createExports } from './exports/exports.ts'
import type { Journal } from './journal/journal.ts'
import type { PackDesk } from './packs/pack-desk.ts'
import type { StartTrace } from './profile/start-trace.ts'
import { createPassages } from './search/passages.ts'
import type { SearchIndexes } from './search/search-indexes.ts'
import type { Sharing } from './sharing/sharing.ts'
import type { Shelf } from './shelf/shelf.ts'

/** What is there once the archives are open. */
export interface OpenArchives {
  /** The archives; where none can be opened, notes can be reached all the same. */
  readonly shelf: Shelf
  readonly packs: PackDesk
  readonly indexes: SearchIndexes
}

export interface Services {
  readonly opening: Opening<OpenArchives>
  readonly journal: Journal
  readonly sharing: Sharing
  readonly backups: Backups
  readonly describe: CallOutput<'program.describe'>
  readonly trace: StartTrace
  /** Of the source text that the program was built from; null where the build was not told. */
  readonly commit: string | null
  readonly saveFile: Handlers['file.save']
  readonly savePdf: Handlers['pdf.save']
  readonly choosePack: Handlers['pack.choose']
  readonly openPack: Handlers['pack.open']
  readonly takeLink: Handlers['link.take']
  readonly takeFile: Handlers['file.take']
  readonly openAddress: Handlers['address.open']
  readonly openWindow: Handlers['window.open']
  readonly showCommands: Handlers['commands.show']
  readonly showTheme: Handlers['theme.show']
  readonly showProgress: Handlers['progress.show']
  readonly chooseFolder: Handlers['folder.choose']
  readonly removeProfile: Handlers['profile.remove']
}

/** How long a window waits before it is told that the archive is being prepared, in milliseconds: most are open by then. */
const PATIENCE = 150
/** How much of the texts that results were read from is kept in memory, in UTF-16 units. */
const HELD_TEXTS = 16_000_000

/** What answers the calls of the contract. The same in both hosts; only what needs a dialog or a path differs. */
export function createHandlers({
  opening,
  journal,
  sharing,
  backups,
  describe,
  trace,
  commit,
  saveFile,
  savePdf,
  choosePack,
  openPack,
  takeLink,
  takeFile,
  openAddress,
  openWindow,
  showCommands,
  showTheme,
  showProgress,
  chooseFolder,
  removeProfile,
}: Services): Handlers {
  const verifications = createVerifications(() => performance.now())
  const passages = createPassages(HELD_TEXTS)
  const bundles = createBundleDesk(journal)
  const briefings = createVerificationDesk()
  const exports = createExports({ profile: describe.profile, now: () => new Date() })
  const shelf = async () => (await opening.ready).shelf
  const packs = async () => (await opening.ready).packs
  const inUse = async () => (await shelf()).inUse()
  const faults = createFaultLog(() => new Date().toISOString())
  const handlers: Handlers = {
    'program.diagnose': async () =>
      succeed(
        await gatherServiceFacts({
          profile: describe.profile,
          commit,
          journal,
          backups,
          shelf: async () => ((await opening.isReadyWithin(PATIENCE).catch(() => false)) ? await shelf() : null),
          faults,
          trace,
        }),
      ),
    'program.describe': async () => {
      // A window that is told of nothing else yet must not wait for a large archive.
      if (!(await opening.isReadyWithin(0))) return succeed(describe)
      const archives = await shelf()
      const archive = archives.inUse()
      const held = archive.ok ? archives.find(archive.value.id) : null
      return succeed({ ...describe, archive: held?.root ?? describe.archive })
    },
    'start.report': async ({ origin, marks }) => {
      trace.windowMarked(origin, marks)
      return succeed({})
    },
    'archive.open': async () => {
      if (!(await opening.isReadyWithin(PATIENCE))) {
        const progress = opening.progress()
        if (progress !== null) return succeed({ state: 'preparing', ...progress })
      }
      let archive = await inUse()
      if (!archive.ok) {
        // The stick was put in, or the folder came back: a person asks again because something has changed.
        await (await shelf()).lookAgain()
        archive = await inUse()
      }
      if (!archive.ok) return archive
      const { id, editions, current } = archive.value
      return succeed({ state: 'ready', id, editions: [...editions], current })
    },
    'link.take': takeLink,
    'file.take': takeFile,
    'address.open': openAddress,
    'window.open': openWindow,
    'commands.show': showCommands,
    'theme.show': showTheme,
    'progress.show': showProgress,
    'archive.edition': async ({ edition }) => {
      const archive = await inUse()
      return archive.ok ? archive.value.edition(edition) : archive
    },
    'archive.text': async ({ edition, source }) => {
      const archive = await inUse()
      return archive.ok ? archive.value.text(edition, source) : archive
    },
    'archive.passages': async (input) => {
      const archive = await inUse()
      return archive.ok ? passages.read(archive.value, input) : archive
    },
    'search.index': async ({ edition, refused }) => {
      const archive = await inUse()
      return archive.ok ? (await opening.ready).indexes.look(archive.value, edition, refused) : archive
    },
    'verification.start': async () => {
      const archive = await inUse()
      return archive.ok ? succeed({ job: verifications.start(archive.value.root) }) : archive
    },
    'verification.look': async ({ job }) => verifications.look(job),
    'verification.cancel': ({ job }) => verifications.cancel(job),
    'briefing.verify': async (briefing) => {
      const archive = await inUse()
      return archive.ok ? briefings.verify(archive.value, briefing) : archive
    },
    'briefing.verifying': async ({ job }) => briefings.look(job),
    'briefing.stop': ({ job }) => briefings.cancel(job),
    'archives.list': async () => succeed(await (await shelf()).list()),
    'archives.use': async ({ archive }) => (await shelf()).use(archive),
    'pack.choose': choosePack,
    'pack.open': openPack,
    'pack.look': async ({ job }) => (await packs()).look(job),
    'pack.text': async ({ job, source }) => (await packs()).text(job, source),
    'pack.accept': async ({ job, rememberSigner }) => (await packs()).accept(job, rememberSigner),
    'pack.decline': async ({ job }) => (await packs()).decline(job),
    'journal.state': () => journal.state(),
    'journal.append': ({ changes }) => journal.append(changes),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'journal.compare': (place) => journal.compare(place),
    'journal.forget': ({ ids }) => journal.forget(ids),
    'bundle.make': ({ by, archive, ...choice }) => {
      const program = `${describe.name} ${describe.version}`
      return bundles.make({ ...choice, about: { by, archive, program, at: new Date().toISOString() } })
    },
    'bundle.open': ({ text }) => bundles.open(text),
    'bundle.take': ({ job }) => bundles.take(job),
    'sharing.look': () => sharing.look(),
    'sharing.set': (settings) => sharing.set(settings),
    'sharing.exchange': ({ device }) => sharing.exchange(device),
    'backups.look': () => backups.look(),
    'backups.make': ({ reason }) => backups.make(reason),
    'backups.second': ({ folder }) => backups.chooseSecond(folder),
    'backups.copy': ({ path, folder }) => backups.copy(path, folder),
    'backups.open': ({ path }) => backups.open(path),
    'backups.read': ({ job, from }) => backups.read(job, from),
    'backups.done': ({ job }) => backups.done(job),
    'profile.remove': removeProfile,
    'folder.choose': chooseFolder,
    'export.look': (input) => exports.look(input),
    'export.write': (input) => exports.write(input),
    'export.writing': async ({ job }) => succeed(exports.writing(job)),
    'export.stop': async ({ job }) => {
      exports.stop(job)
      return succeed({})
    },
    'pdf.save': savePdf,
    'file.save': saveFile,
  }
  return withFaultLog(handlers, faults)
}
