import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import styles from './text-menu.module.css'

const say = words.reading

const TextChoices = lazy(() => import('./text-choices.tsx').then((module) => ({ default: module.TextChoices })))

/** How the text is set: what is changed is seen at once in the text behind it. */
export function TextMenu() {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && place.current?.contains(target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', onPress)
    return () => document.removeEventListener('pointerdown', onPress)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the menu in it is left.
    <div
      ref={place}
      className={styles['place']}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return
        event.stopPropagation()
        setOpen(false)
        place.current?.querySelector('button')?.focus()
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && place.current?.contains(relatedTarget) !== true) setOpen(false)
      }}
    >
      <Button look="quiet" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
        {say.textMenu}
      </Button>
      {open ? (
        <Suspense>
          <TextChoices />
        </Suspense>
      ) : null}
    </div>
  )
}
