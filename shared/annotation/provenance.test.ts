import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { anchorTarget } from './anchor-target.ts'
import { createTarget } from './create-target.ts'
import { editedText, KINDS, readsTheSame } from './testing/edited-texts.ts'

const archive = archiveIdSchema.parse('info:test')
const source = sourceIdSchema.parse('s')
const edition = editionIdSchema.parse('v1')

/** Texts of each kind, each with up to eight edits and twelve passages. */
const TEXTS = 250

describe('where every word of a text is known', () => {
  test.each(KINDS.map((kind) => [kind.name, kind] as const))('follows no passage to another one: %s', (_, kind) => {
    const count = { followed: 0, judged: 0 }
    for (let seed = 0; seed < TEXTS; seed++) {
      const { before, after, passages } = editedText(kind, seed, { edits: 8, passages: 12 })
      for (const { range, place } of passages) {
        const target = createTarget({ archive, source, edition, text: before, textSha512: 'a'.repeat(128), range })
        for (const madeIn of [before, null]) {
          const anchor = anchorTarget(after, 'b'.repeat(128), target, madeIn)
          count.judged++
          if (anchor.state !== 'exact' && anchor.state !== 'moved') continue
          count.followed++
          if (anchor.range.start === place?.start || readsTheSame(before, range, after, anchor.range)) continue
          const found = `${after.slice(Math.max(anchor.range.start - 60, 0), anchor.range.start)}[${target.exact}]`
          expect.fail(
            `text ${seed}, “${target.exact}” at ${range.start} (${madeIn === null ? 'alone' : 'with its text'}) was followed to: ${found}`,
          )
        }
      }
    }
    // Who always asks makes no mistake either.
    expect(count.followed).toBeGreaterThan(count.judged / 2)
  })
})
