import { useMemo } from 'react'
import type { ReaderPlace } from '../features/reader/reader-place.ts'
import type { Hits } from '../features/reader/use-hits.ts'
import type { BesidePlace } from '../places/places.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { Page } from '../ui/page.tsx'
import { Working } from '../ui/working.tsx'
import { words, writeSentence } from '../words/words.ts'
import { ReadingProvider } from '../workspace/reading.tsx'
import { useOutcome } from '../workspace/use-outcome.ts'
import { EditionProvider, useEdition, useServices, useSource, useText } from '../workspace/workspace.tsx'
import { OpenSource, type PaneLinks } from './open-source.tsx'
import { useVisits } from './use-visits.ts'

interface BesideSourceProps {
  readonly place: BesidePlace
  readonly links: PaneLinks
}

/** A search belongs to the first text: the one beside it has no hits. */
const NO_HITS: Hits = { known: true, ranges: [], current: -1, moved: false, block: null, go: () => false }

/** The text beside the first one, with its own edition around it. */
export function BesideSource({ place, links }: BesideSourceProps) {
  const { archive } = useServices()
  const opened = useEdition()
  const known = opened.editions.some(({ id }) => id === place.edition)
  const catalogue = useOutcome(place.edition, () => archive.edition(place.edition))
  if (!known) return <NoSuchText />
  switch (catalogue.state) {
    case 'loading':
      return (
        <Page>
          <Working what={words.archive.readingEdition} />
        </Page>
      )
    case 'failed':
      return (
        <Page>
          <Banner
            tone="error"
            title={words.archive.textFailed}
            actions={<Button onPress={catalogue.retry}>{words.program.retry}</Button>}
          >
            <p>{writeSentence(catalogue.failure.message)}</p>
          </Banner>
        </Page>
      )
    case 'ready':
      return (
        <EditionProvider edition={{ ...opened, catalogue: catalogue.value, id: place.edition }}>
          <ReadingProvider>
            <Text place={place} links={links} />
          </ReadingProvider>
        </EditionProvider>
      )
  }
}

function NoSuchText() {
  return (
    <Page>
      <EmptyPlace title={words.reading.besideMissing} hint={words.reading.besideMissingHint} />
    </Page>
  )
}

function Text({ place, links }: BesideSourceProps) {
  const { catalogue } = useEdition()
  const source = useSource(place.source)
  const unreadable = catalogue.unreadable.some((item) => item.source === place.source)
  const text = useText(place.source, place.edition)
  const { second: visit } = useVisits()
  const { block } = place
  const readerPlace = useMemo<ReaderPlace>(
    () => ({ block: block ?? null, note: null, query: '', asTyped: false, enter: null, visit, passage: null }),
    [block, visit],
  )
  if (source === null && !unreadable) return <NoSuchText />
  return (
    <OpenSource id={place.source} source={source} text={text} place={readerPlace} hits={NO_HITS} titleMarks={[]} links={links} />
  )
}
