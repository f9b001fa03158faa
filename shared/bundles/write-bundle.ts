import { BUNDLE_FORMAT, type BundleHeader, type Sha256 } from './bundle-format.ts'

/** Said in the file itself, for whoever opens it without the program. */
const WHAT =
  'Notes and briefings of Campaign Archive. Each line between the first and the last is one change to one of them, with its own checksum.'

/**
 * A bundle as text: a first line that says what it is, whose and of when, then `lines`, each as it stands in the journal (with its checksum, and
 * with or without its line feed), and a last line with their number and the SHA-256 of everything before it. Lines are separated by line feeds.
 */
export function writeBundle(header: Omit<BundleHeader, 'bundle'>, lines: readonly string[], sha256: Sha256): string {
  const { by, at, archive, program } = header
  const first = JSON.stringify({ bundle: BUNDLE_FORMAT, what: WHAT, by, at, archive, program })
  const text = [first, ...lines].map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('')
  return `${text}${JSON.stringify({ end: BUNDLE_FORMAT, lines: lines.length, sha256: sha256(text) })}\n`
}
