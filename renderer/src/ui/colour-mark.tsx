import type { Colour } from '#shared/notes/colours.ts'
import styles from './colour-mark.module.css'

/** A shape for each colour, so that colours can be told apart without seeing them. */
const shapes: Record<Colour, string> = {
  yellow: 'M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1Z',
  green: 'M7 1 13.5 13h-13Z',
  blue: 'M1.5 1.5h11v11h-11Z',
  pink: 'M7 .5 13.5 7 7 13.5.5 7Z',
  purple: 'M4 1h6l3.5 6L10 13H4L.5 7Z',
  orange: 'M5 1h4v4h4v4H9v4H5V9H1V5h4Z',
}

export function ColourMark({ colour }: { readonly colour: Colour }) {
  return (
    <svg className={`${styles['mark']} ${styles[colour]}`} viewBox="0 0 14 14" aria-hidden="true">
      <path d={shapes[colour]} />
    </svg>
  )
}
