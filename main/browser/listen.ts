import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../services/files/write-file-atomically.ts'
import { isMissing } from '../services/profile/disk-error.ts'
import { privateDisk } from '../services/profile/private-disk.ts'
import { HOST_ADDRESS } from './server.ts'

export const DEFAULT_PORT = 47_811

/** Ports tried after the wanted one, before any free one is taken. */
const NEIGHBOURS = 20

const rememberedSchema = z.object({ port: z.int().min(1024).max(65_535) })

function rememberedPath(profile: string): string {
  return join(profile, 'browser-host.json')
}

/** The port of the last start: a browser keeps a window's database by it. */
export async function readRememberedPort(profile: string): Promise<number | null> {
  try {
    return rememberedSchema.parse(JSON.parse(await readFile(rememberedPath(profile), 'utf8'))).port
  } catch (error) {
    // A damaged file costs no more than a missing one: the usual port is used, and the file is written anew.
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

export async function rememberPort(profile: string, port: number): Promise<void> {
  await writeFileAtomically(rememberedPath(profile), `${JSON.stringify({ port })}\n`, privateDisk)
}

function listenOn(server: Server, port: number): Promise<'listening' | 'taken'> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken')
      else reject(error)
    }
    const onListening = () => {
      server.off('error', onError)
      resolve('listening')
    }
    server.once('error', onError)
    server.once('listening', onListening)
    server.listen({ port, host: HOST_ADDRESS, exclusive: true })
  })
}

/** Makes `server` listen on loopback, at `wanted` or, when that is taken, at a port near it. Returns the port. */
export async function listenNear(server: Server, wanted: number): Promise<number> {
  const near = Array.from({ length: NEIGHBOURS + 1 }, (_, step) => wanted + step).filter((port) => port <= 65_535)
  for (const port of [...near, 0]) {
    if ((await listenOn(server, port)) === 'listening') return (server.address() as AddressInfo).port
  }
  throw new Error('no port on this computer is free')
}
