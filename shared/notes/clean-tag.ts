/**
 * A tag without its sign, with single spaces: what two people would call the same tag is the same tag. At most 100 UTF-16 units; empty where nothing is
 * left. Half a character becomes U+FFFD, as it is shown: a tag stands in addresses, which cannot hold one.
 */
export function cleanTag(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .normalize('NFC')
      .replace(/^[#\s]+/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 100)
      // What the cut above has halved.
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim()
  )
}

/** The tags in what was typed, separated by commas, without those in `already`. */
export function readTags(typed: string, already: readonly string[]): readonly string[] {
  const tags = typed.split(',').map(cleanTag)
  return [...new Set(tags)].filter((tag) => tag !== '' && !already.includes(tag))
}
