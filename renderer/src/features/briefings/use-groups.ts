import { useEffect, useRef } from 'react'
import type { DocumentPart } from '#shared/briefing/briefing-document.ts'
import { groupParts } from './group-parts.ts'

type Groups = readonly (readonly DocumentPart[])[]

/** The parts of a document in pieces that are drawn one by one; a piece in which nothing changed is the same list as it was last. */
export function useGroups(parts: readonly DocumentPart[]): Groups {
  const last = useRef<Groups>([])
  const groups = groupParts(parts, last.current)
  useEffect(() => {
    last.current = groups
  })
  return groups
}
