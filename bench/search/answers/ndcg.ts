/**
 * nDCG at `depth` as trec_eval computes `ndcg_cut`: the gain is the grade itself, the discount log2(rank + 1), documents without a judgement gain
 * nothing, and the ideal is the judged documents in the order of their grades (Järvelin and Kekäläinen 2002). Equals stand as they were given.
 */
export function ndcg(ranked: readonly number[], grades: ReadonlyMap<number, number>, depth: number): number {
  const gain = (all: readonly number[]) => all.slice(0, depth).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0)
  const ideal = gain([...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a))
  return ideal === 0 ? 0 : gain(ranked.map((id) => Math.max(0, grades.get(id) ?? 0))) / ideal
}
