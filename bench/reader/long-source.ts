import { createTarget } from '../../shared/annotation/create-target.ts'
import { targetRange } from '../../shared/annotation/target-range.ts'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../../shared/archive/ids.ts'
import type { Change, Clock } from '../../shared/notes/change.ts'
import { nextClock } from '../../shared/notes/clock.ts'
import { COLOURS } from '../../shared/notes/colours.ts'
import type { TextRange } from '../../shared/text/text-range.ts'
import { createRandom, type Random } from '../search/random.ts'

/** Of the first source that `generateArchive` writes, in its first edition. */
export const ADDRESS = '/v1/source/statement-000000'
const ARCHIVE = archiveIdSchema.parse('info:campaign-archive/generated')

/** A text of so many paragraphs, one a line, of about `size` characters in all, in words of the bundled texts. */
export function makeText(paragraphs: number, size: number, vocabulary: readonly string[], random: Random): string {
  const lines = ['A long source']
  const length = size / paragraphs - 1
  for (let number = 1; number <= paragraphs; number += 1) {
    // Most paragraphs are short, some run over many lines.
    const wanted = length * (random.below(5) === 0 ? 2.6 : 0.6)
    let line = `${number}.`
    while (line.length < wanted) line += ` ${random.pick(vocabulary)}`
    lines.push(line)
  }
  return `${lines.join('\n')}\n`
}

/** Passages of a few words up to some paragraphs; some lie on others. */
export function drawPassages(text: string, count: number, random: Random): TextRange[] {
  return Array.from({ length: count }, () => {
    const start = text.indexOf(' ', random.below(text.length - 1_000)) + 1
    const end = text.indexOf(' ', start + random.pick([8, 20, 40, 80, 120, 250]))
    const range = targetRange(text, { start, end })
    if (range === null) throw new RangeError(`${start} to ${end} cannot be marked`)
    return range
  })
}

/** What a person has done to make these notes: the lines of a journal. */
export function makeChanges(text: string, textSha512: string, passages: readonly TextRange[], random: Random): Change[] {
  const place = { archive: ARCHIVE, source: sourceIdSchema.parse('statement-000000'), edition: editionIdSchema.parse('v1') }
  const now = Date.UTC(2026, 0, 2)
  const at = new Date(now).toISOString()
  let clock: Clock | null = null
  return passages.map((range, number) => {
    clock = nextClock(clock, now, '0a0b0c0d')
    const name = (kind: number) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
    return {
      format: 1,
      id: name(1),
      clock,
      note: noteIdSchema.parse(name(2)),
      fields: {
        target: createTarget({ ...place, text, textSha512, range }),
        body: number % 2 === 0 ? '' : `Compare with what they said **before**, and ask again (${number}).`,
        colour: random.pick(COLOURS),
        tags: number % 3 === 0 ? ['figure'] : [],
        author: null,
        createdAt: at,
        modifiedAt: at,
        trashedAt: null,
        status: 'open',
        formerTargets: [],
        staysFor: [],
      },
    }
  })
}

export function randomFrom(seed: number): Random {
  return createRandom(seed)
}
