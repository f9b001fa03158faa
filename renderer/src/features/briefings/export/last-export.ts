/** Where a briefing was exported last. On this computer only: a path is nobody else's business, and leads nowhere on another. */
export interface LastExport {
  readonly folder: string
  readonly choice: string
  /** Without its extension. */
  readonly name: string
}

const KEY = 'campaign-archive-exports'
/** Of briefings that are remembered; the oldest is forgotten. */
const MOST = 200

type Entries = readonly (readonly [briefing: string, last: LastExport])[]

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 4_096
}

/** What was kept; what cannot be read counts as nothing. */
export function parseExports(text: string | null): Entries {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(parsed)) return []
    return parsed.flatMap((entry: unknown) => {
      if (!Array.isArray(entry)) return []
      const [briefing, last]: unknown[] = entry
      if (!isText(briefing) || typeof last !== 'object' || last === null) return []
      const { folder, choice, name } = { folder: '', choice: '', name: '', ...last }
      return isText(folder) && isText(choice) && isText(name) ? [[briefing, { folder, choice, name }] as const] : []
    })
  } catch {
    return []
  }
}

export function lastExport(briefing: string): LastExport | null {
  return parseExports(window.localStorage.getItem(KEY)).find(([id]) => id === briefing)?.[1] ?? null
}

/** The folder of another briefing, where this one was not exported yet: people keep them in one place. */
export function lastFolder(): string {
  return parseExports(window.localStorage.getItem(KEY)).at(-1)?.[1].folder ?? ''
}

/** Takes the briefing out, its internal form too: the name of a file is mostly its title. */
export function forgetExport(briefing: string): void {
  const others = parseExports(window.localStorage.getItem(KEY)).filter(([id]) => !id.startsWith(briefing))
  window.localStorage.setItem(KEY, JSON.stringify(others))
}

export function rememberExport(briefing: string, last: LastExport): void {
  const others = parseExports(window.localStorage.getItem(KEY)).filter(([id]) => id !== briefing)
  window.localStorage.setItem(KEY, JSON.stringify([...others, [briefing, last]].slice(-MOST)))
}
