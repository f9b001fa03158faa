import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import type { EditionCatalogue, EditionRecord } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { PassageClient } from '../anchoring/passage-client.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'
import type { SearchClient } from '../search-index/search-client.ts'
import type { ArchiveReader, OpenText } from './archive-reader.ts'
import type { Loadable } from './loadable.ts'
import type { NoteHistory } from './note-history.ts'
import type { SearchAnswers } from './search-answers.ts'
import { useOutcome } from './use-outcome.ts'

/** The long-lived parts of the program, made once by main.tsx. */
export interface Services {
  readonly host: Host
  readonly program: CallOutput<'program.describe'>
  readonly archive: ArchiveReader
  readonly notes: NoteStore
  /** What this window can undo. */
  readonly history: NoteHistory
  readonly search: SearchClient
  readonly answers: SearchAnswers
  /** Looks up and makes the targets of notes, beside the window. */
  readonly passages: PassageClient
}

/** The edition being read, and which others there are. */
export interface OpenEdition {
  readonly catalogue: EditionCatalogue
  readonly archive: ArchiveId
  readonly id: EditionId
  readonly current: EditionId
  readonly editions: readonly EditionRecord[]
}

const ServicesContext = createContext<Services | null>(null)
const EditionContext = createContext<OpenEdition | null>(null)

export function ServicesProvider({ services, children }: { readonly services: Services; readonly children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>
}

export function EditionProvider({ edition, children }: { readonly edition: OpenEdition; readonly children: ReactNode }) {
  return <EditionContext value={edition}>{children}</EditionContext>
}

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('ServicesProvider is missing')
  return services
}

export function useEdition(): OpenEdition {
  const edition = useContext(EditionContext)
  if (edition === null) throw new Error('EditionProvider is missing')
  return edition
}

/** The edition, where one could be opened: views that work without an archive use this. */
export function useEditionIfOpen(): OpenEdition | null {
  return useContext(EditionContext)
}

export function useSource(id: SourceId): SourceSummary | null {
  const { catalogue } = useEdition()
  return useMemo(() => catalogue.sources.find((source) => source.id === id) ?? null, [catalogue, id])
}

export function useText(source: SourceId, edition: EditionId): Loadable<OpenText> {
  const { archive } = useServices()
  return useOutcome(`${edition}/${source}`, () => archive.text(edition, source))
}

/** Gives the window the title of what it shows; null leaves it to another part of the window. */
export function useWindowTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return
    document.title = title === '' ? 'Campaign Archive' : `${title} · Campaign Archive`
  }, [title])
}
