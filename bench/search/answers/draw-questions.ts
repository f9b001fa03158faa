import type { BenchDocument } from '../corpus/corpus.ts'
import { describeQuestion, type Question } from '../question.ts'
import type { Random } from '../random.ts'
import { canBeAsked, fold, wordsOf } from './fold.ts'
import type { Vocabulary } from './vocabulary.ts'

export const SUBJECTS = [
  'one word',
  'two words',
  'three or four words',
  'exact phrase',
  'prefix',
  'number',
  'across title and text',
  'across accents',
  'one of two words',
  'a word without another',
] as const
export type Subject = (typeof SUBJECTS)[number]

/** How many of each in 200 mixed ones. */
const MIX: Readonly<Record<Subject, number>> = {
  'one word': 40,
  'two words': 40,
  'three or four words': 40,
  'exact phrase': 30,
  prefix: 20,
  number: 10,
  'across title and text': 5,
  'across accents': 5,
  'one of two words': 5,
  'a word without another': 5,
}

/** Draws questions from the documents themselves, so that each has an answer. */
export interface QuestionDrawer {
  /** Null where the documents give none of this kind. */
  draw(subject: Subject): Question | null
  /** Different questions. */
  drawSome(subject: Subject, count: number): Question[]
  drawMixed(count: number): Question[]
  /** As many words as a sentence that is typed into the box, common ones among them. */
  drawAnyWord(count: number): Question[]
}

export function createQuestionDrawer(
  documents: readonly BenchDocument[],
  vocabulary: Vocabulary,
  random: Random,
): QuestionDrawer {
  const asked = documents.map(({ title, body }) => ({
    title: wordsOf(fold(title)).filter(canBeAsked),
    body: wordsOf(fold(body)),
    accented: wordsOf(body.toLowerCase()).filter((word) => fold(word) !== word && canBeAsked(fold(word))),
  }))
  const total = documents.length
  /** In at least three documents, or one in a thousand, and in at most half. */
  function isMiddling(word: string): boolean {
    const count = vocabulary.get(word) ?? 0
    return canBeAsked(word) && word.length > 1 && count >= Math.max(3, total / 1_000) && count <= total / 2
  }
  const middling = (words: readonly string[]) => [...new Set(words.filter(isMiddling))]

  function take(words: readonly string[], count: number): string[] | null {
    const left = [...words]
    const taken: string[] = []
    while (taken.length < count) {
      const [word] = left.splice(random.below(left.length), 1)
      if (word === undefined) return null
      taken.push(word)
    }
    return taken
  }

  function allOf(words: readonly string[], count: number): Question | null {
    const taken = take(words, count)
    return taken === null ? null : { kind: 'all', words: taken }
  }

  function phrase(words: readonly string[]): Question | null {
    const length = 2 + random.below(4)
    const row = words.slice(random.below(words.length)).slice(0, length)
    return row.length === length && row.every(canBeAsked) ? { kind: 'phrase', words: row } : null
  }

  function tryToDraw(subject: Subject): Question | null {
    const { title, body, accented } = random.pick(asked)
    switch (subject) {
      case 'one word':
        return allOf(middling(body), 1)
      case 'two words':
        return allOf(middling(body), 2)
      case 'three or four words':
        return allOf(middling(body), 3 + random.below(2))
      case 'exact phrase':
        return phrase(body)
      case 'prefix': {
        const taken = take(
          middling(body).filter((word) => word.length >= 6),
          1,
        )
        return taken === null ? null : { kind: 'prefix', start: [...(taken[0] ?? '')].slice(0, 3 + random.below(3)).join('') }
      }
      case 'number':
        return allOf(
          body.filter((word) => /^\p{Nd}{2,}$/u.test(word)),
          1,
        )
      case 'across title and text': {
        const there = new Set(body)
        const left = take(
          middling(title).filter((word) => !there.has(word)),
          1,
        )
        const right = take(middling(body), 1)
        return left === null || right === null ? null : { kind: 'all', words: [...left, ...right] }
      }
      case 'across accents':
        return allOf(accented.map(fold), 1)
      case 'one of two words': {
        const taken = take(middling(body), 2)
        return taken === null ? null : { kind: 'any', words: taken }
      }
      case 'a word without another': {
        const [word, without] = take(middling(body), 2) ?? []
        return word === undefined || without === undefined ? null : { kind: 'without', word, without }
      }
    }
  }

  function draw(subject: Subject): Question | null {
    for (let tries = 0; tries < 500; tries += 1) {
      const question = tryToDraw(subject)
      if (question !== null) return question
    }
    return null
  }

  function drawSome(subject: Subject, count: number): Question[] {
    const drawn = new Map<string, Question>()
    for (let tries = 0; drawn.size < count && tries < count * 5; tries += 1) {
      const question = draw(subject)
      if (question === null) break
      drawn.set(describeQuestion(question), question)
    }
    return [...drawn.values()]
  }

  return {
    draw,
    drawSome,
    drawMixed(count) {
      const parts = SUBJECTS.flatMap((subject) => drawSome(subject, Math.round((MIX[subject] * count) / 200)))
      return [...parts, ...drawSome('one word', count - parts.length)]
    },
    drawAnyWord: (count) =>
      Array.from({ length: count }, () => {
        const { body } = random.pick(asked)
        const start = random.below(Math.max(1, body.length - 12))
        const words = body.slice(start, start + 4 + random.below(9)).filter(canBeAsked)
        return { kind: 'any', words: [...new Set(words)] }
      }),
  }
}
