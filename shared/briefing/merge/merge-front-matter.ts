import { digestOfEntry, type FrontMatterEntry } from './front-matter-entries.ts'

/** What says from what and when a file was made: never a person's to set. */
const FACTS = new Set([
  'date',
  'archive',
  'archive_id',
  'edition',
  'edition_sha512',
  'program',
  'briefing',
  'format',
  'distribution',
])

interface MergedFrontMatter {
  readonly entries: readonly FrontMatterEntry[]
  /** Digests of comments that the program put there. */
  readonly comments: ReadonlySet<string>
  /** Keys that a person set and the program has otherwise now: the person's value stands, the other beside it. */
  readonly conflicts: readonly string[]
}

type KeyEntry = Extract<FrontMatterEntry, { type: 'key' }>

function isKey(entry: FrontMatterEntry): entry is KeyEntry {
  return entry.type === 'key'
}

const PROGRAM_HAS = 'The program has'
const FILE_SAID = 'Before the last export this file said'

/** One line, whatever the value, so that it is read back as one entry. */
function comment(sentence: string, entry: KeyEntry): FrontMatterEntry {
  return { type: 'other', text: `# ${sentence} ${entry.text.replace(/\s*\n\s*/g, ' ')}` }
}

/** The keys of a front matter with the digests of their values. */
export function digestsOfKeys(entries: readonly FrontMatterEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.filter(isKey).map((entry) => [entry.name, digestOfEntry(entry)]))
}

/** What is written for one key of the program, and whether two values still stand beside each other. */
interface MergedKey {
  readonly entries: readonly FrontMatterEntry[]
  readonly state: 'settled' | 'undecided' | 'conflict'
}

function mergeKey(entry: KeyEntry, now: KeyEntry | undefined, base: string | undefined): MergedKey {
  const digest = digestOfEntry(entry)
  const ours = now === undefined ? [] : [now]
  const nowDigest = now === undefined ? null : digestOfEntry(now)
  if (digest === nowDigest || digest === base) return { entries: ours, state: 'settled' }
  if (FACTS.has(entry.name)) return { entries: [...ours, comment(FILE_SAID, entry)], state: 'settled' }
  if (nowDigest === null) return { entries: [entry], state: 'settled' }
  return { entries: [entry], state: nowDigest === base ? 'undecided' : 'conflict' }
}

/**
 * Merges front matter key by key: keys of a person stay with their lines, those of the program are renewed. Where a person set one of the program's, it stays,
 * except what says from what the file was made: there the person's line is kept as a comment.
 */
export function mergeFrontMatter(
  file: readonly FrontMatterEntry[],
  next: readonly FrontMatterEntry[],
  written: { readonly keys: ReadonlyMap<string, string>; readonly comments: ReadonlySet<string> } | null,
): MergedFrontMatter {
  const ours = new Map(next.filter(isKey).map((entry) => [entry.name, entry]))
  const merged = new Map<KeyEntry, MergedKey>()
  const states = new Map<string, MergedKey['state']>()
  for (const entry of file.filter(isKey)) {
    const [now, base] = [ours.get(entry.name), written?.keys.get(entry.name)]
    // The first of equal keys is the one that counts; the others are left as they are.
    if (states.has(entry.name) || (now === undefined && base === undefined)) continue
    const made = mergeKey(entry, now, base)
    merged.set(entry, made)
    states.set(entry.name, made.state)
  }
  const entries: FrontMatterEntry[] = []
  const comments = new Set<string>()
  for (const entry of file) {
    if (isKey(entry)) {
      const made = merged.get(entry)
      entries.push(...(made?.entries ?? [entry]))
      const now = ours.get(entry.name)
      if (made?.state !== 'conflict' || now === undefined) continue
      const said = comment(PROGRAM_HAS, now)
      entries.push(said)
      comments.add(digestOfEntry(said))
      continue
    }
    const digest = digestOfEntry(entry)
    if (!(written?.comments.has(digest) ?? false)) {
      entries.push(entry)
      continue
    }
    // What the program once put beside a person's value goes when that is settled, or when it has another value by now.
    const about = [...states].find(([name]) => entry.text.startsWith(`# ${PROGRAM_HAS} ${name}:`))
    if (about?.[1] !== 'undecided') continue
    entries.push(entry)
    comments.add(digest)
  }
  const missing = [...ours.values()].filter((entry) => {
    if (states.has(entry.name)) return false
    const base = written?.keys.get(entry.name)
    return FACTS.has(entry.name) || base !== digestOfEntry(entry)
  })
  const conflicts = [...states].flatMap(([name, state]) => (state === 'conflict' ? [name] : []))
  return { entries: [...entries, ...missing], comments, conflicts }
}
