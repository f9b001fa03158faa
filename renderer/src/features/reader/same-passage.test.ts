import { describe, expect, test } from 'vitest'
import type { PassageNote } from '#shared/notes/note.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { neighbourHighlight, noteOnExactly } from './same-passage.ts'

/** Only where a note stands matters here. */
function at(name: string, start: number, end: number): AnchoredNote {
  return { note: { body: name } as PassageNote, anchor: { state: 'exact', range: { start, end } } }
}

const missing: AnchoredNote = { note: { body: 'gone' } as PassageNote, anchor: { state: 'missing' } }
const anchored = [at('b', 20, 30), at('a', 5, 10), at('inside', 22, 25), at('b again', 20, 30), missing]

describe('noteOnExactly', () => {
  test('finds the note on exactly the selected words, the newest of several', () => {
    expect(noteOnExactly(anchored, { start: 5, end: 10 })?.body).toBe('a')
    expect(noteOnExactly(anchored, { start: 20, end: 30 })?.body).toBe('b again')
  })

  test('takes no part of a passage for the passage', () => {
    expect(noteOnExactly(anchored, { start: 20, end: 29 })).toBeNull()
    expect(noteOnExactly(anchored, null)).toBeNull()
  })
})

describe('neighbourHighlight', () => {
  test('goes from one highlight to the next in the order of the text, and begins again', () => {
    const walk = (direction: 1 | -1) => {
      let selected = neighbourHighlight(anchored, null, 0, direction)
      const starts: (number | undefined)[] = []
      for (let step = 0; step < 4; step++) {
        starts.push(selected?.start)
        selected = neighbourHighlight(anchored, selected, 0, direction)
      }
      return starts
    }
    expect(walk(1)).toEqual([5, 20, 22, 5])
    expect(walk(-1)).toEqual([22, 20, 5, 22])
  })

  test('begins at the caret', () => {
    expect(neighbourHighlight(anchored, null, 11, 1)).toEqual({ start: 20, end: 30 })
    expect(neighbourHighlight(anchored, null, 11, -1)).toEqual({ start: 5, end: 10 })
    expect(neighbourHighlight(anchored, null, 40, 1)).toEqual({ start: 5, end: 10 })
  })

  test('finds none where there is none', () => {
    expect(neighbourHighlight([missing], null, 0, 1)).toBeNull()
  })
})
