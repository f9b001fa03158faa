import type { DocumentPart } from '../briefing-document.ts'

/** `q` and the first digits of the id of a part, so that a part keeps its label wherever it stands. */
const SHORTEST = 8

/**
 * The label of the program's own footnote of each note: short as it can be, unique in the document and none that a person's own words mention. `mentions` says
 * whether they do, of a label in capitals.
 */
export function footnoteLabels(
  parts: readonly DocumentPart[],
  mentions: (label: string) => boolean,
): ReadonlyMap<DocumentPart, string> {
  const notes = parts.flatMap((part) => (part.type === 'note' ? [{ part, hex: part.id.replaceAll('-', '') }] : []))
  const alike = new Map<string, number>()
  for (const { hex } of notes) {
    const short = hex.slice(0, SHORTEST)
    alike.set(short, (alike.get(short) ?? 0) + 1)
  }
  const labels = new Map<DocumentPart, string>()
  const used = new Set<string>()
  for (const { part, hex } of notes) {
    // Those that begin alike have all their digits, so that no label depends on the order of the parts.
    let length = (alike.get(hex.slice(0, SHORTEST)) ?? 0) > 1 ? hex.length : SHORTEST
    const label = () => `q${length <= hex.length ? hex.slice(0, length) : `${hex}-${length}`}`
    while (used.has(label()) || mentions(label().toUpperCase())) length += 1
    used.add(label())
    labels.set(part, label())
  }
  return labels
}
