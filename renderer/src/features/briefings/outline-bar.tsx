import { memo } from 'react'
import { Button } from '../../ui/button.tsx'
import { briefingWords as say } from '../../words/briefings-words.ts'
import styles from './briefing-page.module.css'

interface OutlineBarProps {
  /** The place of the part that is worked at, counted from 0; -1 for none. */
  readonly working: number
  readonly showsPreview: boolean
  onAddHeading(): void
  onAddText(): void
  onAddNotes(): void
  onPreview(): void
}

/** What is done with the outline as a whole. Stays in sight. */
export const OutlineBar = memo(function OutlineBar(props: OutlineBarProps) {
  const { working, showsPreview, onAddHeading, onAddText, onAddNotes, onPreview } = props
  return (
    <div className={styles['outlineHead']}>
      <h2 id="outline">{say.outline}</h2>
      <div className={styles['adders']}>
        <Button size="small" onPress={onAddHeading}>
          {say.addHeading}
        </Button>
        <Button size="small" onPress={onAddText}>
          {say.addText}
        </Button>
        <Button size="small" onPress={onAddNotes}>
          {say.addNotes}
        </Button>
        <span className={styles['quiet']}>{working === -1 ? say.addsAtEnd : say.addsAfter(working + 1)}</span>
        <Button size="small" aria-expanded={showsPreview} onPress={onPreview}>
          {showsPreview ? say.hidePreview : say.showPreview}
        </Button>
      </div>
    </div>
  )
})
