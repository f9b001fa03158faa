import { useMemo } from 'react'
import type { BlockId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { words } from '../../words/words.ts'
import { useEdition } from '../../workspace/workspace.tsx'

/** The block of a source in which a position lies, in code points; null when none does. */
function blockAt(source: Source, codePoint: number): BlockId | null {
  return source.blocks.find((block) => codePoint >= block.start && codePoint < block.end)?.id ?? null
}

/** Which recommendation a block states, for the first block of each statement. */
export function useBlockLabels(source: Source): ReadonlyMap<BlockId, string> {
  const { catalogue } = useEdition()
  return useMemo(() => {
    const labels = new Map<BlockId, string>()
    for (const { number, passages } of catalogue.recommendations) {
      const stated = passages.find(({ relation, span }) => relation === 'states' && span.source === source.id)
      const block = stated === undefined ? null : blockAt(source, stated.span.start)
      if (block !== null) labels.set(block, words.reader.recommendation(number))
    }
    return labels
  }, [catalogue, source])
}
