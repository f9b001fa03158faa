import type { KeyboardEvent, RefObject } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { flushSync } from 'react-dom'
import styles from './menu.module.css'
import type { MenuAction, MenuFocus } from './menu-action.ts'

interface MenuListProps {
  readonly id: string
  readonly label: string
  readonly actions: readonly MenuAction[]
  readonly button: RefObject<HTMLButtonElement | null>
  readonly focus: MenuFocus
  choose(action: MenuAction): void
  onClose(): void
}

/** The open menu of a button. */
export function MenuList({ id, label, actions, button, focus, choose, onClose }: MenuListProps) {
  // Tab leads on from the button, as from any other.
  const onTab = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return
    flushSync(onClose)
    button.current?.focus()
  }
  return (
    <Popover
      triggerRef={button}
      isOpen
      onOpenChange={onClose}
      placement="bottom end"
      offset={4}
      aria-label={label}
      className={styles['menu'] ?? ''}
    >
      <div onKeyDownCapture={onTab}>
        <Menu
          id={id}
          aria-label={label}
          autoFocus={focus === 'none' ? true : focus}
          shouldFocusWrap
          onClose={onClose}
          className={styles['list'] ?? ''}
        >
          {actions.map((action) => (
            <MenuItem key={action.name} id={action.name} className={styles['item'] ?? ''} onAction={() => choose(action)}>
              {action.name}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </Popover>
  )
}
