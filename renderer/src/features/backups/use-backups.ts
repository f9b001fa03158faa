import { useCallback, useEffect, useState } from 'react'
import type { CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome } from '#shared/contract/failure.ts'
import { useServices } from '../../workspace/workspace.tsx'

export type BackupsState = CallOutput<'backups.look'>

/** How often to ask how far a backup is, in milliseconds: the service does not tell by itself. */
const TURN = 500

/** The backups there are, and a way to look again. While one is being made it is looked again and again. */
export function useBackups(): { readonly found: Outcome<BackupsState> | null; look(): Promise<void> } {
  const { host } = useServices()
  const [found, setFound] = useState<Outcome<BackupsState> | null>(null)
  const look = useCallback(async () => {
    setFound(await host.call('backups.look', {}).catch(() => fail('not-connected', 'the program does not answer')))
  }, [host])
  useEffect(() => void look(), [look])
  const making = found?.ok === true && found.value.making !== null
  useEffect(() => {
    if (!making) return
    const timer = setInterval(() => void look(), TURN)
    return () => clearInterval(timer)
  }, [making, look])
  return { found, look }
}
