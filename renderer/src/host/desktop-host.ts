import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Host } from './host.ts'

/** The object that the preload script puts on the window. */
export interface DesktopBridge {
  call(name: CallName, input: unknown): Promise<Outcome<unknown>>
  onCommand(listener: (name: string) => void): () => void
  /** Empty where a file lies on no disk. */
  pathOf(file: File): string
}

declare global {
  interface Window {
    readonly campaignArchive?: DesktopBridge
  }
}

export function createDesktopHost(bridge: DesktopBridge): Host {
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<CallOutput<N>>> =>
    // The service answers by the same contract; it is the trusted side.
    (await bridge.call(name, input)) as Outcome<CallOutput<N>>
  return {
    kind: 'desktop',
    call,
    async saveText(suggestedName, text) {
      const answer = await call('file.save', { suggestedName, text })
      return answer.ok ? succeed(answer.value) : answer
    },
    async choosePack() {
      const answer = await call('pack.choose', {})
      if (!answer.ok) return answer
      return succeed(answer.value.outcome === 'chosen' ? answer.value.job : null)
    },
    async openPack(file) {
      const answer = await call('pack.open', { path: bridge.pathOf(file) })
      return answer.ok ? succeed(answer.value.job) : answer
    },
    onCommand: (listener) => bridge.onCommand(listener),
  }
}
