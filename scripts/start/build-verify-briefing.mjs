import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { reportBundledModules } from '../licences/bundled-modules.mjs'
import { packagesOf } from '../licences/packages.mjs'
import { licencesComment } from '../licences/write-licences.mjs'

/** @import { BundleOrigin } from '../licences/bundled-modules.mjs' */

/**
 * Builds `verify-briefing.mjs` into a folder: the command that verifies a briefing, as one file that plain Node runs, to be sent along with a briefing.
 * The licences of what is in it stand at its end, because it travels alone.
 * @param {string} root
 * @param {string} out
 */
export async function buildVerifyBriefing(root, out) {
  /** @type {BundleOrigin} */
  let origin = {}
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      reportBundledModules((files) => {
        origin = files
      }),
    ],
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'verify-cli', 'index.ts'),
      target: 'node20.19',
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        output: {
          format: 'es',
          entryFileNames: 'verify-briefing.mjs',
          codeSplitting: false,
          banner:
            '#!/usr/bin/env node\n// Verifies a briefing against an archive: node verify-briefing.mjs FILE --archive DIR (see --help). Needs Node 20.19 or newer.',
        },
      },
    },
  })
  appendFileSync(join(out, 'verify-briefing.mjs'), licencesComment(root, packagesOf(origin, root)))
}
