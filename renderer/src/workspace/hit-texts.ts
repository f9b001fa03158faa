import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId, SignatoryId, SourceId } from '#shared/archive/ids.ts'
import { signatoryText } from '#shared/archive/signatory-text.ts'
import type { SearchHit } from '#shared/search/results.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import type { Host } from '../host/host.ts'
import { noteText } from './note-documents.ts'
import type { SearchedNotes } from './searched-notes.ts'

/** The words of a hit, or why they cannot be shown. */
export type HitText =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'unreadable'; readonly message: string }

/** Finds the words of hits: of passages from the archive, which checks them; of all others from what the window has. */
export interface HitTexts {
  /** By the ids of the hits. Rejects where the archive gives no answer. */
  read(catalogue: EditionCatalogue, hits: readonly SearchHit[]): Promise<ReadonlyMap<string, HitText>>
}

/** How much of the passages that were shown last is kept, in UTF-16 units: a word more finds most of them again. */
const KEPT = 4_000_000
/** What the contract lets one call ask for. */
const AT_ONCE = 200

interface Names {
  readonly titles: ReadonlyMap<SourceId, string>
  readonly signatories: ReadonlyMap<SignatoryId, string>
}

const gone: HitText = { state: 'unreadable', message: 'it is no longer there' }

function read(text: string | undefined): HitText {
  return text === undefined ? gone : { state: 'read', text }
}

export function createHitTexts(host: Pick<Host, 'call'>, notes: Pick<SearchedNotes, 'find'>): HitTexts {
  const named = new WeakMap<EditionCatalogue, Names>()
  const kept = new Map<string, string>()
  let units = 0

  function namesOf(catalogue: EditionCatalogue): Names {
    const known = named.get(catalogue)
    if (known !== undefined) return known
    const names = {
      titles: new Map(
        catalogue.sources.flatMap(({ id, title }) => (title.basis === 'not-stated' ? [] : [[id, title.value] as const])),
      ),
      signatories: new Map(catalogue.signatories.signatories.map((signatory) => [signatory.id, signatoryText(signatory)])),
    }
    named.set(catalogue, names)
    return names
  }

  function keep(key: string, text: string): void {
    if (kept.has(key)) return
    kept.set(key, text)
    units += text.length
    for (const [oldest, old] of kept) {
      if (units <= KEPT || oldest === key) break
      kept.delete(oldest)
      units -= old.length
    }
  }

  function recall(key: string): string | undefined {
    const text = kept.get(key)
    if (text === undefined) return undefined
    kept.delete(key)
    kept.set(key, text)
    return text
  }

  async function readPassages(edition: EditionId, hits: readonly SearchHit[], into: Map<string, HitText>): Promise<void> {
    const keyOf = ({ source, block }: SearchHit) => `${edition}/${source}/${block}`
    const missing: SearchHit[] = []
    for (const hit of hits) {
      const text = recall(keyOf(hit))
      if (text === undefined) missing.push(hit)
      else into.set(hit.id, { state: 'read', text })
    }
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      const asked = missing.slice(at, at + AT_ONCE)
      const passages = asked.flatMap(({ source, block }) => (source === null || block === null ? [] : [{ source, block }]))
      const answer = await host.call('archive.passages', { edition, passages })
      if (!answer.ok) throw new Error(answer.error.message)
      for (const [index, hit] of asked.entries()) {
        const passage = answer.value.passages[index] ?? gone
        into.set(hit.id, passage)
        if (passage.state === 'read') keep(keyOf(hit), passage.text)
      }
    }
  }

  return {
    async read(catalogue, hits) {
      const { titles, signatories } = namesOf(catalogue)
      const texts = new Map<string, HitText>()
      const passages: SearchHit[] = []
      for (const hit of hits) {
        switch (hit.kind) {
          case 'block':
            passages.push(hit)
            break
          case 'source':
            texts.set(hit.id, read(hit.source === null ? undefined : titles.get(hit.source)))
            break
          case 'signatory':
            texts.set(hit.id, read(hit.signatory === null ? undefined : signatories.get(hit.signatory)))
            break
          case 'note': {
            const note = hit.note === null ? null : notes.find(hit.note)
            texts.set(hit.id, note === null ? gone : { state: 'read', text: noteText(note) })
            break
          }
          default:
            assertNever(hit.kind)
        }
      }
      await readPassages(catalogue.edition.id, passages, texts)
      return texts
    },
  }
}
