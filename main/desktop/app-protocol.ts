import { readFile } from 'node:fs/promises'
import type { CustomScheme } from 'electron'
import { securityHeaders } from '../services/web/page-headers.ts'
import type { StaticFiles } from '../services/web/static-files.ts'
import { APP_SCHEME, isOwnAddress } from './app-address.ts'

/** To be registered before the app is ready. What is not named is off: no bypass of the policy, no service worker, no CORS for others. */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

function refuse(status: number, message: string): Response {
  return new Response(message, { status, headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' } })
}

/** Answers a request of the window: GET alone, and only for a file of the list. The address is looked up, never made into a path. */
export async function answerFromFiles(files: StaticFiles, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  if (request.method !== 'GET') return refuse(405, 'only GET is answered')
  const file = isOwnAddress(request.url) ? files.get(new URL(request.url).pathname) : undefined
  if (file === undefined) return refuse(404, 'there is nothing at this address')
  const body = await readFile(file.path)
  return new Response(new Uint8Array(body), {
    status: 200,
    headers: { ...securityHeaders, 'Content-Type': file.mediaType, 'Cache-Control': file.cacheControl },
  })
}
