import { useCallback, useEffect, useRef, useState } from 'react'
import type { VerificationReport } from '#shared/briefing/verify/report.ts'
import type { Host } from '../../host/host.ts'
import { verifyWords as say } from '../../words/verify-words.ts'
import { writeBytes } from '../../words/words.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'

export interface Progress {
  readonly stage: 'archive' | 'briefing'
  readonly done: number
  readonly total: number
}

export type VerificationView =
  | { readonly state: 'asking' }
  | { readonly state: 'stopped' }
  | { readonly state: 'reading'; readonly name: string }
  | { readonly state: 'verifying'; readonly name: string; readonly progress: Progress | null }
  | { readonly state: 'refused'; readonly name: string; readonly message: string }
  | { readonly state: 'verified'; readonly report: VerificationReport }

const LARGEST = 50_000_000
const ASK_EVERY = 250

/** The bytes of a file in base64; null where they cannot be read any more. */
function readBase64(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve(url.slice(url.indexOf(',') + 1))
    })
    reader.addEventListener('error', () => resolve(null))
    reader.readAsDataURL(file)
  })
}

/** Asks how far a verification is until it ends. Returns what ends the asking. */
function follow(host: Host, job: string, onProgress: (progress: Progress) => void): () => void {
  let ended = false
  const timer = setInterval(async () => {
    const look = await host.call('briefing.verifying', { job })
    // An answer that was on its way may come after the report.
    if (!ended && look.ok && look.value.state === 'running') onProgress(look.value)
  }, ASK_EVERY)
  return () => {
    ended = true
    clearInterval(timer)
  }
}

/** Verifies one file at a time; the newest that was chosen counts. */
export function useVerification(): {
  readonly view: VerificationView
  verify(file: File): Promise<void>
  stop(): void
} {
  const { host } = useServices()
  const { id: edition } = useEdition()
  const [view, setView] = useState<VerificationView>({ state: 'asking' })
  const job = useRef<string | null>(null)

  const verify = useCallback(
    async (file: File) => {
      const { name } = file
      const own = crypto.randomUUID()
      job.current = own
      const show = (next: VerificationView) => {
        if (job.current === own) setView(next)
      }
      if (file.size > LARGEST) return show({ state: 'refused', name, message: say.tooLarge(writeBytes(file.size)) })
      show({ state: 'reading', name })
      const content = file.size === 0 ? '' : await readBase64(file)
      if (job.current !== own) return
      if (content === null) return show({ state: 'refused', name, message: say.cannotRead })
      show({ state: 'verifying', name, progress: null })
      const end = follow(host, own, (progress) => show({ state: 'verifying', name, progress }))
      const report = await host.call('briefing.verify', { job: own, name: name.slice(0, 255), content, edition })
      end()
      show(report.ok ? { state: 'verified', report: report.value } : { state: 'refused', name, message: report.error.message })
    },
    [host, edition],
  )
  const stop = useCallback(() => {
    const own = job.current
    job.current = null
    setView({ state: 'stopped' })
    if (own !== null) void host.call('briefing.stop', { job: own })
  }, [host])
  // Whoever leaves the page does not wait for the answer any more.
  useEffect(
    () => () => {
      const own = job.current
      job.current = null
      if (own !== null) void host.call('briefing.stop', { job: own })
    },
    [host],
  )
  return { view, verify, stop }
}
