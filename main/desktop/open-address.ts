import { domainToUnicode } from 'node:url'
import type { MessageBoxOptions } from 'electron'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { readOutsideAddress } from '#shared/links/outside-address.ts'
import type { Dialogs } from './dialogs.ts'

interface OpenParts {
  readonly ask: Dialogs['ask']
  readonly open: (address: string) => Promise<void>
  readonly copy: (address: string) => Promise<void>
}

const [CANCEL, COPY, OPEN] = [0, 1, 2]

/** What a person is told before they decide: the whole address as the browser is given it, and the site in both of its spellings where there are two. */
function question(url: URL): MessageBoxOptions {
  const written = domainToUnicode(url.hostname)
  const site = written === url.hostname ? url.hostname : `${url.hostname}, which stands for ${written}`
  return {
    type: 'question',
    title: 'Campaign Archive',
    message: 'Open this address in your web browser?',
    detail: `${url.href}\n\nThe site is ${site}. Your browser will connect to it: the site, and whoever can see your network, learns that somebody here opened this address. Nothing else of the archive or of your notes is sent.`,
    buttons: ['Cancel', 'Copy address', 'Open in browser'],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  }
}

/** Opens an address in the person's browser once they have seen it whole and said so; one question at a time. */
export function createOpenAddress({ ask, open, copy }: OpenParts): Handlers['address.open'] {
  let isAsking = false
  return async ({ address }) => {
    const read = readOutsideAddress(address)
    const url = read.ok && URL.canParse(read.address) ? new URL(read.address) : null
    // What is opened is what the browser makes of it; that must pass as well.
    if (url === null || !readOutsideAddress(url.href).ok)
      return fail(
        'address-refused',
        'the address was not opened: only whole https addresses without hidden signs, names or passwords are',
      )
    if (isAsking) return succeed({ outcome: 'cancelled' })
    isAsking = true
    try {
      const { response } = await ask(question(url))
      if (response === COPY) {
        await copy(url.href)
        return succeed({ outcome: 'copied' })
      }
      if (response !== OPEN) return succeed({ outcome: 'cancelled' })
      await open(url.href)
      return succeed({ outcome: 'opened' })
    } catch (error) {
      return fail('address-refused', `the address was not opened: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      isAsking = false
    }
  }
}
