import { request } from 'node:http'
import { z } from 'zod'
import type { Door } from '../services/profile/profile-lock.ts'
import { HOST_ADDRESS } from './server.ts'

const answerSchema = z.object({ ok: z.literal(true), value: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{20,200}$/) }) })

/** In ms: the one that runs answers at once, or is not there. */
const PATIENCE = 5_000

/** Asks the program that runs on a profile for the address of another window; null when it does not answer as it should. */
export async function askForWindow({ port, secret }: Door): Promise<string | null> {
  try {
    const text = await post(port, secret)
    const { token } = answerSchema.parse(JSON.parse(text)).value
    return `http://${HOST_ADDRESS}:${port}/#token=${token}`
  } catch {
    return null
  }
}

/** Not fetch, which a proxy set for the person's account could take elsewhere. */
function post(port: number, secret: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: HOST_ADDRESS,
        port,
        path: '/token',
        method: 'POST',
        headers: { Authorization: `Bearer ${secret}` },
        timeout: PATIENCE,
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
          if (text.length > 4_096) asked.destroy(new Error('too long an answer'))
        })
        response.on('end', () => resolve(text))
        response.on('error', reject)
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', reject)
    asked.end()
  })
}
