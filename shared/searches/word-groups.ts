import type { ArchiveId, SearchItemId } from '../archive/ids.ts'
import type { KeptItem } from '../items/kept-item.ts'
import type { OtherWords } from '../search/other-words.ts'
import { splitWords } from '../search/split-words.ts'
import { foldText } from '../text/fold-text.ts'
import { OTHER_WORDS_LIMITS } from './other-words-limits.ts'
import type { WordGroup } from './search-item.ts'

const BUNDLED = 'info:campaign-archive/child-safety-open-letter-2021'

/** The groups that an archive starts with. Once a person changes one, what they made of it stands in its place. */
const STARTING: readonly { readonly archive: string; readonly id: string; readonly words: readonly string[] }[] = [
  { archive: BUNDLED, id: 'f56f9d0d-bd2f-4cd3-a72a-46dd5a3e8ec8', words: ['CSAM', 'child sexual abuse material'] },
  { archive: BUNDLED, id: '98368a24-5853-4f50-b028-02065cf81395', words: ['E2EE', 'end-to-end encryption'] },
]

function startingGroups(archive: ArchiveId): WordGroup[] {
  return STARTING.filter((group) => group.archive === archive).map(({ id, words }, index) => ({
    kind: 'words',
    id: id as SearchItemId,
    archive,
    words: [...words],
    on: true,
    // Before every group that a person makes.
    createdAt: new Date(index).toISOString(),
    removedAt: null,
  }))
}

/** The group of an archive that it starts with, as long as nobody has changed it; undefined for any other. */
export function startingGroup(id: SearchItemId): WordGroup | undefined {
  const found = STARTING.find((group) => group.id === id)
  return found === undefined ? undefined : startingGroups(found.archive as ArchiveId).find((group) => group.id === id)
}

/** The groups of an archive: those that it starts with, as the person has left them, then their own, oldest first. Without those removed. */
export function wordGroupsOf(archive: ArchiveId, items: readonly KeptItem[]): readonly WordGroup[] {
  const own = items.filter((item) => item.kind === 'words').filter((group) => group.archive === archive)
  const known = new Set(own.map(({ id }) => id))
  return [...startingGroups(archive).filter(({ id }) => !known.has(id)), ...own]
    .filter(({ removedAt }) => removedAt === null)
    .sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1))
}

/** What a search is given: the groups that are switched on. */
export function otherWordsOf(groups: readonly WordGroup[]): readonly OtherWords[] {
  return groups.filter(({ on }) => on).map(({ words }) => words)
}

/** Why words are no group. `word` is as it was written. */
export type WordGroupFault =
  | { readonly code: 'single' }
  | { readonly code: 'too-many-words' }
  | { readonly code: 'too-many-groups' }
  | { readonly code: 'empty' }
  | { readonly code: 'nothing-to-look-for'; readonly word: string }
  | { readonly code: 'too-long'; readonly word: string }
  | { readonly code: 'twice'; readonly word: string }
  | { readonly code: 'in-other-group'; readonly word: string; readonly group: readonly string[] }

/** As searches compare words. */
function comparable(word: string): string {
  return splitWords(foldText(word).folded)
    .map((part) => part.word)
    .join(' ')
}

/**
 * Looks whether words make a group beside the `others` of the same archive; null where they do. Words that differ only in case, accents or
 * punctuation are the same word. A word stands in one group: otherwise nobody could say what stands for what.
 */
export function checkWordGroup(words: readonly string[], others: readonly WordGroup[]): WordGroupFault | null {
  if (words.some((word) => word.trim() === '')) return { code: 'empty' }
  if (words.length < 2) return { code: 'single' }
  if (words.length > OTHER_WORDS_LIMITS.words) return { code: 'too-many-words' }
  if (others.length >= OTHER_WORDS_LIMITS.groups) return { code: 'too-many-groups' }
  const seen = new Set<string>()
  for (const word of words) {
    if (word.length > OTHER_WORDS_LIMITS.wordLength) return { code: 'too-long', word }
    const key = comparable(word)
    if (key === '') return { code: 'nothing-to-look-for', word }
    if (seen.has(key)) return { code: 'twice', word }
    seen.add(key)
  }
  for (const group of others) {
    const known = new Set(group.words.map(comparable))
    const word = words.find((item) => known.has(comparable(item)))
    if (word !== undefined) return { code: 'in-other-group', word, group: group.words }
  }
  return null
}

/** The words that a person wrote into one field, apart by line ends or semicolons; empty pieces at the end are not counted. */
export function readWords(text: string): string[] {
  const words = text.split(/[;\n]/).map((word) => word.trim())
  while (words.length > 0 && words.at(-1) === '') words.pop()
  return words
}
