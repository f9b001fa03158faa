import { useState } from 'react'

/**
 * The text of a field that is kept in the address. The address follows a moment after the typing, and until then would put back what the field held before: so the
 * field shows what was typed, and the address only where it comes to hold something else. `kept` is what the address holds, `keep` writes it there.
 */
export function useTypedText(kept: string, keep: (text: string) => void): readonly [text: string, type: (text: string) => void] {
  const [field, setField] = useState<{ readonly text: string; readonly seen: string; readonly sent: readonly string[] }>({
    text: kept,
    seen: kept,
    sent: [],
  })
  let { text } = field
  if (field.seen !== kept) {
    // Of several that were written one after the other, only the last may arrive.
    const arrived = field.sent.indexOf(kept)
    if (arrived === -1) text = kept
    setField({ text, seen: kept, sent: field.sent.slice(arrived === -1 ? field.sent.length : arrived + 1) })
  }
  const type = (typed: string) => {
    setField((last) => ({ ...last, text: typed, sent: typed === last.seen ? [] : [...last.sent, typed] }))
    keep(typed)
  }
  return [text, type]
}
