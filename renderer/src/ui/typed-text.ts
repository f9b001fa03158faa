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

/** The field once the address holds `kept`: what was typed before then changes nothing, and of several texts only the last may arrive. */
export function afterAddress(field: TypedField, kept: string): TypedField {
  const arrived = field.sent.indexOf(kept)
  return arrived === -1 ? { text: kept, seen: kept, sent: [] } : { ...field, seen: kept, sent: field.sent.slice(arrived + 1) }
}

/**
 * The text of a field that is kept in the address. The address follows a moment after the typing, and until then would put back what the field held before: so the
 * field shows what was typed, and the address only where it comes to hold something else. `kept` is what the address holds, `keep` writes it there.
 */
export function useTypedText(kept: string, keep: (text: string) => void): readonly [text: string, type: (text: string) => void] {
  const [last, setField] = useState<TypedField>({ text: kept, seen: kept, sent: [] })
  const field = last.seen === kept ? last : afterAddress(last, kept)
  if (field !== last) setField(field)
  const type = (text: string) => {
    setField((before) => afterTyping(before, text))
    keep(text)
  }
  return [field.text, type]
}
