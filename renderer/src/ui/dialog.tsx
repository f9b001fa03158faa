import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import styles from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly wide?: boolean
  /** Near the top of the window, for a dialog whose height changes while one types. */
  readonly top?: boolean
  readonly children: ReactNode
  onClose(): void
}

export function Dialog({ title, open, wide = false, top = false, children, onClose }: DialogProps) {
  return (
    <ModalOverlay
      className={`${styles['overlay']} ${top ? styles['top'] : ''}`}
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Modal className={`${styles['modal']} ${wide ? styles['wide'] : ''}`}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <Heading slot="title" level={2} className={styles['title'] ?? ''}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
