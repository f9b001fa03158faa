import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { movedPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import { useNoteMoves } from '../../workspace/note-moves.tsx'
import { useEdition } from '../../workspace/workspace.tsx'

const say = words.moving

/** Says, until it is put away, that notes of earlier editions wait for a decision in the edition being read. */
export function UndecidedBanner({ className = '' }: { readonly className?: string | undefined }) {
  const { id: edition } = useEdition()
  const { pathname, search } = useLocation()
  const undecided = useNoteMoves()?.undecided ?? 0
  /** How many there were when it was put away: it comes again only when there are more. */
  const [seen, setSeen] = useState<{ readonly edition: string; readonly count: number } | null>(null)
  const away = seen !== null && seen.edition === edition && undecided <= seen.count
  if (undecided === 0 || away || pathname === movedPath(edition) || search.includes('attach=')) return null
  return (
    <div className={className}>
      <Banner
        tone="plain"
        actions={
          <>
            <Link to={movedPath(edition)}>{say.look}</Link>
            <Button look="quiet" size="small" onPress={() => setSeen({ edition, count: undecided })}>
              {say.notNow}
            </Button>
          </>
        }
      >
        {say.banner(undecided, edition)}
      </Banner>
    </div>
  )
}
