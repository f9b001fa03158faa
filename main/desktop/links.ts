import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { type DeepLink, readDeepLink, writeDeepLink } from '#shared/links/deep-link.ts'
import { isMeantAsLink } from '#shared/links/typed-link.ts'
import { fileInArgument } from '../services/handed/file-argument.ts'

/** Where Electron and Chromium stop to look for switches; the system calls the program with it before a link. */
export const END_OF_SWITCHES = '--'

/**
 * What of the arguments of a start may be an option. A link comes from outside, and a mail program may hand on more with it than a link: what
 * stands behind one, or behind `--`, is no option.
 */
export function argumentsBeforeLink(args: readonly string[]): readonly string[] {
  const end = args.findIndex((arg) => arg === END_OF_SWITCHES || isMeantAsLink(arg))
  return end === -1 ? args : args.slice(0, end)
}

/** The link that a start was given, the last if there are several; null where there is none that can be read. */
export function linkAmong(args: readonly string[]): DeepLink | null {
  return args.map(readDeepLink).findLast((link) => link !== null) ?? null
}

/** What a second start hands on to the first, with the lock that it does not get. */
export function handOn(
  link: DeepLink | null,
  file: string | null,
): { readonly link: string | null; readonly file: string | null } {
  return { link: link === null ? null : writeDeepLink(link), file }
}

/** The file in what a second start handed on. */
export function fileHandedOn(data: unknown, platform: NodeJS.Platform): string | null {
  return typeof data === 'object' && data !== null && 'file' in data ? fileInArgument(data.file, platform) : null
}

/** The link in what a second start handed on. */
export function linkHandedOn(data: unknown): DeepLink | null {
  if (typeof data !== 'object' || data === null || !('link' in data) || typeof data.link !== 'string') return null
  return readDeepLink(data.link)
}

/** The link that the window has not taken yet. A newer one takes its place: a person waits for the last they pressed. */
export class WaitingLink {
  #link: DeepLink | null = null
  #tell: () => void = () => undefined

  /** What else comes in the form of a link goes nowhere. */
  offer(link: DeepLink | null): void {
    if (link === null) return
    this.#link = link
    this.#tell()
  }

  /** `tell` is called for each link from now on. */
  onOffer(tell: () => void): void {
    this.#tell = tell
  }

  readonly take: Handlers['link.take'] = async () => {
    const link = this.#link
    this.#link = null
    return succeed({ link: link === null ? null : writeDeepLink(link) })
  }
}
