import { useState } from 'react'
import type { SearchItemId } from '#shared/archive/ids.ts'
import type { WordGroup } from '#shared/searches/search-item.ts'
import { checkWordGroup, readWords } from '#shared/searches/word-groups.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words } from '../../words/words.ts'
import { useSearchItemActions } from '../../workspace/search-item-actions.ts'
import { useWordGroups } from '../../workspace/searches.ts'
import { focusOn } from './focus-on.ts'
import { OneLineForm } from './one-line-form.tsx'
import { RemovedWords } from './removed-searches.tsx'
import styles from './searches-page.module.css'
import { describeWordGroupFault } from './word-group-fault.ts'

const say = words.searches
/** As much as fits in the longest group. */
const FIELD_LENGTH = 4_100
const ADD = 'add-words'

/** The list of other words: each group can be used or not, changed and removed. */
export function OtherWordsList() {
  const groups = useWordGroups()
  const actions = useSearchItemActions()
  const [editing, setEditing] = useState<SearchItemId | 'new' | null>(null)

  const close = (focus: string) => {
    setEditing(null)
    focusOn(focus)
  }
  const save = (text: string, group: WordGroup | null): string | null => {
    const list = readWords(text)
    const fault = checkWordGroup(
      list,
      groups.filter((other) => other.id !== group?.id),
    )
    if (fault !== null) return describeWordGroupFault(fault)
    if (group === null) actions.addWords(list)
    else if (JSON.stringify(group.words) !== JSON.stringify(list)) actions.changeWords(group, { words: list })
    return null
  }
  return (
    <section className={styles['part']} aria-labelledby="other-words">
      <h2 id="other-words" tabIndex={-1}>
        {say.wordsTitle}
      </h2>
      <p className={styles['hint']}>{say.wordsHint}</p>
      {groups.length === 0 ? <EmptyPlace title={say.wordsEmpty} hint={say.wordsEmptyHint} /> : null}
      {groups.length === 0 ? null : (
        <ul className={styles['list']}>
          {groups.map((group) => (
            <li key={group.id} className={styles['row']}>
              {editing === group.id ? (
                <OneLineForm
                  label={say.wordsField}
                  value={group.words.join('; ')}
                  save={say.wordsSave}
                  maxLength={FIELD_LENGTH}
                  onSave={(text) => save(text, group)}
                  onClose={() => close(`change-${group.id}`)}
                />
              ) : (
                <GroupRow group={group} onEdit={() => setEditing(group.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === 'new' ? (
        <OneLineForm
          label={say.wordsField}
          value=""
          example={say.wordsExample}
          save={say.wordsSave}
          maxLength={FIELD_LENGTH}
          onSave={(text) => save(text, null)}
          onClose={() => close(ADD)}
        />
      ) : (
        <div>
          <Button id={ADD} onPress={() => setEditing('new')}>
            {say.wordsAdd}
          </Button>
        </div>
      )}
      <RemovedWords />
    </section>
  )
}

function GroupRow({ group, onEdit }: { readonly group: WordGroup; onEdit(): void }) {
  const actions = useSearchItemActions()
  const name = say.group(group.words)
  return (
    <>
      <div className={styles['about']}>
        <CheckField checked={group.on} label={say.wordsUse(name)} onChange={(on) => actions.changeWords(group, { on })}>
          <span className={group.on ? '' : styles['off']}>
            {name}
            {group.on ? '' : ` (${say.wordsOff})`}
          </span>
        </CheckField>
      </div>
      <div className={styles['actions']}>
        <Button id={`change-${group.id}`} look="quiet" size="small" aria-label={say.wordsEditNamed(name)} onPress={onEdit}>
          {say.wordsEdit}
        </Button>
        <Button
          look="quiet"
          size="small"
          aria-label={say.wordsRemoveNamed(name)}
          onPress={() => {
            actions.removeWords(group, say.wordsRemoved(name))
            focusOn('other-words')
          }}
        >
          {say.remove}
        </Button>
      </div>
    </>
  )
}
