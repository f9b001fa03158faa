/** Put at the end of the label of a footnote in the program's version of a part: readers show the first of two definitions of a label for both. */
const OTHER = '-program'
const DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:/gmu
const OTHER_LABEL = new RegExp(`\\[\\^([^\\]\\s]+)${OTHER}\\]`, 'gu')

const labelsOf = (text: string) => new Set(Array.from(text.matchAll(DEFINITION), ([, label = '']) => label))

/** The program's version of a part, to stand beside a person's: footnotes that both define have a label of their own in it. */
export function withOtherLabels(version: string, own: string): string {
  const taken = labelsOf(own)
  const shared = new Set([...labelsOf(version)].filter((label) => taken.has(label)))
  return version.replace(/\[\^([^\]\s]+)\]/gu, (whole, label: string) => (shared.has(label) ? `[^${label}${OTHER}]` : whole))
}

/** The same with the labels that the program gives them: what stands in a file once a person chose that version. */
export function withoutOtherLabels(text: string): string {
  return text.replace(OTHER_LABEL, '[^$1]')
}
