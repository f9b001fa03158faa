import { timeOfClock } from '#shared/bundles/incoming-change.ts'
import type { SharingProblem, SharingState } from '#shared/sharing/sharing-state.ts'
import type { DevicePart, SharedFileContent } from './read-shared-file.ts'

/** What was found in a file when it was last read; its changes have gone their way. */
export type SeenFile = Omit<SharedFileContent, 'changes'>

const DAY = 24 * 60 * 60 * 1_000
const YEAR = 365 * DAY

function together(files: Iterable<SeenFile>): ReadonlyMap<string, DevicePart> {
  const members = new Map<string, DevicePart>()
  for (const { devices } of files) {
    for (const [device, part] of devices) {
      const known = members.get(device) ?? {
        notes: new Set<string>(),
        items: new Set<string>(),
        newest: null,
        name: null,
        refused: 0,
      }
      for (const id of part.notes) known.notes.add(id)
      if (part.newest !== null && (known.newest === null || part.newest > known.newest)) known.newest = part.newest
      if (part.name !== null && (known.name === null || part.name.clock > known.name.clock)) known.name = part.name
      known.refused += part.refused
      members.set(device, known)
    }
  }
  return members
}

/** Who has written into the folder, the latest first, and what is to be said of them. `now` is in milliseconds since 1970. */
export function describeMembers(
  files: Iterable<SeenFile>,
  own: ReadonlySet<string>,
  now: number,
): Pick<SharingState, 'members' | 'problems'> {
  const members: SharingState['members'] = []
  const problems: SharingProblem[] = []
  for (const [device, { notes, newest, name, refused }] of together(files)) {
    const who = { device, name: name === null || name.name === '' ? null : name.name }
    if (refused > 0) problems.push({ code: 'refused', ...who, lines: refused })
    if (newest === null) continue
    const time = timeOfClock(newest)
    const at = new Date(time).toISOString()
    members.push({ ...who, own: own.has(device), newest: at, notes: notes.size })
    if (time > now + DAY) problems.push({ code: 'ahead', ...who, until: at })
    if (time < now - YEAR && !own.has(device)) problems.push({ code: 'away', ...who, since: at })
  }
  members.sort((a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : a.device < b.device ? -1 : 1))
  return { members, problems }
}

/** What is to be said of the files themselves. */
export function describeFiles(files: ReadonlyMap<string, SeenFile>): readonly SharingProblem[] {
  const problems: SharingProblem[] = []
  for (const [file, { partial, damaged, newer, foreign }] of files) {
    if (foreign) problems.push({ code: 'foreign', file })
    if (partial) problems.push({ code: 'partial', file })
    if (damaged > 0) problems.push({ code: 'damaged', file, lines: damaged })
    if (newer > 0) problems.push({ code: 'newer', file, lines: newer })
  }
  return problems
}
