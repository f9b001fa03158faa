import { run } from './run.ts'

const watched = process.stderr.isTTY === true
let shown = 0

/** On a terminal the line takes the place of the one before; in a file each stands for itself. */
function progress(line: string | null): void {
  if (!watched) {
    if (line !== null) process.stderr.write(`${line}\n`)
    return
  }
  process.stderr.write(`\r${(line ?? '').padEnd(shown)}${line === null ? '\r' : ''}`)
  shown = line?.length ?? 0
}

process.exitCode = await run(
  process.argv.slice(2),
  { out: (line) => process.stdout.write(`${line}\n`), error: (line) => process.stderr.write(`${line}\n`), progress },
  new Date(),
  watched,
)
