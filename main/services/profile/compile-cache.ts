import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { join } from 'node:path'

/** The same as in node:module from 22.1 on; older ones, which the program also runs on, have none. */
interface WithCompileCache {
  readonly enableCompileCache?: (folder: string) => { readonly status: number }
}

/**
 * Lets V8 keep the compiled code of the modules that are imported from now on in the cache of a profile, for the next start. Not in the usual place, which is a
 * folder for temporary files that other accounts may have made: what is read from it is run. Only in a profile that an earlier start has made: one that comes to
 * nothing leaves nothing. Answers whether it does.
 */
export function keepCompiledCode(profile: string): boolean {
  const { enableCompileCache } = nodeModule as WithCompileCache
  if (enableCompileCache === undefined || !existsSync(join(profile, 'profile.json'))) return false
  try {
    enableCompileCache(join(profile, 'cache', 'compiled'))
    return true
  } catch {
    // Without it everything runs all the same.
    return false
  }
}
