import { parseArgs } from 'node:util'
import { signPack } from '../../main/services/packs/sign-pack.ts'
import { type Command, expectArguments, UsageError } from '../command.ts'
import { printRefusal } from '../print-refusal.ts'
import { keyIn } from './pack.ts'

export const sign: Command = {
  name: 'sign',
  summary: 'sign a pack that was made before',
  help: `archive sign PACK --key FILE --out FILE

Checks PACK completely and writes it to another file with a signature, in place of one that it may have. Nothing else in it changes.

  --key FILE   the private key; "archive keygen" makes one
  --out FILE   the signed pack; nothing may stand there`,
  async run(args, terminal) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, key: { type: 'string' } },
    })
    const { PACK } = expectArguments(positionals, ['PACK'])
    const { out, key } = values
    if (key === undefined) throw new UsageError('--key is missing')
    if (out === undefined) throw new UsageError('--out is missing')
    const signed = await signPack(PACK, out, await keyIn(key))
    if (!signed.ok) return printRefusal(signed.refusal, terminal)
    terminal.data({ pack: out, ...signed.value })
    terminal.out(`signed ${signed.value.archive}, editions up to ${signed.value.edition}, in ${out}`)
    terminal.out(`signed by the key ${signed.value.fingerprint}`)
    return 0
  },
}
