import type { ChildProcess } from 'node:child_process'

/** What a process printed, kept for the report of a failed test, and waited on line by line. */
export interface LineLog {
  readonly stdout: string
  readonly stderr: string
  /** The first match of `pattern` in a whole line of stdout. Fails when the process ends before, or when `timeout` (ms) is over. */
  waitForLine(pattern: RegExp, timeout: number): Promise<RegExpExecArray>
}

export function logLines(child: ChildProcess, name: string): LineLog {
  const output = { stdout: '', stderr: '' }
  const changed: (() => void)[] = []
  const notify = () => {
    for (const look of [...changed]) look()
  }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text
    notify()
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text
    notify()
  })
  child.on('close', notify)

  return {
    get stdout() {
      return output.stdout
    },
    get stderr() {
      return output.stderr
    },
    waitForLine(pattern, timeout) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => finish(() => reject(failed(`printed no line that fits ${pattern} in ${timeout} ms`))),
          timeout,
        )
        const failed = (what: string) => new Error(`${name} ${what}\nstdout:\n${output.stdout}\nstderr:\n${output.stderr}`)
        const finish = (settle: () => void) => {
          clearTimeout(timer)
          changed.splice(changed.indexOf(look), 1)
          settle()
        }
        const look = () => {
          const lines = output.stdout.split(/\r?\n/).slice(0, -1)
          const match = lines.map((line) => pattern.exec(line)).find((found) => found !== null)
          if (match !== undefined && match !== null) finish(() => resolve(match))
          else if (child.exitCode !== null || child.signalCode !== null) {
            finish(() => reject(failed(`ended (${child.exitCode ?? child.signalCode}) before a line that fits ${pattern}`)))
          }
        }
        changed.push(look)
        look()
      })
    },
  }
}
