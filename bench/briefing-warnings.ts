// What a keystroke costs in a briefing of 500 notes with 500 comments: its warnings found anew, beside finding them for the first time.
// Times are those of the processor. tsx bench/briefing-warnings.ts [ROUNDS]
import { readFileSync } from 'node:fs'
import { claimListSchema } from '../shared/archive/claim.ts'
import { briefingPartIdSchema } from '../shared/archive/ids.ts'
import { recommendationsSchema } from '../shared/archive/recommendation.ts'
import { signatoryListSchema } from '../shared/archive/signatory.ts'
import type { DocumentPart } from '../shared/briefing/briefing-document.ts'
import { citedNote } from '../shared/briefing/testing/cited-note.ts'
import { createWarningFinder, type NotePart, type QuotedPassage } from '../shared/briefing/warnings/find-warnings.ts'
import { median } from './measure.mjs'

const [, , rounds = '50'] = process.argv
const NOTES = 500
const GOAL = 5

const archive = new URL('../resources/archive/', import.meta.url)
const text = readFileSync(new URL('v1/content/sources/hope-for-children-statement/original.txt', archive), 'utf8')
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, archive), 'utf8'))
const catalogue = {
  claims: claimListSchema.parse(read('v3/content/claims.json')),
  signatories: signatoryListSchema.parse(read('v1/content/signatories.json')),
  recommendations: recommendationsSchema.parse(read('v2/content/recommendations.json')),
}

const id = (number: number) => briefingPartIdSchema.parse(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`)
const sentences = text.split(/(?<=\.)\s+/u).filter((sentence) => sentence.length > 40)
const notes: readonly DocumentPart[] = Array.from({ length: NOTES }, (_, n) => {
  const cited = citedNote(sentences[n % sentences.length] ?? '', {
    body: `Said of ${n} organisations, ${n}% of them in ${2000 + (n % 20)}.`,
  })
  return { type: 'note', id: id(n), form: 'quotation-comment', cited }
})
const known = new Map<NotePart, QuotedPassage | null>()
function passageOf(part: NotePart): QuotedPassage | null {
  const there = known.get(part)
  if (there !== undefined) return there
  const exact = 'exact' in part.cited.note.target ? part.cited.note.target.exact : ''
  const start = text.indexOf(exact)
  const passage = { text, range: { start, end: start + exact.length } }
  known.set(part, passage)
  return passage
}

function spent(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const finder = createWarningFinder()
let written = 'It has'
const find = () => {
  const own: DocumentPart = { type: 'text', id: id(NOTES), markdown: written }
  return finder.find({ parts: [...notes, own], internal: false, catalogue, passageOf })
}
let found = 0
const first = spent(() => {
  found = find().length
})
const keys = Array.from({ length: Number(rounds) }, (_, n) => {
  written += ` ${n} signatories`
  return spent(find)
})
const each = median(keys)
console.log(
  `${NOTES} notes, ${found} warnings: first ${first.toFixed(0)} ms, each key after it ${each.toFixed(1)} ms (goal ${GOAL} ms)`,
)
process.exitCode = each <= GOAL ? 0 : 1
