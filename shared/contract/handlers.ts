import { type CallInput, type CallName, type CallOutput, contract } from './contract.ts'
import { fail, type Outcome } from './failure.ts'

/** One handler for each call of the contract: a missing one does not compile. */
export type Handlers = { readonly [N in CallName]: (input: CallInput<N>) => Promise<Outcome<CallOutput<N>>> }

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}

/**
 * Answers one call: refuses a name that the contract does not have and an input that does not fit it, and turns a
 * thrown error into a failure, so that nothing is rejected across the process boundary. `report` is given what was thrown.
 */
export async function answerCall(
  handlers: Handlers,
  name: string,
  input: unknown,
  report: (name: string, error: unknown) => void,
): Promise<Outcome<unknown>> {
  if (!isCallName(name)) return fail('call-unknown', `there is no call named "${name.slice(0, 80)}"`)
  const parsed = contract[name].input.safeParse(input)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    const where = first === undefined || first.path.length === 0 ? 'its input' : `"${first.path.join('.')}"`
    return fail('call-malformed', `the call ${name} was refused: ${where} does not fit (${first?.message ?? 'unknown reason'})`)
  }
  try {
    // The name and the parsed input belong together by construction; TypeScript cannot follow a correlated union through an index.
    const handler = handlers[name] as (value: unknown) => Promise<Outcome<unknown>>
    return await handler(parsed.data)
  } catch (error) {
    report(name, error)
    return fail('unexpected', `${name} did not work: ${error instanceof Error ? error.message : String(error)}`)
  }
}
