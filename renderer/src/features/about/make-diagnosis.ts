import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { StartMark } from '#shared/contract/start-mark.ts'
import type { Fault, ServiceFacts } from '#shared/diagnostics/service-facts.ts'
import type { NotesSnapshot } from '../../data/note-store.ts'
import type { Settings } from '../../workspace/settings.ts'

/** What a diagnosis is made from. */
export interface Gathered {
  /** ISO 8601. */
  readonly at: string
  readonly program: Pick<CallOutput<'program.describe'>, 'name' | 'version' | 'host'>
  readonly service: ServiceFacts
  readonly catalogue: EditionCatalogue
  readonly editions: number
  /** The check of every file; null where it did not come to its end. */
  readonly check: CallOutput<'verification.look'>['result']
  readonly notes: NotesSnapshot
  readonly settings: Settings
  readonly marks: readonly StartMark[]
  readonly faults: readonly Fault[]
  readonly window: {
    readonly browser: string
    readonly language: string
    /** CSS pixels, and how many of the screen's each is. */
    readonly width: number
    readonly height: number
    readonly pixelRatio: number
    /** Of all that the window keeps, in bytes; null where the browser does not say. */
    readonly kept: number | null
  }
}

/** Settings that are one of a few given values. What a person wrote themselves is not among them; one that is added later is left out until it is named here. */
const SETTINGS = [
  'theme',
  'density',
  'textSize',
  'measure',
  'leading',
  'authorAsked',
  'notePreview',
  'leftOpen',
  'rightOpen',
  'sheetOpen',
  'hitsOpen',
  'showFurniture',
  'outlineOpen',
  'scrollTogether',
  'printNotes',
  'keepDeleted',
  'keepSearchLog',
  'welcomed',
  'keepRecent',
] as const satisfies readonly (keyof Settings)[]

function tally(keys: readonly string[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const key of keys) sums[key] = (sums[key] ?? 0) + 1
  return sums
}

function countNotes({ notes, items, people, gone, saving, damage, littleSpace, readOnly, compared }: NotesSnapshot) {
  const live = notes.filter(({ trashedAt }) => trashedAt === null)
  return {
    live: live.length,
    trashed: notes.length - live.length,
    removedForGood: gone.size,
    private: live.filter((note) => note.private === true).length,
    writtenApart: live.filter((note) => note.conflicts !== undefined).length,
    withTags: live.filter(({ tags }) => tags.length > 0).length,
    charactersOfText: live.reduce((sum, { body }) => sum + body.length, 0),
    beside: tally(items.map(({ kind }) => kind)),
    devicesWithAName: people.size,
    saving: saving.state,
    comparedWithTheRecord: compared,
    unreadablePlaces: damage.length,
    littleSpace,
    readOnly: readOnly !== null,
  }
}

function describeCheck(check: Gathered['check']) {
  if (check === null) return 'not finished'
  return { files: check.files, bytes: check.bytes, problems: tally(check.problems.map(({ code }) => code)) }
}

/** The content of a diagnostics file, as JSON: versions, sizes, counts, codes. Nothing in it was written or named by a person. */
export function makeDiagnosis(from: Gathered): string {
  const { service, catalogue, settings } = from
  const diagnosis = {
    made: from.at,
    program: { ...from.program, commit: service.commit, versions: service.versions },
    system: service.system,
    window: from.window,
    profile: service.profile,
    record: service.journal,
    backups: service.backups,
    archives: service.archives,
    // Whose archive it is says what a person works on: that of the program is public, and known by its digest.
    edition: {
      id: catalogue.edition.id,
      of: from.editions,
      digest:
        service.archives?.bundledInUse === true ? catalogue.edition.digest : 'of an archive that did not come with the program',
      sources: catalogue.sources.length,
      unreadableSources: catalogue.unreadable.length,
      signatories: catalogue.signatories.signatories.length,
      recommendations: catalogue.recommendations.length,
      claims: catalogue.claims?.claims.length ?? null,
      check: describeCheck(from.check),
    },
    notes: countNotes(from.notes),
    settings: Object.fromEntries(SETTINGS.map((name) => [name, settings[name]])),
    faults: { ofTheService: service.faults, ofTheWindow: from.faults },
    start: {
      service: service.start.map(({ name, at }) => `${Math.round(at)} ms ${name}`),
      window: from.marks.map(({ name, at }) => `${Math.round(at)} ms ${name}`),
    },
  }
  return `${JSON.stringify(diagnosis, null, 2)}\n`
}
