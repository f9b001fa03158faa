import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds `verify-briefing.mjs` into a folder: the command that verifies a briefing, as one file that plain Node runs, to be sent along with a briefing.
 * @param {string} root
 * @param {string} out
 */
export async function buildVerifyBriefing(root, out) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
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
}
