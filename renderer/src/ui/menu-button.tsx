import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button.tsx'
import { latePart } from './late-part.tsx'
import type { MenuAction, MenuFocus } from './menu-action.ts'

interface MenuButtonProps {
  readonly children: string
  /** The whole name, which begins with what stands on the button and says whose actions these are. */
  readonly label: string
  readonly actions: readonly MenuAction[]
  /** Where what an action needs can be got ready. */
  onOpen?(): void
}

/** Menus with their keys are a tenth of what the window begins with: they are fetched once it is at rest. */
export const loadMenuList = () => import('./menu-list.tsx')
const MenuList = latePart(() => loadMenuList().then((module) => module.MenuList))

/** A button with a menu of actions (ARIA Authoring Practices, "menu button"). */
export function MenuButton({ children, label, actions, onOpen }: MenuButtonProps) {
  const [focus, setFocus] = useState<MenuFocus | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const open = (first: MenuFocus) => {
    onOpen?.()
    setFocus(first)
  }
  const close = () => setFocus(null)
  const choose = ({ onAction }: MenuAction) => {
    // Nothing but an open menu can be reached: it goes, and the focus is where it was, before the action may move the focus on.
    flushSync(close)
    button.current?.focus()
    onAction()
  }
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        size="small"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={focus !== null}
        {...(focus === null ? {} : { 'aria-controls': id })}
        onPress={({ pointerType }) => open(pointerType === 'keyboard' || pointerType === 'virtual' ? 'first' : 'none')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return event.continuePropagation()
          event.preventDefault()
          open(event.key === 'ArrowDown' ? 'first' : 'last')
        }}
      >
        {children}
      </Button>
      {focus === null ? null : (
        <MenuList id={id} label={label} actions={actions} button={button} focus={focus} choose={choose} onClose={close} />
      )}
    </>
  )
}
