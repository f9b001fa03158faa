import { useCallback, useMemo, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { AddressKey } from '../features/reader/use-reading-position.ts'
import { type BesidePlace, readBeside } from '../places/places.ts'
import { words } from '../words/words.ts'
import type { OpenText } from '../workspace/archive-reader.ts'
import { sourceTitle } from '../workspace/source-words.ts'
import { useOutcome } from '../workspace/use-outcome.ts'
import { useEdition, useServices } from '../workspace/workspace.tsx'
import type { PaneLinks } from './open-source.tsx'

export interface Beside {
  readonly place: BesidePlace | null
  readonly names: { readonly first: string; readonly second: string }
  readonly first: PaneLinks
  readonly second: PaneLinks
  /** The text beside, where it is the same source, so that both can be scrolled together. */
  readonly other: OpenText | null
  readonly choosing: boolean
  endChoosing(): void
  pathTo(edition: EditionId, source: SourceId): string
  close(): void
}

/** The address as it stands in the window: scrolling writes into it without the router. */
function addressNow(): { readonly path: string; readonly query: URLSearchParams } {
  const [path = '', search = ''] = window.location.hash.slice(1).split('?')
  return { path, query: new URLSearchParams(search) }
}

/** What is shown of a place only once: a search, a passage, a note. */
const ONCE = ['q', 'typed', 'enter', 'passage', 'note']

function withBlock(query: URLSearchParams, key: AddressKey, block: BlockId): string {
  const next = new URLSearchParams(query)
  if (key === 'at') for (const name of ONCE) next.delete(name)
  next.set(key, block)
  return next.toString()
}

/** The text beside the one that is read: which one it is, where links of either lead, and how it comes and goes. */
export function useBeside(source: SourceId): Beside {
  const { archive } = useServices()
  const { id: edition, catalogue, editions } = useEdition()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [query] = useSearchParams()
  const [choosing, setChoosing] = useState(false)
  const endChoosing = useCallback(() => setChoosing(false), [])
  const place = useMemo(() => readBeside(query), [query])
  const paired = place !== null

  const sameSource = place?.source === source
  const there = useOutcome(`${place?.edition} ${place?.source}`, async () =>
    place === null || !editions.some(({ id }) => id === place.edition)
      ? succeed(null)
      : await archive.text(place.edition, place.source),
  )
  const other = there.state === 'ready' ? there.value : null
  const canFollow = sameSource && other !== null

  const nameOf = (at: { readonly edition: EditionId; readonly source: SourceId }) => {
    const summary = catalogue.sources.find(({ id }) => id === at.source)
    const title = summary === undefined ? at.source : sourceTitle(summary).text
    if (sameSource) return words.archive.edition(at.edition)
    return place?.edition === edition ? title : `${title}, ${words.archive.edition(at.edition)}`
  }
  const names = { first: nameOf({ edition, source }), second: place === null ? '' : nameOf(place) }

  const links = (key: AddressKey): PaneLinks => ({
    name: paired ? (key === 'at' ? names.first : names.second) : null,
    addressKey: key,
    linkTo: (block) => `${pathname}?${withBlock(query, key, block)}`,
    onGo(block) {
      const now = addressNow()
      void navigate(`${now.path}?${withBlock(now.query, key, block)}`, { state: { pane: key === 'at' ? 'first' : 'second' } })
    },
    onBeside: paired ? null : () => setChoosing(true),
  })
  // They are handed to thousands of blocks: made anew only with the address.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow from what is listed.
  const [first, second] = useMemo(() => [links('at'), links('beside-at')] as const, [pathname, query, navigate, catalogue])

  return {
    place,
    names,
    first,
    second,
    other: canFollow ? other : null,
    choosing,
    endChoosing,
    pathTo(besideEdition, besideSource) {
      const now = addressNow()
      now.query.set('beside', `${besideEdition}.${besideSource}`)
      now.query.delete('beside-at')
      return `${now.path}?${now.query.toString()}`
    },
    close() {
      const now = addressNow()
      now.query.delete('beside')
      now.query.delete('beside-at')
      const text = now.query.toString()
      void navigate(`${now.path}${text === '' ? '' : `?${text}`}`, { state: { pane: 'second' } })
    },
  }
}
