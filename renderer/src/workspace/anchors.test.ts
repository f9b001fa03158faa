import { describe, expect, test } from 'vitest'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { ArchiveId, EditionId, NoteId, SourceId } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { PassageNote } from '#shared/notes/note.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import { answerPassages } from '../anchoring/answer-passages.ts'
import type { PassageClient } from '../anchoring/passage-client.ts'
import { anchorsOfText } from './anchors.ts'
import type { ArchiveReader, OpenText } from './archive-reader.ts'

const source = 'letter' as SourceId

function openText(edition: string, text: string): OpenText {
  const sha512 = String(text.length).padStart(128, '0')
  // What the lookup does not ask for is left out.
  return {
    source,
    edition: edition as EditionId,
    text,
    sha512,
    offsets: createOffsetMap(text),
    blocks: [],
  } as unknown as OpenText
}

const before = openText('v1', 'Keep this sentence as it is. More than 50 groups signed. The last one stays.')
const after = openText('v2', 'New first line. Keep this sentence as it is. More than 60 groups signed. The last one stays.')
const archive: Pick<ArchiveReader, 'text'> = {
  text: async (edition) => (edition === 'v1' ? succeed(before) : fail('edition-unknown', 'not held')),
}
/** Answers as the worker does. */
const passages: Pick<PassageClient, 'anchor'> = {
  async anchor(asking, onPart) {
    const answers = [...answerPassages({ ...asking, call: 'anchor', id: 1 })]
    const found = answers.flatMap((answer) => ('anchors' in answer ? answer.anchors : []))
    onPart?.(found)
    return found
  },
}

let made = 0
function noteOn(open: OpenText, words: string): PassageNote {
  made += 1
  const start = open.text.indexOf(words)
  const target = createTarget({
    archive: 'info:a' as ArchiveId,
    source,
    edition: open.edition,
    text: open.text,
    textSha512: open.sha512,
    range: { start, end: start + words.length },
  })
  const at = `2026-01-01T00:00:${String(made).padStart(2, '0')}.000Z`
  return {
    id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}` as NoteId,
    target,
    body: '',
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

describe('the notes on a text', () => {
  test('those made in it have their places at once, in the order of the text', () => {
    const notes = [noteOn(before, 'The last one'), noteOn(before, 'Keep this'), noteOn(before, '50 groups')]
    const list = anchorsOfText(before).list(notes)
    expect(list.map(({ note, anchor }) => [note.target.exact, anchor.state])).toEqual([
      ['Keep this', 'exact'],
      ['50 groups', 'exact'],
      ['The last one', 'exact'],
    ])
  })

  test('those made in another text come when they were looked up, and whoever shows them is told', async () => {
    const anchors = anchorsOfText(after)
    const notes = [
      noteOn(before, 'More than 50 groups signed.'),
      noteOn(before, 'Keep this sentence'),
      noteOn(after, 'first line'),
    ]
    let told = 0
    anchors.subscribe(() => {
      told += 1
    })
    expect(anchors.list(notes).map(({ note }) => note.target.exact)).toEqual(['first line'])
    await anchors.lookUp(notes, { archive, passages })
    expect(told).toBe(1)
    expect(anchors.list(notes).map(({ note, anchor }) => [note.target.exact, anchor.state])).toEqual([
      ['first line', 'exact'],
      ['Keep this sentence', 'moved'],
      ['More than 50 groups signed.', 'reworded'],
    ])
  })

  test('a note whose words were changed keeps its place, and the others stay the same objects', async () => {
    const anchors = anchorsOfText(after)
    const [first, second] = [noteOn(before, 'Keep this sentence'), noteOn(before, 'The last one')]
    await anchors.lookUp([first, second], { archive, passages })
    const [one, two] = anchors.list([first, second])
    const written: PassageNote = { ...first, body: 'Written since.' }
    const [oneNow, twoNow] = anchors.list([written, second])
    expect(oneNow).toEqual({ note: written, anchor: one?.anchor })
    expect(twoNow).toBe(two)
    const nothingToAsk: typeof passages = { anchor: () => Promise.reject(new Error('asked again')) }
    await expect(anchors.lookUp([written, second], { archive, passages: nothingToAsk })).resolves.toBeUndefined()
  })

  test('a note that stays on its edition has no passage in another, and is not looked up', () => {
    const note: PassageNote = { ...noteOn(before, 'Keep this'), staysFor: [after.sha512] }
    expect(anchorsOfText(after).list([note])[0]?.anchor).toEqual({ state: 'missing' })
  })

  test('without the worker the notes are shown all the same', async () => {
    const anchors = anchorsOfText(after)
    const note = noteOn(before, 'Keep this sentence')
    await anchors.lookUp([note], { archive, passages: { anchor: () => Promise.reject(new Error('no worker')) } })
    expect(anchors.list([note])[0]?.anchor.state).toBe('moved')
  })
})
