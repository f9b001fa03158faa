import { briefingWords as say } from '../../words/briefings-words.ts'
import { writeMoment } from '../../words/words.ts'
import type { ListedBriefing } from '../../workspace/briefings.ts'
import styles from './briefings.module.css'

export function BriefingFacts({ listed: { briefing, parts } }: { readonly listed: ListedBriefing }) {
  const quotations = parts.filter(({ type, form }) => type === 'note' && (form === 'quotation' || form === 'quotation-comment'))
  return <p className={styles['quiet']}>{say.facts(quotations.length, parts.length, writeMoment(briefing.modifiedAt))}</p>
}
