import { readdir, stat } from 'node:fs/promises'
import { arch, cpus, freemem, homedir, platform, release, totalmem } from 'node:os'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { ServiceFacts } from '#shared/diagnostics/service-facts.ts'
import type { Backups } from '../backups/backups.ts'
import type { Journal } from '../journal/journal.ts'
import { defaultProfileFolder } from '../profile/profile-folder.ts'
import type { StartTrace } from '../profile/start-trace.ts'
import type { Shelf } from '../shelf/shelf.ts'
import type { FaultLog } from './fault-log.ts'

interface Parts {
  readonly profile: string
  readonly commit: string | null
  readonly journal: Pick<Journal, 'state'>
  readonly backups: Pick<Backups, 'look'>
  /** Null while the archives are being opened, or where they cannot be. */
  readonly shelf: () => Promise<Shelf | null>
  readonly faults: FaultLog
  readonly trace: Pick<StartTrace, 'marks'>
}

/** Of what the process is made of, what matters for a fault. */
const VERSIONS = ['electron', 'chrome', 'node', 'v8'] as const

type PartName = ServiceFacts['profile']['parts'][number]['name']

function partOf(top: string): PartName {
  switch (top) {
    case 'journal':
    case 'backups':
    case 'archives':
    case 'cache':
      return top
    default:
      return 'other'
  }
}

/** How many files there are below a folder, and their bytes. What goes away meanwhile is not counted. */
async function measure(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  let files = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null)
    if (found === null) continue
    files += 1
    bytes += found.size
  }
  return { files, bytes }
}

async function measureProfile(profile: string): Promise<ServiceFacts['profile']['parts']> {
  const sums = new Map<PartName, { files: number; bytes: number }>()
  for (const entry of await readdir(profile, { withFileTypes: true }).catch(() => [])) {
    const path = join(profile, entry.name)
    const found = entry.isDirectory() ? await measure(path) : { files: 1, bytes: (await stat(path).catch(() => null))?.size ?? 0 }
    const name = partOf(entry.name)
    const sum = sums.get(name) ?? { files: 0, bytes: 0 }
    sums.set(name, { files: sum.files + found.files, bytes: sum.bytes + found.bytes })
  }
  return [...sums].map(([name, sum]) => ({ name, ...sum })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function placeOf(profile: string): ServiceFacts['profile']['place'] {
  const home = homedir()
  if (profile === defaultProfileFolder(platform(), process.env, home)) return 'usual'
  const below = relative(home, profile)
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below) ? 'own' : 'elsewhere'
}

/** Gathers what the service knows of itself. What it answers holds nothing that a person wrote or named: see `serviceFactsSchema`. */
export async function gatherServiceFacts({
  profile,
  commit,
  journal,
  backups,
  shelf,
  faults,
  trace,
}: Parts): Promise<ServiceFacts> {
  const [state, made, archives, parts] = await Promise.all([journal.state(), backups.look(), shelf(), measureProfile(profile)])
  const list = archives === null ? null : await archives.list()
  return {
    versions: Object.fromEntries(
      VERSIONS.flatMap((name) => {
        const version = process.versions[name]
        return version === undefined ? [] : [[name, version] as const]
      }),
    ),
    commit,
    system: {
      platform: platform(),
      release: release(),
      arch: arch(),
      processors: cpus().length,
      memory: totalmem(),
      free: freemem(),
    },
    profile: { place: placeOf(profile), free: state.ok ? state.value.free : null, parts },
    journal: state.ok
      ? { changes: state.value.length, damagedLines: state.value.damage.length, failure: null }
      : { changes: 0, damagedLines: 0, failure: state.error.code },
    backups: made.ok
      ? {
          made: made.value.backups.length,
          unreadable: made.value.backups.filter(({ fault }) => fault !== null).length,
          newest: made.value.backups[0]?.day ?? null,
          trouble: made.value.trouble !== null || (made.value.second?.trouble ?? null) !== null,
          second: made.value.second !== null,
        }
      : { made: 0, unreadable: 0, newest: null, trouble: true, second: false },
    archives:
      list === null
        ? null
        : {
            held: list.archives.length,
            unreadable: list.unreadable.length,
            bundledInUse: list.archives.some(({ id, bundled }) => bundled && id === list.inUse),
          },
    faults: [...faults.list()],
    start: [...trace.marks()],
  }
}
