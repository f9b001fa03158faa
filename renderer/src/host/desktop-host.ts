import { FILE_WAITING, LINK_WAITING } from '#shared/contract/commands.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { readDeepLink } from '#shared/links/deep-link.ts'
import { bytesToBase64 } from './bytes-to-base64.ts'
import type { Host } from './host.ts'

/** The object that the preload script puts on the window. */
export interface DesktopBridge {
  call(name: CallName, input: unknown): Promise<Outcome<unknown>>
  onCommand(listener: (name: string) => void): () => void
  /** Empty where a file lies on no disk. */
  pathOf(file: File): string
  searchIndex(edition: string): Promise<Outcome<Uint8Array>>
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
    async searchIndex(edition) {
      const answer = await bridge.searchIndex(edition)
      // In a buffer that can be handed on to the worker.
      return answer.ok ? succeed(new Uint8Array(answer.value)) : answer
    },
    async saveText(suggestedName, text) {
      const answer = await call('file.save', { suggestedName, text })
      return answer.ok ? succeed(answer.value) : answer
    },
    async saveBytes(suggestedName, bytes) {
      const answer = await call('file.save', { suggestedName, text: bytesToBase64(bytes), encoding: 'base64' })
      return answer.ok ? succeed(answer.value) : answer
    },
    async savePdf(suggestedName, page) {
      const answer = await call('pdf.save', { suggestedName, page })
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
    openWindow: (at) => void call('window.open', { at }),
    showCommands: (commands) => void call('commands.show', { commands: [...commands] }),
    showTheme: (theme) => void call('theme.show', { theme }),
    showProgress: (part) => void call('progress.show', { part }),
    onFile(listener) {
      const take = async () => {
        const answer = await call('file.take', {})
        if (answer.ok && answer.value.state !== 'none') listener(answer.value)
      }
      const end = bridge.onCommand((name) => {
        if (name === FILE_WAITING) void take()
      })
      void take()
      return end
    },
    onLink(listener) {
      const take = async () => {
        const answer = await call('link.take', {})
        const link = answer.ok && answer.value.link !== null ? readDeepLink(answer.value.link) : null
        if (link !== null) listener(link)
      }
      // What is told before somebody listens is not heard: the first question finds what has come since the start.
      const end = bridge.onCommand((name) => {
        if (name === LINK_WAITING) void take()
      })
      void take()
      return end
    },
  }
}
