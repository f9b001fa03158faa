import type { SetScore } from './answers/score-answers.ts'
import type { EngineName } from './engines/names.ts'
import { type Figure, GOALS, type Goal } from './figures.ts'
import { median } from './speed/statistics.ts'
import { formatNumber, formatTable } from './tables.ts'

const OURS: EngineName = 'ours'

function valuesOf(figures: readonly Figure[], name: string, engine: EngineName): readonly number[] {
  return figures.find((figure) => figure.name === name)?.values[engine] ?? []
}

function isMet({ bound, ratio }: Goal, measured: number): boolean {
  return bound === 'at least' ? measured >= ratio : measured <= ratio
}

/** One row for each goal that this run can say something of; the ratio is the median of those of the rounds. */
export function reportGoals(figures: readonly Figure[]): string {
  const rows = GOALS.flatMap((goal) => {
    const ours = valuesOf(figures, goal.figure, OURS)
    const peer = goal.peer === 'brute force' ? ours.map(() => 1) : valuesOf(figures, goal.figure, goal.peer)
    if (ours.length === 0 || peer.length === 0) return []
    const unit = figures.find(({ name }) => name === goal.figure)?.unit ?? ''
    // Round by round: both were measured shortly after each other.
    const ratio = median(ours.map((value, round) => value / (peer[round] ?? Number.NaN)))
    return [
      [
        `${goal.figure}${unit === '' ? '' : ` (${unit})`}`,
        formatNumber(median(ours)),
        goal.peer,
        formatNumber(median(peer)),
        formatNumber(ratio),
        `${goal.bound} ${goal.ratio}`,
        isMet(goal, ratio) ? 'met' : 'not met',
      ],
    ]
  })
  return formatTable([['figure', 'ours', 'peer', '', 'ratio', 'goal', ''], ...rows])
}

/** The median of each figure of each engine, with the lowest and the highest of its rounds. */
export function reportEngines(figures: readonly Figure[], engines: readonly EngineName[]): string {
  const rows = figures.map(({ name, unit, values }) => [
    `${name}${unit === '' ? '' : ` (${unit})`}`,
    ...engines.map((engine) => {
      const list = values[engine] ?? []
      const spread = list.length < 2 ? '' : ` (${formatNumber(Math.min(...list))} to ${formatNumber(Math.max(...list))})`
      return list.length === 0 ? '—' : `${formatNumber(median(list))}${spread}`
    }),
  ])
  return formatTable([['', ...engines], ...rows])
}

/** Precision and recall of each kind of question. */
export function reportSets(scores: Readonly<Partial<Record<EngineName, readonly SetScore[]>>>): string {
  const engines = Object.keys(scores) as EngineName[]
  const subjects = [...new Set(engines.flatMap((engine) => (scores[engine] ?? []).map(({ subject }) => subject)))]
  const rows = subjects.map((subject) => [
    subject,
    ...engines.map((engine) => {
      const score = scores[engine]?.find((each) => each.subject === subject)
      return score === undefined ? '—' : `${score.precision.toFixed(4)} / ${score.recall.toFixed(4)}`
    }),
  ])
  return formatTable([['precision / recall', ...engines], ...rows])
}
