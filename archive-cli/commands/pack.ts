import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readPrivateKey } from '../../main/services/packs/signing-key.ts'
import { writePack } from '../../main/services/packs/write-pack.ts'
import { type Command, expectArguments, UsageError } from '../command.ts'
import { printRefusal } from '../print-refusal.ts'

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** Reads a private key that `keygen` made. */
export async function keyIn(path: string) {
  const key = readPrivateKey(await readFile(path, 'utf8'))
  if (key === null) throw new UsageError(`${path} holds no Ed25519 private key (make one with "archive keygen")`)
  return key
}

export const pack: Command = {
  name: 'pack',
  summary: 'write an archive as one file that can be handed on',
  help: `archive pack DIR --out FILE [--key FILE] [--contact NAME] [--date YYYY-MM-DD]

Checks the archive in DIR completely and writes all of it to FILE, a zip that holds a BagIt 1.0 bag: docs/archive-format.md,
"Packs". The same archive and options always give the same bytes.

  --out FILE          the pack; nothing may stand there
  --key FILE          signs it with this private key; "archive keygen" makes one
  --contact NAME      who hands it on; the signature covers it
  --date YYYY-MM-DD   the day of packing; that of the newest edition, if left out`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        key: { type: 'string' },
        contact: { type: 'string' },
        date: { type: 'string' },
      },
    })
    const { DIR } = expectArguments(positionals, ['DIR'])
    const { out, date = null, contact = null } = values
    if (out === undefined) throw new UsageError('--out is missing')
    if (date !== null && !DAY.test(date)) throw new UsageError(`--date "${date}" is no day as 2026-11-21`)
    const key = values.key === undefined ? null : await keyIn(values.key)
    const written = await writePack(DIR, out, { contact, date, key })
    if (!written.ok) return printRefusal(written.refusal, terminal)
    const { archive, edition, files, bytes, fingerprint } = written.value
    terminal.data({ pack: out, archive, edition, files, bytes, fingerprint })
    terminal.out(`packed ${archive}, editions up to ${edition}, in ${out} (${files} files, ${bytes} bytes)`)
    terminal.out(fingerprint === null ? 'it is not signed' : `signed by the key ${fingerprint}`)
    return 0
  },
}
