import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { SearchItemId } from '#shared/archive/ids.ts'
import type { LogEntry } from '#shared/searches/search-item.ts'
import { foldText } from '#shared/text/fold-text.ts'
import { searchPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { words } from '../../words/words.ts'
import { useSearchItemActions } from '../../workspace/search-item-actions.ts'
import { useLogEntries } from '../../workspace/searches.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { focusOn } from './focus-on.ts'
import { LogTable } from './log-table.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { RemovedLog } from './removed-searches.tsx'
import styles from './search-log-part.module.css'
import parts from './searches-page.module.css'

const say = words.searches
/** Rows that are shown at first, and with each press of "Show more". */
const ROWS = 25

function withWords(entries: readonly LogEntry[], text: string): readonly LogEntry[] {
  const wanted = foldText(text.trim()).folded
  if (wanted === '') return entries
  return entries.filter(({ query, edition }) => foldText(`${query} ${edition}`).folded.includes(wanted))
}

/** The search log: what was looked for, in which edition, and how much was found. */
export function SearchLogPart() {
  const entries = useLogEntries()
  const actions = useSearchItemActions()
  const { id: edition } = useEdition()
  const { keepSearchLog } = useSettings()
  const [text, setText] = useState('')
  const [rows, setRows] = useState(ROWS)
  const [chosen, setChosen] = useState<ReadonlySet<SearchItemId>>(new Set())
  const [saving, setSaving] = useState<readonly LogEntry[] | null>(null)
  const found = useMemo(() => withWords(entries, text), [entries, text])
  const chosenFound = found.filter(({ id }) => chosen.has(id))
  const shown = found.slice(0, rows)

  const remove = (removed: readonly LogEntry[]) => {
    actions.removeFromLog(removed, say.logRemoved(removed.length))
    setChosen(new Set())
    focusOn('search-log')
  }
  return (
    <section className={parts['part']} aria-labelledby="search-log">
      <h2 id="search-log" tabIndex={-1}>
        {say.logTitle}
      </h2>
      <p className={parts['hint']}>{say.logHint}</p>
      <CheckField checked={keepSearchLog} onChange={(on) => changeSettings({ keepSearchLog: on })}>
        {say.logOn}
      </CheckField>
      {keepSearchLog ? null : <Banner tone="caution">{say.logOff}</Banner>}
      {entries.length === 0 ? (
        <EmptyPlace title={say.logEmpty} hint={say.logEmptyHint}>
          <Link to={searchPath(edition, '')}>{say.startSearch}</Link>
        </EmptyPlace>
      ) : (
        <>
          <div className={styles['tools']}>
            <div className={styles['find']}>
              <TextField label={say.logFilter} value={text} onChange={setText} />
            </div>
            {found.length === 0 ? null : (
              <Button look="primary" onPress={() => setSaving(chosenFound.length > 0 ? chosenFound : found)}>
                {say.save}
              </Button>
            )}
          </div>
          <div className={styles['selection']}>
            <CheckField
              checked={found.length > 0 && chosenFound.length === found.length}
              some={chosenFound.length > 0 && chosenFound.length < found.length}
              onChange={(all) => setChosen(new Set(all ? found.map(({ id }) => id) : []))}
            >
              {words.notes.selectAll}
            </CheckField>
            <span role="status" className={styles['count']}>
              {say.logShown(found.length, entries.length)}
              {chosenFound.length === 0 ? '' : `, ${say.logChosen(chosenFound.length)}`}
            </span>
            {chosenFound.length === 0 ? null : (
              <Button size="small" onPress={() => remove(chosenFound)}>
                {say.remove}
              </Button>
            )}
          </div>
          {found.length === 0 ? (
            <EmptyPlace title={say.logNone} />
          ) : (
            <LogTable
              entries={shown}
              chosen={chosen}
              onChoose={(id, yes) => {
                const next = new Set(chosen)
                if (yes) next.add(id)
                else next.delete(id)
                setChosen(next)
              }}
            />
          )}
          {found.length > shown.length ? (
            <div>
              <Button onPress={() => setRows(rows + ROWS)}>{say.logMore(Math.min(ROWS, found.length - shown.length))}</Button>
            </div>
          ) : null}
          <p className={parts['quiet']}>{say.logRemain}</p>
        </>
      )}
      <RemovedLog />
      {saving === null ? null : <RecordDialog entries={saving} onClose={() => setSaving(null)} />}
    </section>
  )
}
