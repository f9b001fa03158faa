import { removePart } from './edit-query.ts'
import { filtersForAll } from './join-nodes.ts'
import { parseQuery } from './parse-query.ts'

/** A query without the edition that it asks for, so that it can be asked of another one. The rest stays as it was typed. */
export function withoutEdition(text: string): string {
  let rest = text
  for (;;) {
    const asked = filtersForAll(parseQuery(rest).root).find(({ filter }) => filter.name === 'edition')
    if (asked === undefined) return rest
    const next = removePart(rest, asked.range)
    if (next.length >= rest.length) return rest
    rest = next
  }
}
