import type { ArchiveIndex } from './compare/archive-index.ts'
import { isWordKey, tokenise } from './compare/tokens.ts'

/** A shorter title may be words that stand in any citation. */
const FEWEST_WORDS = 4
/** Words that begin what compares with another text: what is named after them is not where a quotation comes from. */
const COMPARES = /^[\s[(]*(?:cf|compare|contrast|but see|see also|see, too|pace)\b/iu
const ID = /(?<![\p{L}\p{N}_/-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\p{L}\p{N}_/-])/gu

/** Finds the one source of the archive that a citation names, by its id or by its title; null where it names none, or several. */
export type NamedSource = (citation: string) => string | null

/** Puts the names of all sources in order, once for all citations. */
export function createNamedSource(index: ArchiveIndex): NamedSource {
  const ids = new Set<string>(index.texts.map(({ source }) => source))
  const titles = new Map<string, { readonly source: string; readonly keys: readonly string[] }[]>()
  const wordsOf = (text: string) => tokenise(text).keys.filter(isWordKey)
  const start = (keys: readonly string[], at: number) => keys.slice(at, at + FEWEST_WORDS).join(' ')
  for (const { source, title } of index.texts) {
    const keys = wordsOf(title)
    if (keys.length < FEWEST_WORDS) continue
    const known = titles.get(start(keys, 0))
    if (known === undefined) titles.set(start(keys, 0), [{ source, keys }])
    else known.push({ source, keys })
  }
  return (citation) => {
    if (COMPARES.test(citation)) return null
    const named = new Set((citation.match(ID) ?? []).filter((id) => ids.has(id)))
    if (named.size === 0) {
      const keys = wordsOf(citation)
      for (let at = 0; at + FEWEST_WORDS <= keys.length; at++)
        for (const title of titles.get(start(keys, at)) ?? [])
          if (title.keys.every((key, offset) => keys[at + offset] === key)) named.add(title.source)
    }
    const [only] = named
    return named.size === 1 && only !== undefined ? only : null
  }
}
