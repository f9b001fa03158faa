import { COLOURS } from '#shared/notes/colours.ts'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { MeaningInput } from '../../ui/meaning-input.tsx'
import { words } from '../../words/words.ts'
import { useColourMeanings } from '../../workspace/colour-meanings.ts'
import { useNameColour } from '../../workspace/name-colour.ts'
import styles from './colour-meanings-part.module.css'
import { ColourNamesRemoval } from './colour-names-removal.tsx'

/** What each colour means to the person: one list for all of their archives. */
export function ColourMeaningsPart() {
  const meanings = useColourMeanings()
  const nameColour = useNameColour()
  return (
    <section>
      <h2>{words.writing.meanings}</h2>
      <p>{words.writing.meaningsHint}</p>
      <div className={styles['meanings']}>
        {COLOURS.map((colour) => (
          <MeaningInput
            key={colour}
            label={
              <>
                <ColourMark colour={colour} /> {words.writing.meaningOf(words.colours[colour])}
              </>
            }
            meaning={meanings[colour] ?? ''}
            example={words.colours[colour]}
            onDone={(meaning) => {
              if (meaning !== null) nameColour(colour, meaning)
            }}
          />
        ))}
      </div>
      <div className={styles['removal']}>
        <ColourNamesRemoval />
      </div>
    </section>
  )
}
