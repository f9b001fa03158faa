import { useCallback } from 'react'
import type { Colour } from '#shared/notes/colours.ts'
import { useColourMeanings } from './colour-meanings.ts'
import { useServices } from './workspace.tsx'

/** Gives a colour a meaning, or with empty words takes it away. It can be undone. */
export function useNameColour(): (colour: Colour, meaning: string) => void {
  const { notes: store, history } = useServices()
  const meanings = useColourMeanings()
  return useCallback(
    (colour, typed) => {
      const meaning = typed.replace(/\s+/g, ' ').trim().slice(0, 40)
      const before = meanings[colour] ?? ''
      if (meaning === before) return
      store.changeItems([{ kind: 'colour', item: colour, fields: { meaning } }])
      history.record({
        what: { kind: 'colour-named', count: 1 },
        notes: [],
        items: [{ kind: 'colour', item: colour, before: { meaning: before }, after: { meaning } }],
      })
    },
    [store, history, meanings],
  )
}
