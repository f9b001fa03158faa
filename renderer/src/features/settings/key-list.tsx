import type { CommandGroup } from '#shared/contract/commands.ts'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { useRegisteredCommands } from '../../workspace/commands.ts'
import { writeKey } from '../../workspace/keys.ts'
import { namedNoteFieldKeys } from '../../workspace/note-field-keys.ts'
import { passageKeys } from '../../workspace/passage-keys.ts'
import styles from './key-list.module.css'

const groups: readonly CommandGroup[] = ['go', 'search', 'passage', 'notes', 'view']

interface KeyListProps {
  /** Keys of passages are listed also where no source is open. */
  readonly withPassages?: boolean
  /** Which names of keys are wanted; all where nothing is said. */
  finds?(name: string): boolean
}

interface KeySectionProps {
  readonly title: string
  readonly keys: readonly { readonly id: string; readonly name: string; readonly keys: readonly string[] }[]
}

function KeySection({ title, keys }: KeySectionProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles['keys']}>
        {keys.map((command) => (
          <div key={command.id} className={styles['row']}>
            <dt>{command.name}</dt>
            <dd>
              {command.keys.map((key) => (
                <KeyName key={key}>{writeKey(key)}</KeyName>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The keys that work in the view that is open, by what they are for. */
export function KeyList({ withPassages = false, finds = () => true }: KeyListProps) {
  const here = useRegisteredCommands().filter((command) => command.keys.length > 0)
  const ofFields = namedNoteFieldKeys.filter(({ name }) => finds(name))
  const commands = withPassages ? [...here, ...passageKeys.map((key) => ({ ...key, group: 'passage' as const }))] : here
  return (
    <div className={styles['groups']}>
      {groups.map((group) => {
        const mine = commands.filter((command) => command.group === group && finds(command.name))
        return mine.length === 0 ? null : <KeySection key={group} title={words.keys.groups[group]} keys={mine} />
      })}
      {withPassages && ofFields.length > 0 ? <KeySection title={words.writing.fieldKeys} keys={ofFields} /> : null}
    </div>
  )
}
