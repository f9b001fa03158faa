import { type ReactNode, useState } from 'react'
import type { Failure, Outcome } from '#shared/contract/failure.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import styles from './removal-dialog.module.css'
import { LongWorking } from './working.tsx'

/** All that is said, as it is to be read. */
export interface RemovalWords {
  readonly title: string
  readonly goes: string
  readonly goesList: readonly string[]
  readonly stays: string
  readonly staysList: readonly string[]
  readonly final: string
  readonly removing: string
  readonly failed: string
  readonly confirm: string
  readonly cancel: string
  readonly close: string
}

interface RemovalDialogProps {
  readonly say: RemovalWords
  /** What is said of a failure. */
  explain(failure: Failure): ReactNode
  remove(): Promise<Outcome<unknown>>
  onRemoved(): void
  onClose(): void
}

type Removing =
  | { readonly state: 'asking' }
  | { readonly state: 'removing' }
  | { readonly state: 'failed'; readonly failure: Failure }

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  )
}

/** Says what goes and what does not before something is removed for good. */
export function RemovalDialog({ say: given, explain, remove, onRemoved, onClose }: RemovalDialogProps) {
  const [removing, setRemoving] = useState<Removing>({ state: 'asking' })
  // What is behind the dialog changes while it goes: what was asked about stays.
  const [say] = useState(given)
  const confirm = async () => {
    setRemoving({ state: 'removing' })
    const answer = await remove()
    if (!answer.ok) return setRemoving({ state: 'failed', failure: answer.error })
    onRemoved()
  }
  return (
    <Dialog title={say.title} open onClose={onClose}>
      <List title={say.goes} items={say.goesList} />
      <List title={say.stays} items={say.staysList} />
      <p>
        <strong>{say.final}</strong>
      </p>
      <div role="status">{removing.state === 'removing' ? <LongWorking what={say.removing} /> : null}</div>
      {removing.state === 'failed' ? (
        <Banner tone="error" title={say.failed}>
          {explain(removing.failure)}
        </Banner>
      ) : null}
      <div className={styles['actions']}>
        <Button autoFocus onPress={onClose}>
          {removing.state === 'failed' ? say.close : say.cancel}
        </Button>
        <Button look="primary" isDisabled={removing.state === 'removing'} onPress={() => void confirm()}>
          {say.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
