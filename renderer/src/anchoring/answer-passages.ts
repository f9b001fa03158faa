import { anchorTarget } from '#shared/annotation/anchor-target.ts'
import { createTarget } from '#shared/annotation/create-target.ts'
import type { PassageAnswer, PassageRequest } from './passage-messages.ts'

/** So many are answered at once, so that whoever waits sees how far it is. */
const AT_ONCE = 100

function* partsOf<T>(list: readonly T[]): Generator<{ readonly items: readonly T[]; readonly last: boolean }> {
  if (list.length === 0) yield { items: list, last: true }
  for (let at = 0; at < list.length; at += AT_ONCE)
    yield { items: list.slice(at, at + AT_ONCE), last: at + AT_ONCE >= list.length }
}

function* answersTo(request: PassageRequest): Generator<PassageAnswer> {
  const { id, text } = request
  switch (request.call) {
    case 'anchor':
      for (const { items, last } of partsOf(request.targets)) {
        yield { id, last, anchors: items.map((target) => anchorTarget(text.text, text.sha512, target, request.madeIn)) }
      }
      return
    case 'make-targets': {
      const { source, archive, edition } = request
      for (const { items, last } of partsOf(request.ranges)) {
        const make = (range: (typeof items)[number]) =>
          createTarget({ source, archive, edition, text: text.text, textSha512: text.sha512, range })
        yield { id, last, targets: items.map(make) }
      }
    }
  }
}

/** Answers a request part by part. A fault ends it with what went wrong. */
export function* answerPassages(request: PassageRequest): Generator<PassageAnswer> {
  try {
    yield* answersTo(request)
  } catch (error) {
    yield { id: request.id, last: true, failure: error instanceof Error ? error.message : String(error) }
  }
}
