import { createHash, randomUUID } from 'node:crypto'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { securityHeaders } from '../services/web/page-headers.ts'
import { APP_ADDRESS } from './app-address.ts'

const FOLDER = `${APP_ADDRESS}printed/`

/** Nothing but the words of the page, and the one style that the program put into it. */
function policyFor(page: string): string {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
  const digest = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** Pages that are set for paper in a window that nobody sees, each at an address of its own for as long as that takes. */
export class PrintedPages {
  readonly #pages = new Map<string, string>()
  readonly #create: (options: BrowserWindowConstructorOptions) => BrowserWindow

  constructor(create: (options: BrowserWindowConstructorOptions) => BrowserWindow) {
    this.#create = create
  }

  /** Null where the address is not that of such a page. */
  answer({ method, url }: Pick<Request, 'method' | 'url'>): Response | null {
    const page = method === 'GET' ? this.#pages.get(url) : undefined
    if (page === undefined) return null
    return new Response(page, {
      headers: {
        ...securityHeaders,
        'Content-Security-Policy': policyFor(page),
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
      },
    })
  }

  /** Hands a window that holds the page to `use`, without scripts, without preload, without a way to the program; it is gone afterwards. */
  async with<T>(page: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const address = `${FOLDER}${randomUUID()}`
    this.#pages.set(address, page)
    const window = this.#create({
      show: false,
      webPreferences: {
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    })
    try {
      await window.loadURL(address)
      return await use(window)
    } finally {
      this.#pages.delete(address)
      window.destroy()
    }
  }
}
