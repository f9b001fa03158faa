import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { PackJob } from '#shared/packs/pack-state.ts'
import type { Dialogs } from './dialogs.ts'

interface ChooseSurroundings {
  readonly dialogs: Pick<Dialogs, 'open'>
  readonly open: (path: string) => Promise<Outcome<{ readonly job: PackJob }>>
}

/** Asks for a pack and starts checking it where it lies. */
export function createChoosePack({ dialogs, open }: ChooseSurroundings): Handlers['pack.choose'] {
  return async () => {
    const { canceled, filePaths } = await dialogs.open('pack', {
      title: 'Open a pack',
      properties: ['openFile'],
      filters: [{ name: 'Pack', extensions: ['zip'] }],
    })
    const [path] = filePaths
    if (canceled || path === undefined) return succeed({ outcome: 'cancelled' })
    const opened = await open(path)
    return opened.ok ? succeed({ outcome: 'chosen', job: opened.value.job }) : opened
  }
}
