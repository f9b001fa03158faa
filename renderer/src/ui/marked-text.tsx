import { Fragment } from 'react'
import type { TextRange } from '#shared/text/text-range.ts'
import styles from './marked-text.module.css'

/** Text with some of its ranges marked. Ranges are UTF-16 offsets, in order, not overlapping. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly TextRange[] }) {
  let at = 0
  const parts = marks.map(({ start, end }) => {
    const before = text.slice(at, start)
    at = end
    return (
      <Fragment key={start}>
        {before}
        <mark className={styles['mark']}>{text.slice(start, end)}</mark>
      </Fragment>
    )
  })
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
