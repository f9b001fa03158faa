// A process that ends itself, by SIGKILL, right before a certain change on the disk: accepts the pack in a file and says "done" if it comes so far.
import { setImmediate } from 'node:timers/promises'
import { openArchive } from '../../archive/open-archive.ts'
import { openShelf } from '../../shelf/open-shelf.ts'
import { openPackDesk } from '../open-pack-desk.ts'
import { watchedDisk } from './watched-disk.ts'

const [bundled = '', profile = '', pack = '', last = '0'] = process.argv.slice(2)
let changes = 0
function count(): void {
  if (changes === Number(last)) process.kill(process.pid, 'SIGKILL')
  changes += 1
}
const disk = watchedDisk(count)
const shelf = await openShelf({ bundled, profile, disk, open: openArchive })
const desk = await openPackDesk({ profile, shelf, disk, now: () => new Date() })
const opened = await desk.open(pack)
if (!opened.ok) throw new Error(opened.error.message)
const { job } = opened.value
for (;;) {
  const state = desk.look(job)
  if (!state.ok) throw new Error(state.error.message)
  if (state.value.state === 'refused') throw new Error(state.value.refusal.message)
  if (state.value.state === 'ready') break
  await setImmediate()
}
const accepted = await desk.accept(job, true)
if (!accepted.ok) throw new Error(accepted.error.message)
process.stdout.write('done\n')
