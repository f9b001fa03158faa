import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { writeKey } from '../../workspace/keys.ts'
import styles from './reader-bar.module.css'
import { TextMenu } from './text-menu.tsx'

const say = words.reading

interface ReaderBarProps {
  readonly outlineOpen: boolean
  onOutline(): void
  onFind(): void
  /** Null where a text stands beside this one already. */
  readonly onBeside: (() => void) | null
  onPrint(): void
}

/** What can be done with a source as a whole, always in sight above it. */
export function ReaderBar({ outlineOpen, onOutline, onFind, onBeside, onPrint }: ReaderBarProps) {
  return (
    <div role="toolbar" aria-label={say.bar} className={styles['bar']}>
      <Button look="quiet" size="small" aria-expanded={outlineOpen} onPress={onOutline}>
        {say.contents} <KeyName>O</KeyName>
      </Button>
      <Button look="quiet" size="small" onPress={onFind}>
        {say.find} <KeyName>{writeKey('Mod+f')}</KeyName>
      </Button>
      <TextMenu />
      {onBeside === null ? null : (
        <Button look="quiet" size="small" onPress={onBeside}>
          {say.beside} <KeyName>D</KeyName>
        </Button>
      )}
      <Button look="quiet" size="small" onPress={onPrint}>
        {say.print}
      </Button>
    </div>
  )
}
