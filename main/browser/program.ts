import { openWindow } from './open-window.ts'
import { run, type Surroundings } from './run.ts'

/** What only the entry of the bundle knows. */
type Built = Pick<Surroundings, 'version' | 'commit' | 'rendererFolder' | 'archiveFolder' | 'indexFolder'>

/** Runs the browser host in this process, to its end. */
export async function runProgram(built: Built): Promise<never> {
  // A signal that comes while the program starts is kept until it can stop in order; a second one changes nothing.
  let askToStop: () => void = () => undefined
  const stopAsked = new Promise<void>((resolve) => {
    askToStop = resolve
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => askToStop())

  // Whoever reads the output may go away first; that is no reason to stop.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)

  try {
    const started = await run({
      ...built,
      args: process.argv.slice(2),
      folder: process.cwd(),
      platform: process.platform,
      environment: process.env,
      announce: (line) => process.stdout.write(`${line}\n`),
      say: (sentence) => process.stderr.write(`${sentence}\n`),
      openWindow,
    })
    if (started.state === 'serving') {
      await Promise.race([stopAsked, started.removed])
      await started.stop()
    }
    // Asked for here and not waited for: a browser that was opened may hold a handle of this process.
    process.exit(started.state === 'ended' ? started.exitCode : 0)
  } catch (error) {
    process.stderr.write(`Campaign Archive did not start: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
