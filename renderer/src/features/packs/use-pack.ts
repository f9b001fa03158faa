import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOutput } from '#shared/contract/contract.ts'
import { type Failure, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { PackRefusal } from '#shared/packs/pack-refusal.ts'
import type { PackJob, PackPreview, PackState } from '#shared/packs/pack-state.ts'
import type { PackSending } from '../../host/host.ts'
import { useServices } from '../../workspace/workspace.tsx'

export type PackView =
  | { readonly state: 'none' }
  | { readonly state: 'choosing' }
  | { readonly state: 'sending'; readonly sent: number; readonly total: number }
  | { readonly state: 'checking'; readonly progress: Extract<PackState, { state: 'checking' }> }
  | { readonly state: 'refused'; readonly refusal: PackRefusal }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly job: PackJob; readonly preview: PackPreview; readonly failure: Failure | null }
  | { readonly state: 'accepting'; readonly preview: PackPreview }
  | {
      readonly state: 'done'
      readonly preview: PackPreview
      readonly answer: CallOutput<'pack.accept'>
      readonly askedToRemember: boolean
    }

/** In ms: how often the window asks how far a check is. The service cannot call the window. */
const LOOK_EVERY = 150

export interface PackActions {
  choose(): void
  open(file: File): void
  /** Shows a pack that is being checked already. */
  follow(job: PackJob): void
  accept(rememberSigner: boolean): void
  /** Ends whatever is under way, and leaves nothing of a pack that was not accepted. */
  close(): void
}

/** One pack on its way from a file to the archives. */
export function usePack(): readonly [PackView, PackActions] {
  const { host } = useServices()
  const [view, setView] = useState<PackView>({ state: 'none' })
  const [job, setJob] = useState<PackJob | null>(null)
  const stop = useRef<AbortController | null>(null)

  useEffect(() => {
    if (job === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted = true
    const look = async () => {
      const answer = await host.call('pack.look', { job })
      if (!wanted) return
      if (!answer.ok) setView({ state: 'failed', failure: answer.error })
      else if (answer.value.state === 'checking') {
        setView({ state: 'checking', progress: answer.value })
        timer = setTimeout(() => void look(), LOOK_EVERY)
      } else if (answer.value.state === 'refused') setView({ state: 'refused', refusal: answer.value.refusal })
      else setView({ state: 'ready', job, preview: answer.value.preview, failure: null })
    }
    void look()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [host, job])

  const start = useCallback((work: (sending: PackSending) => Promise<Outcome<PackJob | null>>, first: PackView) => {
    const own = new AbortController()
    stop.current?.abort()
    stop.current = own
    setJob(null)
    setView(first)
    const sending: PackSending = {
      signal: own.signal,
      onProgress: (sent, total) => {
        if (!own.signal.aborted) setView({ state: 'sending', sent, total })
      },
    }
    void work(sending).then((answer) => {
      if (own.signal.aborted) return
      if (!answer.ok) setView({ state: 'failed', failure: answer.error })
      else if (answer.value === null) setView({ state: 'none' })
      else setJob(answer.value)
    })
  }, [])

  const accept = async (rememberSigner: boolean) => {
    if (view.state !== 'ready') return
    const { preview } = view
    setView({ state: 'accepting', preview })
    const answer = await host.call('pack.accept', { job: view.job, rememberSigner })
    if (answer.ok) setView({ state: 'done', preview, answer: answer.value, askedToRemember: rememberSigner })
    else setView({ ...view, failure: answer.error })
  }

  const close = () => {
    // What is being kept is not cut off by closing a dialog.
    if (view.state === 'accepting') return
    stop.current?.abort()
    if (job !== null && view.state !== 'done') void host.call('pack.decline', { job })
    setJob(null)
    setView({ state: 'none' })
  }

  return [
    view,
    {
      choose: () => start((sending) => host.choosePack(sending), { state: 'choosing' }),
      open: (file) => start((sending) => host.openPack(file, sending), { state: 'sending', sent: 0, total: file.size }),
      follow: (handed) => start(() => Promise.resolve(succeed(handed)), { state: 'choosing' }),
      accept: (rememberSigner) => void accept(rememberSigner),
      close,
    },
  ]
}
