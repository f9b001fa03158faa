import type { JudgedQuery } from '../corpus/corpus.ts'
import type { CheckedSet, CheckedTypo } from '../prepare-tasks.ts'
import { type Answers, PAGE } from '../speed/measured.ts'
import { SUBJECTS, type Subject } from './draw-questions.ts'
import { ndcg } from './ndcg.ts'

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length

export interface SetScore {
  readonly subject: Subject
  readonly questions: number
  readonly precision: number
  readonly recall: number
}

/** Over all documents of all questions of a subject together, so that one document too many or too few shows. */
export function scoreSets(sets: readonly CheckedSet[], answers: Answers['sets'], sample: number): SetScore[] {
  return SUBJECTS.flatMap((subject): SetScore[] => {
    let questions = 0
    let right = 0
    let given = 0
    let wanted = 0
    for (const [at, { subject: ofSet, expected }] of sets.entries()) {
      const answer = answers[at]
      if (ofSet !== subject || answer === null || answer === undefined) continue
      const there = new Set(expected)
      const found = new Set(answer.filter((id) => id < sample))
      questions += 1
      given += found.size
      wanted += there.size
      for (const id of found) if (there.has(id)) right += 1
    }
    return questions === 0 ? [] : [{ subject, questions, precision: given === 0 ? 1 : right / given, recall: right / wanted }]
  })
}

/**
 * Of each typo the share of the documents with the word as it should have been typed that are among the best `limit`, of as many as can be there; and
 * the mean of all. Null where the engine knows no typos.
 */
export function scoreTypos(
  typos: readonly CheckedTypo[],
  answers: Answers['typos'],
  sample: number,
  limit: number,
): number | null {
  const recalls = typos.flatMap(({ expected }, at) => {
    const answer = answers[at]
    if (answer === null || answer === undefined) return []
    const there = new Set(expected)
    const found = [...new Set(answer)].slice(0, limit)
    const outside = found.filter((id) => id >= sample).length
    const possible = Math.min(there.size, limit - outside)
    return possible <= 0 ? [] : [found.filter((id) => there.has(id)).length / possible]
  })
  return recalls.length === 0 ? null : mean(recalls)
}

export function scoreRanking(judged: readonly JudgedQuery[], answers: Answers['judged']): number | null {
  const scores = judged.flatMap(({ grades }, at) => {
    const answer = answers[at]
    return answer === null || answer === undefined ? [] : [ndcg(answer, grades, PAGE)]
  })
  return scores.length === 0 ? null : mean(scores)
}
