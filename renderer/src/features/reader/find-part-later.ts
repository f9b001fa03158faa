import { type ComponentType, useEffect, useState } from 'react'
import type { FindPartProps } from './find-part.tsx'

let loaded: ComponentType<FindPartProps> | null = null

export async function loadFindPart(): Promise<ComponentType<FindPartProps>> {
  loaded ??= (await import('./find-part.tsx')).FindPart
  return loaded
}

/** Comes right after the page: once it is here it opens in the moment the key is pressed, and the next key already belongs to it. */
export function useFindPart(wanted: boolean): ComponentType<FindPartProps> | null {
  const [part, setPart] = useState(() => loaded)
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    if (wanted && part === null) loadFindPart().then((next) => setPart(() => next), setFault)
  }, [wanted, part])
  if (fault !== null) throw fault
  return part ?? loaded
}
