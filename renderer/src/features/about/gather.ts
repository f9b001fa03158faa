import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Host } from '../../host/host.ts'
import { settingsNow } from '../../workspace/settings.ts'
import { startMarks } from '../../workspace/start-marks.ts'
import { windowFaults } from '../../workspace/window-faults.ts'
import type { OpenEdition, Services } from '../../workspace/workspace.tsx'
import { type Gathered, makeDiagnosis } from './make-diagnosis.ts'

/** How often the service is asked how far its check is, and for how long at most, in milliseconds: a large archive is not waited for. */
const BETWEEN_LOOKS = 200
const PATIENCE = 20_000

async function checkEveryFile(host: Host): Promise<Gathered['check']> {
  const started = await host.call('verification.start', {})
  if (!started.ok) return null
  const begun = performance.now()
  for (;;) {
    const look = await host.call('verification.look', { job: started.value.job })
    if (!look.ok) return null
    if (look.value.state !== 'running') return look.value.result
    // It goes on, for whoever looks at the page of the editions.
    if (performance.now() - begun > PATIENCE) return null
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS))
  }
}

/** Gathers what a diagnostics file holds, and writes it. */
export async function gatherDiagnosis({ host, program, notes }: Services, edition: OpenEdition): Promise<Outcome<string>> {
  const check = await checkEveryFile(host)
  const service = await host.call('program.diagnose', {})
  if (!service.ok) return service
  const estimate = await navigator.storage.estimate().catch(() => null)
  try {
    return succeed(
      makeDiagnosis({
        at: new Date().toISOString(),
        program: { name: program.name, version: program.version, host: program.host },
        service: service.value,
        catalogue: edition.catalogue,
        editions: edition.editions.length,
        check,
        notes: notes.snapshot(),
        settings: settingsNow(),
        marks: startMarks(),
        faults: windowFaults(),
        window: {
          browser: navigator.userAgent,
          language: navigator.language,
          width: window.innerWidth,
          height: window.innerHeight,
          pixelRatio: window.devicePixelRatio,
          kept: estimate?.usage ?? null,
        },
      }),
    )
  } catch (error) {
    return fail('unexpected', error instanceof Error ? error.message : String(error))
  }
}
