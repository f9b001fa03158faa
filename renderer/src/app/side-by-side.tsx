import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { KeyName } from '../ui/key-name.tsx'
import { words } from '../words/words.ts'
import { CommandScope, useCommands } from '../workspace/commands.ts'
import styles from './side-by-side.module.css'
import { useWideWindow } from './use-wide-window.ts'

const say = words.reading

/** From this width on two texts stand beside each other, in CSS pixels; below it one of them is shown. */
const ROOM_FOR_TWO = 1_000

type Which = 'first' | 'second'

export interface SideBySidePane {
  readonly element: RefObject<HTMLDivElement | null>
  readonly name: string
  readonly content: ReactNode
}

interface SideBySideProps {
  readonly first: SideBySidePane
  readonly second: SideBySidePane | null
  /** Stands in the head of the second text. */
  readonly tools: ReactNode
  onClose(): void
}

/** One text, or two with their own scrolling and their own notes; keys mean the one that is worked in. */
export function SideBySide({ first, second, tools, onClose }: SideBySideProps) {
  const roomy = useWideWindow(ROOM_FOR_TWO)
  const [active, setActive] = useState<Which>('first')
  const paired = second !== null
  const worked: Which = paired ? active : 'first'
  // What was asked for is looked at first.
  const wasPaired = useRef(paired)
  useEffect(() => {
    if (paired && !wasPaired.current) setActive('second')
    if (!paired) setActive('first')
    wasPaired.current = paired
  }, [paired])
  const goTo = (which: Which) => {
    setActive(which)
    const pane = (which === 'first' ? first : second)?.element.current
    // On a narrow window the other text is shown first.
    window.setTimeout(() => pane?.querySelector<HTMLElement>('[data-text]')?.focus({ preventScroll: true }), 0)
  }
  const close = () => {
    onClose()
    window.setTimeout(() => first.element.current?.querySelector<HTMLElement>('[data-text]')?.focus({ preventScroll: true }), 0)
  }
  useCommands(
    paired
      ? [
          { id: 'beside-close', group: 'view', name: say.besideClose, keys: ['d'], run: close },
          {
            id: 'beside-switch',
            group: 'view',
            name: say.besideSwitch,
            keys: ['F6'],
            run: () => goTo(worked === 'first' ? 'second' : 'first'),
          },
        ]
      : [],
  )
  const shown = (which: Which) => roomy || worked === which
  const pane = (which: Which, { element, name, content }: SideBySidePane) => (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: where it has a name it is a group.
    <div
      ref={element}
      key={which}
      className={`${styles['pane']} ${shown(which) ? '' : styles['behind']} ${worked === which ? styles['worked'] : ''}`}
      role={paired ? 'group' : undefined}
      aria-label={paired ? `${which === 'first' ? say.besideFirst : say.besideSecond}: ${name}` : undefined}
      onFocusCapture={() => setActive(which)}
      onPointerDownCapture={() => setActive(which)}
    >
      {paired && roomy ? (
        <div className={styles['head']}>
          <span className={styles['name']} title={name}>
            {name}
          </span>
          {which === 'second' ? tools : null}
          {which === 'second' ? (
            <Button look="quiet" size="small" onPress={close}>
              {say.besideClose} <KeyName>D</KeyName>
            </Button>
          ) : null}
        </div>
      ) : null}
      <CommandScope value={worked === which}>{content}</CommandScope>
    </div>
  )
  return (
    <div className={styles['whole']}>
      {paired && !roomy ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form; these choose what is seen.
        <div className={styles['switch']} role="group" aria-label={say.besideWhich}>
          {[['first', first] as const, ['second', second] as const].map(([which, { name }]) => (
            <button
              key={which}
              type="button"
              className={styles['choice']}
              aria-pressed={worked === which}
              onClick={() => setActive(which)}
            >
              {name}
            </button>
          ))}
          <KeyName>F6</KeyName>
          <Button look="quiet" size="small" onPress={close}>
            {say.besideClose}
          </Button>
        </div>
      ) : null}
      <div className={`${styles['panes']} ${paired && roomy ? styles['two'] : ''}`}>
        {pane('first', first)}
        {second === null ? null : pane('second', second)}
      </div>
    </div>
  )
}
