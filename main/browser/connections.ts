import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * The connections that are open, at most `most` of them. Where there is one too many, the oldest goes that has shown no session: other accounts of
 * the machine can open as many as they like, and the person's window still gets one.
 */
export class Connections {
  readonly #most: number
  /** In the order in which they came. */
  readonly #strangers = new Set<Socket>()
  readonly #known = new Set<Socket>()
  readonly #busy = new WeakSet<Socket>()

  constructor(most: number) {
    this.#most = most
  }

  add(socket: Socket): void {
    this.#strangers.add(socket)
    socket.once('close', () => {
      this.#strangers.delete(socket)
      this.#known.delete(socket)
    })
    if (this.#strangers.size + this.#known.size <= this.#most) return
    const [oldest = socket] = this.#strangers
    this.#strangers.delete(oldest)
    oldest.destroy()
  }

  /** A request with a session came by it. */
  keep(socket: Socket): void {
    if (this.#strangers.delete(socket)) this.#known.add(socket)
  }

  /** Whether a request may begin: false while the answer to the last one is still under way. */
  begin(socket: Socket, response: ServerResponse): boolean {
    if (this.#busy.has(socket)) return false
    this.#busy.add(socket)
    response.once('close', () => this.#busy.delete(socket))
    return true
  }
}
