import { open, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { makeKeys } from '../../main/services/packs/signing-key.ts'
import { type Command, expectArguments, UsageError } from '../command.ts'

/** Writes a file that is not there yet, flushed. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

export const keygen: Command = {
  name: 'keygen',
  summary: 'make the keys to sign packs with',
  help: `archive keygen --out FILE

Makes an Ed25519 key pair: the private key in FILE, which only this account can read, and the public key in FILE.pub.
Keep the private key to yourself: whoever has it signs in your name. Tell the fingerprint to those who receive your packs, by another
way than the packs themselves.

  --out FILE   the private key; neither it nor FILE.pub may be there

A file that is there is never written over.`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    })
    expectArguments(positionals, [])
    const { out } = values
    if (out === undefined) throw new UsageError('--out is missing')
    const { privatePem, publicPem, fingerprint } = makeKeys()
    await writeNew(`${out}.pub`, publicPem, 0o644)
    try {
      await writeNew(out, privatePem, 0o600)
    } catch (error) {
      await rm(`${out}.pub`)
      throw error
    }
    terminal.data({ privateKey: out, publicKey: `${out}.pub`, fingerprint })
    terminal.out(`the private key is in ${out}, the public key in ${out}.pub`)
    terminal.out(`fingerprint ${fingerprint}`)
    return 0
  },
}
