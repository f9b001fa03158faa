import { CALL_NAMES } from '#shared/contract/call-names.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'

/** What answers in place of the services: `program.describe`, and those that a test gives; all others have no archive. */
export function testHandlers(given: Partial<Handlers> = {}): Handlers {
  const missing = async () => fail('archive-missing', 'no archive')
  return {
    ...(Object.fromEntries(CALL_NAMES.map((name) => [name, missing])) as unknown as Handlers),
    'program.describe': async () =>
      succeed({
        name: 'n',
        version: '1',
        host: 'browser',
        profile: '/p',
        profileId: '00000000-0000-4000-8000-000000000000',
        archive: '/a',
        tracing: false,
      }),
    ...given,
  }
}
