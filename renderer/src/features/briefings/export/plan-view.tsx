import type { MergedExport, PartState } from '#shared/briefing/merge/merge-export.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { writeSentence } from '../../../words/words.ts'
import { ConflictPairs } from './conflict-pairs.tsx'
import styles from './export.module.css'
import type { ExportPlan, PlannedFile, WhyNot } from './plan-files.ts'

interface PlanViewProps {
  readonly plan: ExportPlan
  /** Whether what is written takes the place of a file that is kept beside it. */
  readonly inFolder: boolean
  readonly leaveOut: ReadonlySet<string>
  onLeaveOut(id: string, out: boolean): void
  /** A name under which it can be written beside what stands there. */
  besideName(name: string): string
  onName(name: string): void
}

/** Of files that are listed one by one. */
const MOST_LISTED = 12

function sayWhyNot(why: WhyNot): string {
  switch (why.state) {
    case 'damaged':
      return say.whyNot.damaged(why.how)
    case 'other-briefing':
      return say.whyNot['other-briefing'](why.title)
    case 'other-archive':
      return say.whyNot['other-archive'](why.archive)
    case 'refused':
      return writeSentence(why.message)
    case 'not-ours':
    case 'without-marks':
    case 'newer':
    case 'internal':
    case 'not-text':
      return say.whyNot[why.state]
    default:
      return assertNever(why)
  }
}

function sayMerged({ parts, head, orderStays, withoutRecord, keys }: MergedExport): readonly string[] {
  const number = (...states: readonly PartState[]) => parts.filter(({ state }) => states.includes(state)).length
  const some = (n: number, words: (n: number) => string) => (n === 0 ? [] : [words(n)])
  const conflicts = number('conflict') + (head.state === 'conflict' ? 1 : 0)
  const counts = [
    ...some(conflicts, say.conflicts),
    ...(head.state === 'renewed' || head.state === 'edited-renewed' ? [say.titleRenewed] : []),
    ...some(number('renewed', 'edited-renewed'), say.renewed),
    ...some(number('added', 'back'), say.added),
    ...some(number('removed'), say.removed),
    ...some(number('edited', 'edited-renewed', 'emptied'), say.edited),
    ...some(number('kept'), say.kept),
    ...some(number('stays-out'), say.staysOut),
    ...some(number('foreign'), say.foreign),
    ...some(number('undecided'), say.undecided),
  ]
  return [
    ...(counts.length === 0 ? [] : [writeSentence(counts.join(', '))]),
    ...(orderStays ? [say.orderStays] : []),
    ...(withoutRecord ? [say.withoutRecord] : []),
    ...(keys.length === 0 ? [] : [say.keys(keys)]),
  ]
}

function FilePlan({
  file,
  plan,
  inFolder,
  leaveOut,
  onLeaveOut,
  besideName,
  onName,
}: PlanViewProps & { readonly file: PlannedFile }) {
  switch (file.action) {
    case 'new':
      return <p>{writeSentence(say.isNew)}</p>
    case 'same':
      return <p>{writeSentence(say.isSame)}</p>
    case 'replace':
      return <p>{writeSentence(say.isReplaced)}</p>
    case 'merge':
      return (
        <>
          <p>{writeSentence(inFolder ? say.isMerged : say.isMergedCopy)}</p>
          {sayMerged(file.merged).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <ConflictPairs merged={file.merged} leaveOut={leaveOut} onLeaveOut={onLeaveOut} />
        </>
      )
    case 'refuse': {
      const beside = besideName(file.name)
      return (
        <Banner
          tone="caution"
          title={say.refused(file.name)}
          actions={plan.files.length > 2 ? undefined : <Button onPress={() => onName(beside)}>{say.beside(beside)}</Button>}
        >
          <p>{sayWhyNot(file.why)}</p>
        </Banner>
      )
    }
    default:
      return assertNever(file)
  }
}

/** What an export would do to each file, before anything is written. */
export function PlanView(props: PlanViewProps) {
  const { plan, onName } = props
  // Where there are many, those come first in which something is to be seen.
  const weight = ({ action }: PlannedFile) => ['refuse', 'merge', 'replace', 'new', 'same'].indexOf(action)
  const files = plan.files.length <= MOST_LISTED ? plan.files : [...plan.files].sort((a, b) => weight(a) - weight(b))
  const title = plan.files.length === 1 ? say.plan : say.planAll(plan.files.length)
  const renewable = plan.files.length === 1 && plan.files[0]?.action === 'new' ? plan.others : []
  return (
    <section aria-label={title} className={styles['plan']}>
      <h3>{title}</h3>
      <ul className={styles['files']}>
        {files.slice(0, MOST_LISTED).map((file) => (
          <li key={file.name} data-file={file.name} data-action={file.action}>
            <p className={styles['what']}>{file.name}</p>
            <FilePlan {...props} file={file} />
          </li>
        ))}
      </ul>
      {files.length > MOST_LISTED ? <p>{writeSentence(say.more(files.length - MOST_LISTED))}</p> : null}
      {plan.others.length === 0 ? null : (
        <Banner
          tone="plain"
          actions={renewable.map((name) => (
            <Button key={name} onPress={() => onName(name)}>
              {say.renewOther(name)}
            </Button>
          ))}
        >
          <p>{say.others(plan.others)}</p>
        </Banner>
      )}
    </section>
  )
}
