import { useCallback, useSyncExternalStore } from 'react'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { ColourMeanings } from '#shared/notes/colour-meaning.ts'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import { words } from '../words/words.ts'
import { useServices } from './workspace.tsx'

let last: { readonly items: readonly KeptItem[]; readonly meanings: ColourMeanings } = { items: [], meanings: {} }

/** The same object for as long as no meaning changes: every card and every mark in the margin asks for it. */
function meaningsIn(items: readonly KeptItem[]): ColourMeanings {
  if (last.items === items) return last.meanings
  const meanings: Partial<Record<Colour, string>> = {}
  for (const item of items) if (item.kind === 'colour' && item.meaning !== '') meanings[item.id] = item.meaning
  const same = COLOURS.every((colour) => meanings[colour] === last.meanings[colour])
  last = { items, meanings: same ? last.meanings : meanings }
  return last.meanings
}

export function useColourMeanings(): ColourMeanings {
  const { notes } = useServices()
  return useSyncExternalStore(notes.subscribe, () => meaningsIn(notes.snapshot().items))
}

/** What a colour is called where it is chosen or read out: "yellow", or "figure (yellow)". */
export function colourName(meanings: ColourMeanings, colour: Colour): string {
  const meaning = meanings[colour]
  return meaning === undefined ? words.colours[colour] : words.writing.colourNamed(meaning, words.colours[colour])
}

export function useColourName(): (colour: Colour) => string {
  const meanings = useColourMeanings()
  return useCallback((colour) => colourName(meanings, colour), [meanings])
}
