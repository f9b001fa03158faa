import { extname } from 'node:path'

const LONGEST = 255
const LANGUAGE = 'en-GB'

/** As much of a name as fits, cut between two characters. `bytes` are those of UTF-8. */
function cut(stem: string, bytes: number): string {
  let kept = ''
  let length = 0
  for (const character of stem) {
    length += Buffer.byteLength(character, 'utf8')
    if (length > bytes) break
    kept += character
  }
  return kept.trimEnd()
}

/** Names for the file that an export replaces, the plainest first: `Title (before 30 November 2026 19.30).md`. A colon is in no name that Windows takes. */
export function* backupNames(name: string, now: Date): Generator<string> {
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  const day = now.toLocaleDateString(LANGUAGE, { day: 'numeric', month: 'long', year: 'numeric' })
  const time = `${String(now.getHours()).padStart(2, '0')}.${String(now.getMinutes()).padStart(2, '0')}`
  for (let count = 1; count < 1_000; count++) {
    const end = ` (before ${day} ${time}${count === 1 ? '' : `, ${count}`})${extension}`
    yield cut(stem, LONGEST - Buffer.byteLength(end, 'utf8')) + end
  }
}
