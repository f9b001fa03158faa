import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface RawSocket {
  readonly socket: Socket
  /** What came until now. */
  readonly text: string
  /** Resolves with all that came, once the other side has ended the connection. */
  readonly ended: Promise<string>
  /** Resolves once what came has `part` in it, or the connection is over. */
  has(part: string): Promise<string>
}

/** A connection on which bytes are written as they are. An error of it is its end. */
export async function rawSocket(port: number, host = '127.0.0.1'): Promise<RawSocket> {
  const socket = connect(port, host)
  socket.setNoDelay(true)
  let text = ''
  let isOver = false
  const waiting: (() => void)[] = []
  const tell = () => {
    for (const look of [...waiting]) look()
  }
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
    tell()
  })
  socket.on('error', () => undefined)
  const ended = new Promise<string>((resolve) =>
    socket.once('close', () => {
      isOver = true
      resolve(text)
      tell()
    }),
  )
  await once(socket, 'connect')
  return {
    socket,
    get text() {
      return text
    },
    ended,
    has: (part) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isOver && !text.includes(part)) return
          waiting.splice(waiting.indexOf(look), 1)
          resolve(text)
        }
        waiting.push(look)
        look()
      }),
  }
}
