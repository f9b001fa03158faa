import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const BLOCKING = ['readFileSync', 'openSync', 'readdirSync', 'statSync', 'lstatSync'] as const

/** Watches what this thread reads below `folder` while it does nothing else. `end` gives the paths, and undoes the watching. */
export function watchSyncReads(folder: string): { end(): readonly string[] } {
  const seen: string[] = []
  const before = BLOCKING.map((name) => [name, fs[name]] as const)
  for (const [name, read] of before) {
    const watched = (...args: unknown[]) => {
      if (String(args[0]).startsWith(folder)) seen.push(`${name} ${String(args[0])}`)
      return Reflect.apply(read, fs, args)
    }
    Object.assign(fs, { [name]: watched })
  }
  syncBuiltinESMExports()
  return {
    end() {
      Object.assign(fs, Object.fromEntries(before))
      syncBuiltinESMExports()
      return seen
    },
  }
}
