import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A person starts the program again to get another window; more unused links than this are not kept. */
const UNUSED_TOKENS = 16

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest()
}

/** Compares in a time that does not depend on the secrets; digests make them equally long. */
function findEqual(held: readonly Buffer[], given: string): number {
  const wanted = digest(given)
  let found = -1
  for (const [index, one] of held.entries()) {
    if (timingSafeEqual(one, wanted)) found = index
  }
  return found
}

/**
 * Who may call. A token is shown in an address once and is used up when it is exchanged for a session; a session lives as
 * long as the process. Only digests are held, so that a dump of the process holds no secret that still opens anything.
 */
export class Sessions {
  readonly #tokens: Buffer[] = []
  readonly #sessions: Buffer[] = []

  issueToken(): string {
    const token = newSecret()
    this.#tokens.push(digest(token))
    if (this.#tokens.length > UNUSED_TOKENS) this.#tokens.shift()
    return token
  }

  /** The secret of a new session, or null when the token is unknown or used up. */
  exchange(token: string): string | null {
    const index = findEqual(this.#tokens, token)
    if (index === -1) return null
    this.#tokens.splice(index, 1)
    const session = newSecret()
    this.#sessions.push(digest(session))
    return session
  }

  isOpen(session: string): boolean {
    return findEqual(this.#sessions, session) !== -1
  }
}

/** A secret for those who can read the profile, with its check. */
export function createDoorSecret(): { readonly secret: string; fits(given: string): boolean } {
  const secret = newSecret()
  const held = [digest(secret)]
  return { secret, fits: (given) => findEqual(held, given) !== -1 }
}
