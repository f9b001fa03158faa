// Opens the journal in the folder that is given, and prints how long that took, in milliseconds, and what is resident then, in MB.
import { openJournal } from '../main/services/journal/open-journal.ts'

const start = performance.now()
const journal = await openJournal(process.argv[2] ?? '')
const ms = performance.now() - start
if (!journal.ok) throw new Error(journal.error.message)
const state = await journal.value.state()
if (!state.ok) throw new Error(state.error.message)
console.log(JSON.stringify({ ms, length: state.value.length, resident: process.memoryUsage.rss() / 1e6 }))
await journal.value.close()
