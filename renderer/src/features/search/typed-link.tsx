import type { DeepLink } from '#shared/links/deep-link.ts'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import styles from './typed-link.module.css'

interface TypedLinkProps {
  /** Null where what was meant as a link is none. */
  readonly link: DeepLink | null
  onOpen(link: DeepLink): void
}

/** What the search box offers where a link was put into it: nobody looks for its words. */
export function TypedLink({ link, onOpen }: TypedLinkProps) {
  return (
    <div className={styles['offer']} role="status">
      {link === null ? (
        <>
          <strong>{words.links.notWhole}</strong>
          <span className={styles['hint']}>{words.links.notWholeHint}</span>
        </>
      ) : (
        <Button look="quiet" onPress={() => onOpen(link)}>
          {words.links.open} <KeyName>{words.links.enter}</KeyName>
        </Button>
      )}
    </div>
  )
}
