import type { CDPSession, Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ph: string
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** A task of the page's main thread, in milliseconds: by the clock, and of the processor. */
export interface MainThreadTask {
  readonly wall: number
  readonly processor: number
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata']

async function endTrace(session: CDPSession): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent)
  })
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  return events
}

/** The main thread on which the most keys were pressed: a trace has every process of the browser in it. */
function pageThread(events: readonly TraceEvent[]): string {
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const threads = named.map(({ pid, tid }) => `${pid}/${tid}`)
  const dispatched = (thread: string) =>
    events.filter(({ name, pid, tid }) => name === 'EventDispatch' && `${pid}/${tid}` === thread).length
  const [busiest] = threads.sort((a, b) => dispatched(b) - dispatched(a))
  if (busiest === undefined) throw new Error('the trace has no main thread of a page')
  return busiest
}

/** Does something in the page and gives every task that its main thread ran meanwhile, the longest first, from Chromium's own trace. */
export async function traceMainThread(page: Page, work: () => Promise<unknown>): Promise<MainThreadTask[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } })
  await work()
  const events = await endTrace(session)
  await session.detach()
  const thread = pageThread(events)
  return events
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && `${pid}/${tid}` === thread)
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1_000, processor: tdur / 1_000 }))
    .sort((a, b) => b.wall - a.wall)
}
