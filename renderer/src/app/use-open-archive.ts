import { useState } from 'react'
import type { CallOutput } from '#shared/contract/contract.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Host } from '../host/host.ts'
import type { Loadable } from '../workspace/loadable.ts'
import { useOutcome } from '../workspace/use-outcome.ts'

type Answer = CallOutput<'archive.open'>
export type OpenedArchive = Extract<Answer, { readonly state: 'ready' }>
export type Preparing = Extract<Answer, { readonly state: 'preparing' }>

/** How long to wait before asking again how far the archive is, in milliseconds; the service itself waits a little too. */
const ASK_AFTER = 100

async function openWhenReady(host: Host, hear: (preparing: Preparing) => void): Promise<Outcome<OpenedArchive>> {
  for (;;) {
    const answer = await host.call('archive.open', {})
    if (!answer.ok) return answer
    if (answer.value.state === 'ready') return succeed(answer.value)
    hear(answer.value)
    await new Promise((resolve) => setTimeout(resolve, ASK_AFTER))
  }
}

/**
 * Opens the archive, where it is not `begun` with, and tells how far it is where that takes a while. `make` turns it into what the caller needs, once.
 */
export function useOpenArchive<T>(host: Host, begun: OpenedArchive | null, make: (archive: OpenedArchive) => T) {
  const [preparing, setPreparing] = useState<Preparing | null>(null)
  const [known] = useState(() => (begun === null ? null : make(begun)))
  const fetchIt = async () => {
    const answer = await openWhenReady(host, setPreparing)
    return answer.ok ? succeed(make(answer.value)) : answer
  }
  const opened: Loadable<T> = useOutcome('archive', fetchIt, known)
  return { opened, preparing }
}
