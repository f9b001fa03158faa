import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port of this machine that nobody uses, for all starts of the program in one test: IndexedDB belongs to the port. The system
 * gives a port out again only after many others, so that the program can take it between two starts too.
 */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}
