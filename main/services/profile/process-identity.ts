import { readFile } from 'node:fs/promises'

/**
 * Something that tells this run of a process id from a later process with the same id: on Linux, the boot and the moment of
 * its start (proc(5), /proc/[pid]/stat, field 22). Null where the platform does not say, or where there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
    const status = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets and may hold spaces and brackets itself.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    const started = fields[19]
    return started === undefined ? null : `${boot} ${started}`
  } catch {
    return null
  }
}

/** Whether a process with this id runs, be it ours or another account's. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
