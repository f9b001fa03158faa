// A process to be killed: appends changes one after another to the journal in the folder it is given, and names each once it is acknowledged.
import { writeSync } from 'node:fs'
import { openJournal } from '../open-journal.ts'
import { sampleChange } from './sample-change.ts'

// Segments of four changes: half of what is killed is killed near a sealing.
const [folder = '', first = '0'] = process.argv.slice(2)
const journal = await openJournal(folder, { segmentBytes: 20_000 })
if (!journal.ok) throw new Error(journal.error.message)
for (let n = Number(first); ; n += 1) {
  const answer = await journal.value.append([sampleChange(n, 'x'.repeat(5_000))])
  if (!answer.ok) throw new Error(answer.error.message)
  writeSync(1, `${n}\n`)
}
