import { createBruteForce } from './answers/brute-force.ts'
import { createQuestionDrawer, SUBJECTS, type Subject } from './answers/draw-questions.ts'
import { drawTypos, type Typo } from './answers/draw-typos.ts'
import { fold, wordsOf } from './answers/fold.ts'
import { countWords } from './answers/vocabulary.ts'
import type { Corpus } from './corpus/corpus.ts'
import type { Question } from './question.ts'
import { createRandom } from './random.ts'
import type { Tasks } from './speed/measured.ts'

/** Questions are drawn from the first so many documents, and match sets are compared among them. */
const SAMPLE = 10_000
const SETS = 30
const TYPOS = 200
const PHRASES = 100
const ANY_WORD = 50

export interface CheckedSet {
  readonly subject: Subject
  readonly question: Question
  /** The documents of the sample that have it, by brute force. */
  readonly expected: readonly number[]
}

export interface CheckedTypo extends Typo {
  /** The documents of the sample that have the word as it should have been typed. */
  readonly expected: readonly number[]
}

/** What is asked, and what is known of the answers. */
export interface Prepared {
  readonly tasks: Tasks
  readonly sample: number
  readonly sets: readonly CheckedSet[]
  readonly typos: readonly CheckedTypo[]
}

export function prepareTasks(corpus: Corpus, queries: number, seed: number): Prepared {
  const sample = corpus.documents.slice(0, SAMPLE)
  const random = createRandom(seed)
  const bruteForce = createBruteForce(sample)
  const drawer = createQuestionDrawer(sample, countWords(sample), random)
  const vocabulary = countWords(corpus.documents)
  const sets = SUBJECTS.flatMap((subject) =>
    drawer.drawSome(subject, SETS).flatMap((question): CheckedSet[] => {
      const expected = bruteForce(question)
      return expected === null ? [] : [{ subject, question, expected }]
    }),
  )
  const typos = drawTypos(sample, vocabulary, TYPOS, random).map((typo) => ({
    ...typo,
    expected: bruteForce({ kind: 'all', words: [typo.word] }) ?? [],
  }))
  const judged = corpus.judged.map(({ text }): Question => ({ kind: 'any', words: [...new Set(wordsOf(fold(text)))] }))
  const tasks: Tasks = {
    language: corpus.language,
    timed: {
      mixed: drawer.drawMixed(queries),
      anyWord: judged.length > 0 ? judged.slice(0, 2 * ANY_WORD) : drawer.drawAnyWord(ANY_WORD),
      phrases: drawer.drawSome('exact phrase', PHRASES),
    },
    sets: sets.map(({ question }) => question),
    typos: typos.map(({ typed }): Question => ({ kind: 'typo', word: typed })),
    judged,
  }
  return { tasks, sample: sample.length, sets, typos }
}
