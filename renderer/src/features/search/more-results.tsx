import { Button } from '../../ui/button.tsx'
import { useEndInSight } from '../../ui/use-end-in-sight.ts'
import { words } from '../../words/words.ts'
import styles from './more-results.module.css'

const say = words.search

interface MoreResultsProps {
  readonly shown: number
  readonly total: number
  readonly loading: boolean
  onMore(): void
}

/** Asks for the next page when the end of the list comes into sight, or when it is pressed. */
export function MoreResults({ shown, total, loading, onMore }: MoreResultsProps) {
  const place = useEndInSight(shown, loading, onMore)
  return (
    <div ref={place} className={styles['more']}>
      <span>{loading ? say.loadingMore : say.shownOf(shown, total)}</span>
      <Button size="small" data-result="more" onPress={onMore}>
        {say.showMore}
      </Button>
    </div>
  )
}
