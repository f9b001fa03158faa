import { expect, test } from 'vitest'
import type { ArchiveId, EditionId, SourceId } from '#shared/archive/ids.ts'
import { answerPassages } from './answer-passages.ts'
import { createPassageClient, type PassageWorker } from './passage-client.ts'
import type { PassageAnswer, PassageRequest } from './passage-messages.ts'

const old = {
  text: Array.from({ length: 250 }, (_, n) => `Paragraph ${n} speaks of matter ${n} alone.`).join('\n'),
  sha512: '1'.repeat(128),
}
const later = { text: `A new first line.\n${old.text.replace('matter 7 alone', 'matter 8 alone')}`, sha512: '2'.repeat(128) }
const ids = { source: 'letter' as SourceId, archive: 'info:a' as ArchiveId, edition: 'v1' as EditionId }
const lines = [...old.text.matchAll(/.+/g)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }))

/** Answers as the worker does, when the caller has gone on. */
function workerHere(answer: (request: PassageRequest) => Iterable<PassageAnswer> = answerPassages): PassageWorker {
  const listeners: ((event: MessageEvent<PassageAnswer>) => void)[] = []
  return {
    postMessage: (request) =>
      queueMicrotask(() => {
        for (const data of answer(request)) for (const listener of listeners) listener({ data } as MessageEvent<PassageAnswer>)
      }),
    terminate: () => undefined,
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.push(listener as (typeof listeners)[number])
    },
  }
}

test('makes targets and finds them in another text, telling how far it is', async () => {
  const client = createPassageClient(() => workerHere())
  const targets = await client.makeTargets({ ...ids, text: old, ranges: lines })
  expect(targets.map(({ exact }) => exact)).toEqual(old.text.split('\n'))
  const parts: number[] = []
  const anchors = await client.anchor({ text: later, madeIn: old.text, targets }, (part) => parts.push(part.length))
  expect(parts).toEqual([100, 100, 50])
  expect(anchors.map(({ state }) => state)).toEqual(targets.map((_, n) => (n === 7 ? 'reworded' : 'moved')))
})

test('a range that cannot be quoted rejects, and what was asked beside it is answered', async () => {
  const client = createPassageClient(() => workerHere())
  const refused = client.makeTargets({ ...ids, text: old, ranges: [{ start: 5, end: 5 }] })
  const made = client.makeTargets({ ...ids, text: old, ranges: lines.slice(0, 1) })
  await expect(refused).rejects.toThrow('cannot be quoted')
  expect(await made).toHaveLength(1)
  expect(await client.makeTargets({ ...ids, text: old, ranges: [] })).toEqual([])
})

test('a worker that breaks rejects all that waits, and the next request has another one', async () => {
  let started = 0
  const client = createPassageClient(() => {
    started += 1
    if (started > 1) return workerHere()
    return {
      postMessage: () => undefined,
      terminate: () => undefined,
      addEventListener: (type: string, listener: unknown) => {
        if (type === 'error')
          queueMicrotask(() => (listener as (event: ErrorEvent) => void)({ message: 'no memory' } as ErrorEvent))
      },
    }
  })
  await expect(client.makeTargets({ ...ids, text: old, ranges: lines })).rejects.toThrow('no memory')
  expect(await client.makeTargets({ ...ids, text: old, ranges: lines.slice(0, 2) })).toHaveLength(2)
})
