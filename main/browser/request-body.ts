import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly message: string }

/**
 * Reads a body as JSON. `limit` is in bytes and is counted while reading, whatever the request says of its length.
 * Rejects when the connection breaks off.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<Body> {
  const tooLarge = { ok: false, status: 413, message: `a request may be ${limit} bytes long; this one is longer` } as const
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return tooLarge
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, status: 400, message: 'the request is not JSON in UTF-8' }
  }
}
