import type { ReactNode } from 'react'
import { readOutsideAddress } from '#shared/links/outside-address.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './note-markdown.module.css'

interface OutsideLinkProps {
  readonly href: string | undefined
  readonly children: ReactNode
}

/**
 * An address outside the program: written out, and never followed by itself. The desktop program offers to hand it to the person's browser, and asks first;
 * a browser copies it.
 */
export function OutsideLink({ href, children }: OutsideLinkProps) {
  const { host } = useServices()
  const shown = href === undefined || (typeof children === 'string' && children === href) ? null : ` (${href})`
  const read = href === undefined ? null : readOutsideAddress(href)
  const onCopy = (address: string) =>
    announce({ kind: 'text', text: copyText(address) ? words.notes.addressCopied(address) : words.notes.addressNotCopied })
  const onOpen = async (address: string) => {
    const answer = await host.call('address.open', { address })
    if (!answer.ok) announce({ kind: 'text', text: writeSentence(answer.error.message) })
    else if (answer.value.outcome === 'copied') announce({ kind: 'text', text: words.notes.addressCopied(address) })
  }
  return (
    <>
      <span className={styles['address']} title={words.notes.linkNotOpened}>
        {children}
        {shown}
      </span>
      {read?.ok !== true ? null : host.kind === 'desktop' ? (
        <Button
          look="quiet"
          size="small"
          aria-label={words.notes.openAddressOf(read.address)}
          onPress={() => void onOpen(read.address)}
        >
          {words.notes.openAddress}
        </Button>
      ) : (
        <Button
          look="quiet"
          size="small"
          aria-label={words.notes.copyAddressOf(read.address)}
          onPress={() => onCopy(read.address)}
        >
          {words.notes.copyAddress}
        </Button>
      )}
    </>
  )
}
