import { useState } from 'react'
import { Link } from 'react-router'
import type { BriefingId } from '#shared/archive/ids.ts'
import { briefingPath, partPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useBriefingActions, useBriefings, useRemovedBriefings } from '../../workspace/use-briefings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { BriefingFacts } from './briefing-facts.tsx'
import { titleOf } from './briefing-title.ts'
import styles from './briefings.module.css'
import { NewBriefingDialog } from './new-briefing-dialog.tsx'
import { RemovedBriefings } from './removed-briefing.tsx'
import { TitleForm } from './title-form.tsx'

const say = briefingWords

/** The briefings of the archive being read. */
export function BriefingsPage() {
  useWindowTitle(say.title)
  const { id: edition } = useEdition()
  const { ready } = useNotesSnapshot()
  const briefings = useBriefings()
  const removed = useRemovedBriefings()
  const [making, setMaking] = useState(false)
  const [showsRemoved, setShowsRemoved] = useState(false)
  useCommands([{ id: 'new-briefing', group: 'notes', name: say.new, keys: ['n'], run: () => setMaking(true) }])

  if (!ready) {
    return (
      <Page>
        <Working what={say.starting} />
      </Page>
    )
  }
  return (
    <Page>
      <header className={styles['head']}>
        <h1 id="briefings" tabIndex={-1}>
          {say.title}
        </h1>
        {briefings.length === 0 ? null : (
          <Button look="primary" onPress={() => setMaking(true)}>
            {say.new}
          </Button>
        )}
      </header>
      {briefings.length === 0 ? (
        <EmptyPlace title={say.empty} hint={say.emptyHint}>
          <Button look="primary" onPress={() => setMaking(true)}>
            {say.first}
          </Button>
          <Link to={partPath(edition, 'help')}>{words.nav.help}</Link>
        </EmptyPlace>
      ) : (
        <>
          <p className={styles['hint']}>{say.what}</p>
          <ul className={styles['list']}>
            {briefings.map((listed) => (
              <BriefingRow key={listed.briefing.id} listed={listed} />
            ))}
          </ul>
        </>
      )}
      {removed.length === 0 ? null : (
        <section className={styles['removed']} aria-labelledby="removed-briefings">
          <Button look="quiet" size="small" aria-expanded={showsRemoved} onPress={() => setShowsRemoved(!showsRemoved)}>
            {showsRemoved ? say.hideRemoved : say.showRemoved(removed.length)}
          </Button>
          {showsRemoved ? (
            <>
              <h2 id="removed-briefings">{say.removedTitle}</h2>
              <RemovedBriefings removed={removed} />
            </>
          ) : null}
        </section>
      )}
      {making ? <NewBriefingDialog onClose={() => setMaking(false)} /> : null}
    </Page>
  )
}

function BriefingRow({ listed }: { readonly listed: ListedBriefing }) {
  const { id: edition } = useEdition()
  const actions = useBriefingActions()
  const [renaming, setRenaming] = useState<BriefingId | null>(null)
  const { briefing } = listed
  const title = titleOf(briefing)
  if (renaming !== null) {
    return (
      <li className={styles['row']}>
        <TitleForm
          value={briefing.title}
          onSave={(next) => {
            if (next !== briefing.title) actions.change(briefing, { title: next })
          }}
          onClose={() => setRenaming(null)}
        />
      </li>
    )
  }
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <Link className={styles['name']} to={briefingPath(edition, briefing.id)}>
          {title}
        </Link>
        <BriefingFacts listed={listed} />
      </div>
      <div className={styles['actions']}>
        <Button look="quiet" size="small" aria-label={say.renameNamed(title)} onPress={() => setRenaming(briefing.id)}>
          {say.rename}
        </Button>
        <Button
          look="quiet"
          size="small"
          aria-label={say.duplicateNamed(title)}
          onPress={() => {
            const copy = say.copyOf(title).slice(0, 300)
            actions.duplicate(briefing.id, copy)
            announce({ kind: 'text', text: say.duplicated(copy), undo: true })
          }}
        >
          {say.duplicate}
        </Button>
        <Button
          look="quiet"
          size="small"
          aria-label={say.removeNamed(title)}
          onPress={() => {
            actions.remove(briefing)
            announce({ kind: 'text', text: say.removed(title), undo: true })
            document.getElementById('briefings')?.focus({ preventScroll: true })
          }}
        >
          {say.remove}
        </Button>
      </div>
    </li>
  )
}
