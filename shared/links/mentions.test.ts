import { describe, expect, test } from 'vitest'
import type { ArchiveId, EditionId, NoteId, RecommendationId } from '../archive/ids.ts'
import type { Note } from '../notes/note.ts'
import { writeDeepLink } from './deep-link.ts'
import { findMentions, linksIn } from './mentions.ts'

const archive = 'info:test(1)' as ArchiveId
const at = '2026-11-21T10:00:00.000Z'

function note(n: number, body: string): Note {
  return {
    id: `b0b0b0b0-0000-4000-8000-00000000000${n}` as NoteId,
    target: { archive, edition: 'v1' as EditionId, about: { kind: 'recommendation', id: 'r1' as RecommendationId }, name: 'One' },
    body,
    colour: 'yellow',
    tags: [],
    author: null,
    createdAt: at,
    modifiedAt: at,
    trashedAt: null,
    status: 'open',
    formerTargets: [],
    staysFor: [],
  }
}

const linkTo = (n: number) => writeDeepLink({ archive, to: { kind: 'note', note: note(n, '').id } })

describe('linksIn', () => {
  test('finds links as they are written in Markdown, in angle brackets, and bare at the end of a sentence', () => {
    const demand = writeDeepLink({
      archive,
      to: { kind: 'recommendation', edition: 'v1' as EditionId, id: 'r1' as RecommendationId },
    })
    const found = linksIn(`See [one](${linkTo(1)} "title"), <${linkTo(2)}>\n> ${demand}\n`)
    expect(found.map(({ to }) => to)).toEqual([
      { kind: 'note', note: note(1, '').id },
      { kind: 'note', note: note(2, '').id },
      { kind: 'recommendation', edition: 'v1', id: 'r1' },
    ])
  })

  test('takes nothing else for one', () => {
    expect(linksIn('https://example.org/campaign-archive campaign-archive://open/ campaign-archive://delete/x')).toEqual([])
  })
})

describe('findMentions', () => {
  test('names for each note the others that link to it, once each', () => {
    const notes = [note(1, ''), note(2, `${linkTo(1)} and ${linkTo(1)}`), note(3, `[x](${linkTo(1)}) [y](${linkTo(2)})`)]
    const found = findMentions(notes)
    expect(found.get(notes[0]?.id as NoteId)).toEqual([notes[1], notes[2]])
    expect(found.get(notes[1]?.id as NoteId)).toEqual([notes[2]])
    expect(found.size).toBe(2)
  })

  test('does not count a note that links to itself', () => {
    expect(findMentions([note(1, linkTo(1))]).size).toBe(0)
  })
})
