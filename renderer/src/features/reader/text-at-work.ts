import { type RefObject, useEffect, useRef } from 'react'

/** What the keys for a passage do in one text. */
interface TextKeys {
  /** Whether a passage of this text is selected, or the keyboard is in it. */
  isAtWork(): boolean
}

/** The texts in the window, those of two that stand side by side among them: a key has its meaning in each, and is meant for one. */
const texts = new Set<RefObject<TextKeys>>()

/**
 * Gives what finds, of all texts in the window, the one that a key is meant for: where a passage is selected or the focus is, or else this
 * one. It must be asked when the key is pressed.
 */
export function useTextAtWork<K extends TextKeys>(keys: K): () => K {
  const own = useRef<K>(keys)
  own.current = keys
  useEffect(() => {
    texts.add(own)
    return () => {
      texts.delete(own)
    }
  }, [])
  return () => {
    const busy = own.current.isAtWork() ? own : [...texts].find((text) => text.current.isAtWork())
    // Every text registers the same keys.
    return (busy?.current ?? own.current) as K
  }
}
