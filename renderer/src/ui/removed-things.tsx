import { type ReactNode, useId, useRef, useState } from 'react'
import { Heading } from 'react-aria-components'
import type { Failure, Outcome } from '#shared/contract/failure.ts'
import { Button } from './button.tsx'
import { RemovalDialog, type RemovalWords } from './removal-dialog.tsx'
import styles from './removed-things.module.css'

/** Something that was removed: it can be removed for good, and where it can be brought back, that. */
export interface RemovedThing {
  readonly id: string
  readonly name: string
  /** When it was removed, and until when it is kept; or where it stands. */
  readonly timeLeft: string
  readonly restore?: () => void
  /** Removes it for good. */
  remove(): Promise<Outcome<unknown>>
  readonly removal: RemovalWords
}

interface RemovedThingsProps {
  readonly things: readonly RemovedThing[]
  /** Of its title. */
  readonly level: 2 | 3
  readonly say: {
    readonly title: string
    readonly hideRemoved: string
    readonly restore: string
    readonly remove: string
    /** Where nothing is found; without it nothing is shown then. */
    readonly none?: string
    showRemoved(count: number): string
    restoreNamed(name: string): string
    removeNamed(name: string): string
  }
  /** Looks for what there is; `things` follow. */
  onOpen?(): Promise<void>
  explain(failure: Failure): ReactNode
  onRemoved(thing: RemovedThing): void
}

/** What was removed of a list, folded up below it: each is brought back, or removed for good. Nothing where nothing was removed. */
export function RemovedThings({ things, level, say, onOpen, explain, onRemoved }: RemovedThingsProps) {
  const [open, setOpen] = useState(false)
  const [removing, setRemoving] = useState<RemovedThing | null>(null)
  const fold = useRef<HTMLButtonElement>(null)
  const titleId = useId()
  /** The row that had the focus goes: it is on the list as a whole then, or where that is gone too, on the page. */
  const focusList = () =>
    requestAnimationFrame(() => (fold.current ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true }))
  const turn = async () => {
    if (!open) await onOpen?.()
    setOpen(!open)
  }
  return (
    <>
      {things.length === 0 && say.none === undefined ? null : (
        <section className={styles['removed']} aria-labelledby={titleId}>
          <Heading level={level} id={titleId} className={styles['title'] ?? ''}>
            {say.title}
          </Heading>
          <Button ref={fold} look="quiet" size="small" aria-expanded={open} onPress={() => void turn()}>
            {open ? say.hideRemoved : say.showRemoved(things.length)}
          </Button>
          {open && things.length === 0 ? <p className={styles['quiet']}>{say.none}</p> : null}
          {open && things.length > 0 ? (
            <ul className={styles['list']}>
              {things.map((thing) => (
                <li key={thing.id} className={styles['row']}>
                  <div className={styles['about']}>
                    <span>{thing.name}</span>
                    <p className={styles['quiet']}>{thing.timeLeft}</p>
                  </div>
                  <div className={styles['actions']}>
                    {thing.restore === undefined ? null : (
                      <Button
                        size="small"
                        aria-label={say.restoreNamed(thing.name)}
                        onPress={() => {
                          thing.restore?.()
                          focusList()
                        }}
                      >
                        {say.restore}
                      </Button>
                    )}
                    <Button look="quiet" size="small" aria-label={say.removeNamed(thing.name)} onPress={() => setRemoving(thing)}>
                      {say.remove}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      )}
      {removing === null ? null : (
        <RemovalDialog
          say={removing.removal}
          explain={explain}
          remove={removing.remove}
          onRemoved={() => {
            onRemoved(removing)
            setRemoving(null)
            focusList()
          }}
          onClose={() => {
            setRemoving(null)
            focusList()
          }}
        />
      )}
    </>
  )
}
