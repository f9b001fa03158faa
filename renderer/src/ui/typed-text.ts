import { useState } from 'react'

/** A field whose text is kept in the address, and what of its text is on the way there. */
export interface TypedField {
  readonly text: string
  /** What the address held when it was last looked at. */
  readonly seen: string
  /** What was written into the address since, and has not been seen there yet. */
  readonly sent: readonly string[]
}

export function afterTyping(field: TypedField, text: string): TypedField {
  return { ...field, text, sent: text === field.seen ? [] : [...field.sent, text] }
}

/**
 * The field once the router says `kept`: what was typed before then changes nothing, and of several texts only the last may arrive. What the address itself does not
 * hold any more (`address`) changes nothing either: the router is going to say something else.
 */
export function afterAddress(field: TypedField, kept: string, address: string): TypedField {
  if (kept === field.seen || kept !== address) return field
  const arrived = field.sent.indexOf(kept)
  return arrived === -1 ? { text: kept, seen: kept, sent: [] } : { ...field, seen: kept, sent: field.sent.slice(arrived + 1) }
}

/** What the address itself holds now under a name; the router tells it a moment later, and may for a moment tell what it held before. */
function inAddress(name: string): string {
  return new URLSearchParams(window.location.hash.replace(/^[^?]*/, '')).get(name) ?? ''
}

/**
 * The text of a field that is kept in the address under a name. The router follows a moment after the typing, and until then would put back what the field held before: so the
 * field shows what was typed, and what the router says only where the address itself holds it. `kept` is what the router says, `keep` writes into the address.
 */
export function useTypedText(
  name: string,
  kept: string,
  keep: (text: string) => void,
): readonly [text: string, type: (text: string) => void] {
  const [last, setField] = useState<TypedField>({ text: kept, seen: kept, sent: [] })
  const field = afterAddress(last, kept, inAddress(name))
  if (field !== last) setField(field)
  const type = (text: string) => {
    setField((before) => afterTyping(before, text))
    keep(text)
  }
  return [field.text, type]
}
